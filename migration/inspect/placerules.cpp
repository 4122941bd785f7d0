// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/placerules.h"

#include "migration/mapping/plan.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldPlaces)
};

bool contains(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::string placeKey(const FieldFinding &field)
{
    const std::string name = field.field.toStdString();
    return name.starts_with('/') ? name.substr(1) : name;
}

PlaceRules::PlaceRules(const Playbook &playbook)
    : m_playbook(&playbook)
    , m_uses(fieldUses(playbook))
{
}

Result<PlaceRules> PlaceRules::of(const Playbook &playbook)
{
    PlaceRules rules(playbook);
    auto memory = Connection::openMemory();
    if (!memory)
        return memory.error();
    for (const PhaseSpec &phase : playbook.phases) {
        for (const Script &script : phase.scripts) {
            if (auto ran = memory->run(script.up); !ran)
                return ran.error();
        }
    }
    auto names = listTables(*memory);
    if (!names)
        return names.error();
    for (const std::string &name : *names) {
        auto info = readTableInfo(*memory, name);
        if (!info)
            return info.error();
        auto sql = queryValue(*memory,
                              "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = "
                                  + literal(name));
        if (!sql)
            return sql.error();
        // Without a parser for SQL: what is named within 200 letters of a CHECK may be checked.
        static const QRegularExpression check(u"CHECK\\s*\\(.{0,200}"_s,
                                              QRegularExpression::CaseInsensitiveOption
                                                  | QRegularExpression::DotMatchesEverythingOption);
        const auto *text = std::get_if<std::string>(&*sql);
        auto found = check.globalMatch(text ? QString::fromStdString(*text) : QString());
        while (found.hasNext()) {
            const QString inside = found.next().captured();
            for (const ColumnInfo &column : info->columns) {
                const QRegularExpression word(u"\\b%1\\b"_s.arg(
                    QRegularExpression::escape(QString::fromStdString(column.name))));
                if (word.match(inside).hasMatch())
                    rules.m_checked[name].insert(column.name);
            }
        }
        rules.m_tables.emplace(name, std::move(*info));
    }
    return rules;
}

QString PlaceRules::tableObstacle(const PlaceTarget &target, const std::string &column) const
{
    const auto table = m_tables.find(target.row->table);
    const int at = table == m_tables.end() ? -1 : table->second.column(column);
    if (at < 0)
        return Tr::tr("There is no such column.");
    if (contains(target.row->find, column))
        return Tr::tr("Rows are known again by this column.");
    if (target.column)
        return {};
    const TableInfo &info = table->second;
    const ColumnInfo &there = info.columns[static_cast<std::size_t>(at)];
    const bool isKey = column == info.key
        || std::any_of(info.foreignKeys.begin(), info.foreignKeys.end(),
                       [&](const ForeignKey &key) { return key.column == column; });
    if (isKey || there.hasDefault || there.notNull)
        return Tr::tr("The database fills this column itself.");
    const auto checked = m_checked.find(info.name);
    if (std::any_of(info.uniques.begin(), info.uniques.end(),
                    [&](const auto &columns) { return contains(columns, column); })
        || (checked != m_checked.end() && checked->second.contains(column)))
        return Tr::tr("Only certain values may stand in this column.");
    return {};
}

std::optional<Problem> PlaceRules::mistake(const SourceSpec &source, const FieldPlace &place) const
{
    if (place.kind == FieldPlace::Kind::Field && !source.field(place.name))
        return placeProblem("PLACE-01", source, place,
                            Tr::tr("The playbook has no such field here."));
    if (place.kind != FieldPlace::Kind::Column)
        return std::nullopt;
    const auto target = targetOf(*m_playbook, source, place);
    if (!target)
        return target.error();
    if (const QString why = tableObstacle(*target, place.name); !why.isEmpty())
        return placeProblem("PLACE-03", source, place, why);
    if (auto made = converterForLedger(converterOf(source, place), m_playbook->words); !made)
        return placeProblem("PLACE-04", source, place, made.error().message);
    return std::nullopt;
}

std::string PlaceRules::converterFor(const std::string &source, const FieldPlace &place) const
{
    const SourceSpec *spec = m_playbook->source(source);
    return spec ? converterOf(*spec, place) : "text";
}

std::string PlaceRules::converterOf(const SourceSpec &source, const FieldPlace &place) const
{
    if (place.kind == FieldPlace::Kind::Field) {
        const auto use = std::find_if(m_uses.begin(), m_uses.end(), [&](const FieldUse &one) {
            return one.source == source.declared().name && one.place == place.name
                && one.column->kind == ColumnSpec::Kind::From;
        });
        return use == m_uses.end() ? "text" : use->input->converter;
    }
    if (!place.converter.empty())
        return place.converter;
    const std::string usual = usualConverter(*m_playbook, place.table, place.name);
    return usual.empty() ? "text" : usual;
}

/// Why the field cannot leave the column where the playbook has it.
QString PlaceRules::leaving(const FieldFinding &field, const QList<FieldFinding> &fields,
                            const Answers &answers) const
{
    const SourceSpec &source = *m_playbook->source(field.source);
    const auto at = indexOf(field, fields);
    if (at < 0)
        return {};
    Answers without = answers;
    without.erase(placeId(field.source, placeKey(field)));
    const auto usual = known(fields, without);
    for (const Use &use : usual->uses[static_cast<std::size_t>(at)]) {
        if (!use.spec)
            continue;
        // A value that is a row by itself makes none where it goes elsewhere.
        const bool ownRow = std::any_of(m_uses.begin(), m_uses.end(), [&](const FieldUse &one) {
            return one.row == use.row && one.column->column == use.column
                && one.input->path.text == ".";
        });
        const auto table = m_tables.find(use.row->table);
        const int column = table == m_tables.end() ? -1 : table->second.column(use.column);
        const bool needed = use.spec->required || contains(use.row->find, use.column)
            || (column >= 0 && table->second.columns[static_cast<std::size_t>(column)].notNull
                && isNull(use.spec->constant));
        if (ownRow || !needed || !occupant(use, field, fields, answers).isEmpty())
            continue;
        return Tr::tr("%1 cannot be empty, and nothing else goes there.")
            .arg(QString::fromStdString(use.row->table + '.' + use.column));
    }
    if (contains(source.identity,
                 source.format == SourceFormat::Csv ? usual->csvFields[static_cast<std::size_t>(at)]
                                                    : '/' + placeKey(field)))
        return Tr::tr("Records are known again by this field.");
    return {};
}

QString PlaceRules::obstacle(const FieldFinding &field, const std::string &answer,
                             const QList<FieldFinding> &fields, const Answers &answers) const
{
    const SourceSpec *source = m_playbook->source(field.source);
    const auto place = parsePlace(placeKey(field), answer);
    if (!source || !place)
        return Tr::tr("There is no such place.");
    if (field.fate == FieldFinding::Fate::Secret)
        return Tr::tr("It looks like an access key; the question about secrets decides.");
    if (const auto wrong = mistake(*source, *place))
        return wrong->message;
    if (const QString why = leaving(field, fields, answers); !why.isEmpty())
        return why;
    if (place->kind == FieldPlace::Kind::Extra || place->kind == FieldPlace::Kind::LeftOut)
        return {};
    if (place->kind == FieldPlace::Kind::Field) {
        const auto all = known(fields, answers);
        for (qsizetype i = 0; i < fields.size(); ++i) {
            if (fields[i].source == field.source && fields[i].field != field.field
                && all->csvFields[static_cast<std::size_t>(i)] == place->name)
                return Tr::tr("“%1” goes there already.").arg(fields[i].field);
        }
        return {};
    }
    const auto target = targetOf(*m_playbook, *source, *place);
    return occupant({target->row, place->name, target->column}, field, fields, answers);
}

Problems placeMistakes(const Playbook &playbook, const Answers &answers)
{
    Problems problems;
    std::optional<PlaceRules> rules;
    for (const SourceSpec &source : playbook.sources) {
        for (const FieldPlace &place : fieldPlaces(source, answers)) {
            if (!rules) {
                auto made = PlaceRules::of(playbook);
                if (!made)
                    return {made.error()};
                rules.emplace(std::move(*made));
            }
            if (auto mistake = rules->mistake(source, place))
                problems.append(*mistake);
        }
    }
    return problems;
}

} // namespace waybill
