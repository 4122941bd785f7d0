// SPDX-License-Identifier: GPL-3.0-or-later
// What a field can be sent to, with the names that people know.
#include "migration/base/textfold.h"
#include "migration/inspect/placerules.h"
#include "migration/mapping/plan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Letters and digits alone, for comparing names: "Phone No." is "phoneno".
QString bare(const QString &name)
{
    QString letters;
    for (const QChar c : QString::fromStdString(compareKey(name.toStdString()))) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

/// The last name of a path: "/contact/phone" is "phone".
QString lastName(const QString &field)
{
    QStringList names = field.split(u'/', Qt::SkipEmptyParts);
    names.removeAll(u"*"_s);
    return field.startsWith(u'/') && !names.isEmpty() ? names.last() : field;
}

/// How values are read for a column that the playbook puts nothing into: as it is edited, or as the
/// table declares it.
std::string converterByEditor(const Playbook &playbook, const std::string &table,
                              const std::string &column, const TableInfo &info)
{
    for (const ViewSpec &view : playbook.views) {
        for (const ViewColumn &shown : view.columns) {
            if (view.table != table || shown.column != column || !shown.through.empty())
                continue;
            for (const char *same : {"date", "integer", "real", "percent", "flag"}) {
                if (shown.editor == same)
                    return same;
            }
            if (shown.editor.starts_with("words:"))
                return shown.editor;
        }
    }
    const int at = info.column(column);
    const std::string type =
        at < 0 ? std::string() : folded(info.columns[static_cast<std::size_t>(at)].type);
    if (type.find("int") != std::string::npos)
        return "integer";
    return type == "real" || type == "numeric" || type == "float" || type == "double" ? "real"
                                                                                      : "text";
}

} // namespace

QString PlaceRules::labelOf(const std::string &table, const std::string &column) const
{
    for (const ViewSpec &view : m_playbook->views) {
        for (const ViewColumn &shown : view.columns) {
            if (view.table == table && shown.column == column && shown.through.empty())
                return shown.label;
        }
    }
    return QString::fromStdString(column).replace(u'_', u' ');
}

PlaceChoice PlaceRules::choiceOf(const SourceSpec &source, const FieldPlace &place) const
{
    PlaceChoice choice{.answer = placeAnswer(place), .converter = converterOf(source, place)};
    if (place.kind == FieldPlace::Kind::Field) {
        choice.label = source.field(place.name)->label;
        const auto all = usualUses(source, place.name);
        choice.target = all.empty()
            ? QString::fromStdString(place.name)
            : QString::fromStdString(all.front().row->table + '.' + all.front().column);
    } else {
        choice.label = labelOf(place.table, place.name);
        choice.target = QString::fromStdString(place.table + '.' + place.name);
    }
    if (const auto made = converterForLedger(choice.converter, m_playbook->words))
        choice.how = (*made)->explanation();
    return choice;
}

std::vector<FieldPlace> PlaceRules::candidates(const SourceSpec &source,
                                               const std::string &key) const
{
    std::vector<FieldPlace> all;
    std::set<std::pair<std::string, std::string>> known; // columns that a field leads to
    for (const FieldSpec &spec : source.fields) {
        for (const Use &use : usualUses(source, spec.name))
            known.emplace(use.row->table, use.column);
        all.push_back({.field = key, .kind = FieldPlace::Kind::Field, .name = spec.name});
    }
    for (const PlaceTarget &target : rowsThatTake(*m_playbook, source, key)) {
        const auto table = m_tables.find(target.row->table);
        if (table == m_tables.end())
            continue;
        for (const ColumnInfo &column : table->second.columns) {
            FieldPlace place{.field = key,
                             .kind = FieldPlace::Kind::Column,
                             .name = column.name,
                             .table = target.row->table};
            const auto found = targetOf(*m_playbook, source, place);
            // What is no place for any field is not worth a line.
            if (!found || !tableObstacle(*found, column.name).isEmpty()
                || !known.emplace(place.table, place.name).second)
                continue;
            if (!found->column) {
                const std::string usual =
                    converterByEditor(*m_playbook, place.table, place.name, table->second);
                place.converter = usual == converterOf(source, place) ? std::string() : usual;
            }
            all.push_back(std::move(place));
        }
    }
    return all;
}

QList<PlaceChoice> PlaceRules::choices(const FieldFinding &field, const QList<FieldFinding> &fields,
                                       const Answers &answers) const
{
    const SourceSpec *source = m_playbook->source(field.source);
    if (!source)
        return {};
    QList<PlaceChoice> all;
    for (const FieldPlace &place : candidates(*source, placeKey(field))) {
        PlaceChoice choice = choiceOf(*source, place);
        choice.obstacle = obstacle(field, choice.answer, fields, answers);
        all.append(choice);
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const PlaceChoice &choice) { return choice.allowed(); });
    return all;
}

std::optional<PlaceChoice> PlaceRules::suggestion(const FieldFinding &field,
                                                  const QList<FieldFinding> &fields,
                                                  const Answers &answers) const
{
    const SourceSpec *source = m_playbook->source(field.source);
    if (!source || field.fate == FieldFinding::Fate::Secret || field.values == 0
        || answers.contains(placeId(field.source, placeKey(field)))
        || !targetNow(field, fields, answers).isEmpty())
        return std::nullopt;
    const QString wanted = bare(lastName(field.field));
    if (wanted.size() < 3)
        return std::nullopt;
    const auto isNear = [&](const QString &name) {
        const QString other = bare(name);
        return other == wanted
            || (wanted.size() > 5 && other.size() > 5
                && (other.startsWith(wanted) || wanted.startsWith(other)));
    };
    std::optional<PlaceChoice> best;
    for (const FieldPlace &place : candidates(*source, placeKey(field))) {
        PlaceChoice choice = choiceOf(*source, place);
        QStringList names{choice.label, QString::fromStdString(place.name).replace(u'_', u' ')};
        if (const FieldSpec *spec = source->field(choice.answer)) {
            for (const std::string &header : spec->headers)
                names << QString::fromStdString(header);
        }
        if (std::none_of(names.begin(), names.end(), isNear)
            || !obstacle(field, choice.answer, fields, answers).isEmpty())
            continue;
        if (best)
            return std::nullopt;
        best = std::move(choice);
    }
    return best;
}

} // namespace waybill
