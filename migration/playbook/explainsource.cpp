// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/converter.h"
#include "migration/mapping/plan.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/fielduses.h"
#include "migration/playbook/yamlreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

QString headersOf(const FieldSpec &field)
{
    QStringList headers;
    for (const std::string &header : field.headers)
        headers << u"\"%1\""_s.arg(named(header));
    return headers.join(PlaybookText::tr(" or "));
}

/// The sentences about one use.
QString sentences(const Playbook &playbook, const FieldUse &use)
{
    const QString target = u"%1.%2"_s.arg(named(use.row->table), named(use.column->column));
    const bool copy = use.column->kind == ColumnSpec::Kind::Copy;
    QStringList all{copy ? PlaybookText::tr("also goes into %1.").arg(target)
                         : PlaybookText::tr("becomes %1.").arg(target)};
    if (const auto converter = makeConverter(
            withChoices(use.input->converter, playbook, answersWithDefaults(playbook, {})),
            playbook.words))
        all << (*converter)->explanation();
    if (use.choice > 0)
        all << PlaybookText::tr("Only when nothing better is there (choice %1).")
                   .arg(use.choice + 1);
    if (use.input->maxLength)
        all << PlaybookText::tr("Not when it is longer than %1 characters.")
                   .arg(*use.input->maxLength);
    if (!use.input->ifUsed.isEmpty())
        all << PlaybookText::tr("Then the report says: \"%1\"").arg(use.input->ifUsed);
    if (use.column->required)
        all << PlaybookText::tr("Without a value the %1 is set aside.").arg(use.row->title);
    return all.join(u' ');
}

QString placeName(const SourceSpec &source, const std::string &place)
{
    if (const FieldSpec *field = source.field(place))
        return PlaybookText::tr("%1 (header %2)").arg(field->label, headersOf(*field));
    return place.empty() ? PlaybookText::tr("The record itself") : named(place);
}

QString isSecret(const Playbook &playbook, const SourceSpec &source)
{
    QStringList lines;
    for (const std::string &text : playbook.secrets.paths) {
        const std::size_t colon = text.find(":/");
        const std::string from = colon == std::string::npos ? std::string() : text.substr(0, colon);
        if (from.empty() || from == source.name)
            lines << PlaybookText::tr(
                         "    %1 is secret and is never stored in clear unless you say so.")
                         .arg(named(from.empty() ? text : text.substr(colon + 1)));
    }
    return lines.join(u'\n');
}

QString takeText(SourceSpec::Take take)
{
    switch (take) {
    case SourceSpec::Take::Newest:
        return PlaybookText::tr("Of these files the last by name is read.");
    case SourceSpec::Take::Oldest:
        return PlaybookText::tr("Of these files the first by name is read.");
    case SourceSpec::Take::All:
        break;
    }
    return PlaybookText::tr("Each of these files is read, none in folders inside.");
}

QString headOf(const SourceSpec &source)
{
    const QString format = source.format == SourceFormat::Csv ? u"CSV"_s
        : source.lines                                        ? u"JSON Lines"_s
                                                              : u"JSON"_s;
    QString head = u"  %1: %2 (%3)."_s.arg(source.title, source.file, format);
    if (source.lines)
        head += ' '_L1 + PlaybookText::tr("Each line is a record.");
    else if (source.elements)
        head += ' '_L1 + PlaybookText::tr("Each element of its list is a record.");
    if (source.isPattern)
        head += ' '_L1 + takeText(source.take);
    if (source.required)
        head += ' '_L1 + PlaybookText::tr("It must be there.");
    if (!source.unreadableKey.empty())
        head += ' '_L1
            + PlaybookText::tr("An object with \"%1\" alone counts as unreadable.")
                  .arg(named(source.unreadableKey));
    return head;
}

} // namespace

QString explainSource(const Playbook &playbook, const SourceSpec &source)
{
    QStringList lines{headOf(source)};
    std::vector<FieldUse> uses = fieldUses(playbook);
    std::erase_if(uses, [&](const FieldUse &use) { return use.source != source.name; });
    for (const FieldUse &use : uses)
        lines << u"    %1 %2"_s.arg(placeName(source, use.place), sentences(playbook, use));
    for (const FieldSpec &field : source.fields) {
        const bool used = std::any_of(uses.begin(), uses.end(),
                                      [&](const FieldUse &use) { return use.place == field.name; });
        if (!used)
            lines << PlaybookText::tr("    %1 is kept in the extra details.")
                         .arg(placeName(source, field.name));
    }
    if (const QString secret = isSecret(playbook, source); !secret.isEmpty())
        lines << secret;
    lines << PlaybookText::tr("    Everything else in it is kept in the extra details.");
    return lines.join(u'\n');
}

} // namespace waybill
