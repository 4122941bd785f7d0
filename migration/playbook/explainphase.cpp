// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/explain.h"
#include "migration/playbook/yamlreader.h"

#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

QString valueText(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return u"\"%1\""_s.arg(named(*text));
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    if (const auto *decimal = std::get_if<double>(&value)) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *decimal).ptr;
        return QString::fromLatin1(digits.data(), end - digits.data());
    }
    return PlaybookText::tr("nothing");
}

QString titles(const Playbook &playbook, const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names) {
        const SourceSpec *source = playbook.source(name);
        list << (source ? source->title : named(name));
    }
    return list.join(u", "_s);
}

/// " Only if ...", or nothing.
QString conditionText(const Playbook &playbook, const Condition &condition)
{
    QStringList parts;
    if (!condition.anyOf.empty()) {
        QStringList places;
        for (const Path &path : condition.anyOf)
            places << named(path.text);
        parts << PlaybookText::tr("one of these is not blank: %1").arg(places.join(u", "_s));
    }
    for (const auto &[path, words] : condition.values)
        parts << PlaybookText::tr("%1 is one of %2").arg(named(path.text), joined(words));
    if (!condition.missing.empty())
        parts
            << PlaybookText::tr("there is no data in %1").arg(titles(playbook, condition.missing));
    if (!condition.present.empty())
        parts << PlaybookText::tr("there is data in %1").arg(titles(playbook, condition.present));
    for (const auto &[question, answer] : condition.answers)
        parts << PlaybookText::tr("the answer to %1 is %2").arg(named(question), named(answer));
    for (const std::string &question : condition.fileAnswers)
        parts << PlaybookText::tr("the answer to %1 is a file").arg(named(question));
    if (parts.isEmpty())
        return {};
    return ' '_L1 + PlaybookText::tr("Only if %1.").arg(parts.join(PlaybookText::tr(", and ")));
}

/// What a column gets that does not come out of a field; empty for those that do.
QString columnText(const ColumnSpec &column)
{
    const QString name = named(column.column);
    switch (column.kind) {
    case ColumnSpec::Kind::RowId:
        return PlaybookText::tr("%1 leads to the %2.").arg(name, named(column.name));
    case ColumnSpec::Kind::Index:
        return PlaybookText::tr("%1 is the position, from 0.").arg(name);
    case ColumnSpec::Kind::Key:
        return PlaybookText::tr("%1 is the key {%2} (%3).")
            .arg(name, named(column.name), named(column.converter));
    case ColumnSpec::Kind::Constant:
        return PlaybookText::tr("%1 is always %2.").arg(name, valueText(column.constant));
    case ColumnSpec::Kind::Template:
        return PlaybookText::tr("%1 is made as \"%2\".").arg(name, named(column.templateText));
    case ColumnSpec::Kind::Answer:
        return column.part.empty()
            ? PlaybookText::tr("%1 is the answer to %2.").arg(name, named(column.name))
            : PlaybookText::tr("%1 is the %3 of the file that answers %2.")
                  .arg(name, named(column.name), named(column.part));
    case ColumnSpec::Kind::File:
        return PlaybookText::tr("%1 is the %2 of the record's file (%3).")
            .arg(name, named(column.name), named(column.converter));
    case ColumnSpec::Kind::Digest: {
        QStringList places;
        for (const Input &input : column.inputs)
            places << named(input.path.text);
        return PlaybookText::tr("%1 is made from %2, the same each time.")
            .arg(name, places.join(PlaybookText::tr(" and ")));
    }
    case ColumnSpec::Kind::From:
    case ColumnSpec::Kind::Copy:
        break;
    }
    if (isNull(column.constant))
        return {};
    return PlaybookText::tr("%1 is %2 when there is no value.")
        .arg(name, valueText(column.constant));
}

/// What a column gets when nothing else is there.
QString elseText(const ColumnSpec &column)
{
    if (column.inputs.empty() || column.kind == ColumnSpec::Kind::Digest)
        return columnText(column);
    QStringList places;
    for (const Input &input : column.inputs)
        places << named(input.path.text);
    return PlaybookText::tr("%1 is taken from %2.")
        .arg(named(column.column), places.join(PlaybookText::tr(" or ")));
}

QString placesText(const RowSpec &row)
{
    QStringList places;
    for (const Path &path : row.each) {
        if (path.split.empty()) {
            places << named(path.text);
            continue;
        }
        QStringList separators;
        for (const std::string &separator : path.split)
            separators << u"\"%1\""_s.arg(named(separator).replace(u'\n', u"\\n"_s));
        places << PlaybookText::tr("piece of %1, parted at %2")
                      .arg(named(path.text), separators.join(u' '));
    }
    return places.join(PlaybookText::tr(" or "));
}

void explainRow(const Playbook &playbook, const RowSpec &row, int depth, QStringList &lines)
{
    const QString indent(4 + 2 * depth, u' ');
    QString head = row.each.empty()
        ? PlaybookText::tr("One %1 in %2.").arg(row.title, named(row.table))
        : PlaybookText::tr("One %1 in %2 for each %3.")
              .arg(row.title, named(row.table), placesText(row));
    head += conditionText(playbook, row.when);
    if (!row.find.empty())
        head += ' '_L1
            + (row.unique ? PlaybookText::tr("Another one with the same %1 is a duplicate.")
                          : PlaybookText::tr("None when there is one with the same %1 already."))
                  .arg(joined(row.find))
            + (row.exact ? ' '_L1 + PlaybookText::tr("Upper and lower case differ.") : QString());
    lines << indent + head;
    for (const ColumnSpec &column : row.columns) {
        if (const QString text = columnText(column); !text.isEmpty())
            lines << indent + "  "_L1 + text + conditionText(playbook, column.when);
        for (const ColumnSpec &other : column.otherwise) {
            lines << indent + "  "_L1 + PlaybookText::tr("Else: %1").arg(elseText(other))
                    + conditionText(playbook, other.when);
        }
    }
    for (const RowSpec &inner : row.rows)
        explainRow(playbook, inner, depth + 1, lines);
}

} // namespace

QString explainPhase(const Playbook &playbook, const PhaseSpec &phase)
{
    QStringList lines{u"  %1 (%2)"_s.arg(phase.title, named(phase.id))};
    for (const Script &script : phase.scripts)
        lines << PlaybookText::tr("    The script %1 is run.").arg(named(script.name))
                + conditionText(playbook, script.when);
    for (const LoadSpec &load : phase.loads) {
        QString head = PlaybookText::tr("For each record of %1").arg(titles(playbook, {load.from}));
        if (!load.with.empty())
            head += ' '_L1 + PlaybookText::tr("together with %1").arg(titles(playbook, load.with));
        lines << "    "_L1 + head + u':' + conditionText(playbook, load.when);
        for (const RowSpec &row : load.rows)
            explainRow(playbook, row, 1, lines);
    }
    return lines.join(u'\n');
}

} // namespace waybill
