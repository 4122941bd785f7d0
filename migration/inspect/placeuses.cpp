// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns the fields of the files fill, as the playbook and the answers have it.
#include "migration/inspect/placerules.h"
#include "migration/mapping/plan.h"
#include "migration/mapping/sourcebinding.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldPlaces)
};

std::vector<std::string_view> parts(std::string_view path)
{
    std::vector<std::string_view> all;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        all.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return all;
}

/// Whether a path of the playbook leads to a place of a file: "/skills/{group}/*", "/notes/**".
bool leadsTo(std::string_view pattern, std::string_view place)
{
    const auto wanted = parts(pattern);
    const auto there = parts(place);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "**")
            return there.size() > i;
        if (i >= there.size())
            return false;
        const bool member = wanted[i].starts_with('{') && there[i] != "*";
        if (!member && wanted[i] != there[i])
            return false;
    }
    return wanted.size() == there.size();
}

std::optional<FieldPlace> placeIn(const FieldFinding &field, const Answers &answers)
{
    const std::string key = placeKey(field);
    const std::string answer = answerOr(answers, placeId(field.source, key), "");
    return parsePlace(key, answer);
}

} // namespace

qsizetype PlaceRules::indexOf(const FieldFinding &field, const QList<FieldFinding> &fields)
{
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (fields[i].source == field.source && fields[i].field == field.field)
            return i;
    }
    return -1;
}

std::vector<PlaceRules::Use> PlaceRules::usualUses(const SourceSpec &source,
                                                   const std::string &place) const
{
    std::vector<Use> all;
    for (const FieldUse &use : m_uses) {
        if (use.source != source.declared().name || use.column->kind != ColumnSpec::Kind::From)
            continue;
        const bool there = source.format == SourceFormat::Csv ? use.place == place
                                                              : leadsTo(use.place, '/' + place);
        if (there)
            all.push_back({use.row, use.column->column, use.column});
    }
    return all;
}

/// Which fields of the playbook the columns of a file are.
void PlaceRules::bindColumns(const SourceSpec &source, const QList<FieldFinding> &fields,
                             Known &known) const
{
    std::vector<std::string> header;
    std::vector<std::size_t> places;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (fields[i].source != source.name)
            continue;
        header.push_back(fields[i].field.toStdString());
        places.push_back(static_cast<std::size_t>(i));
    }
    const SourceBinding binding(*m_playbook, source, header, known.answers);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const int number = binding.columns()[i].field;
        if (number >= 0 && static_cast<std::size_t>(number) < source.fields.size())
            known.csvFields[places[i]] = source.fields[static_cast<std::size_t>(number)].name;
    }
}

std::shared_ptr<const PlaceRules::Known> PlaceRules::known(const QList<FieldFinding> &fields,
                                                           const Answers &answers) const
{
    const auto size = static_cast<std::size_t>(fields.size());
    for (const auto &one : m_known) {
        if (one->fields == fields.constData() && one->uses.size() == size
            && one->answers == answers)
            return one;
    }
    auto made = std::make_shared<Known>();
    made->answers = answers;
    made->fields = fields.constData();
    made->csvFields.resize(size);
    for (const SourceSpec &source : m_playbook->sources) {
        if (source.format == SourceFormat::Csv)
            bindColumns(source, fields, *made);
    }
    for (std::size_t i = 0; i < size; ++i)
        made->uses.push_back(uses(fields[static_cast<qsizetype>(i)], made->csvFields[i], answers));
    constexpr std::size_t enough = 3;
    m_known.insert(m_known.begin(), made);
    m_known.resize(std::min(m_known.size(), enough));
    return made;
}

std::vector<PlaceRules::Use> PlaceRules::uses(const FieldFinding &field,
                                              const std::string &csvField,
                                              const Answers &answers) const
{
    const SourceSpec *source = m_playbook->source(field.source);
    if (!source)
        return {};
    const auto place = placeIn(field, answers);
    if (place && place->kind == FieldPlace::Kind::Column) {
        const auto target = targetOf(*m_playbook, *source, *place);
        return target ? std::vector<Use>{{target->row, place->name, target->column}}
                      : std::vector<Use>();
    }
    if (place && place->kind != FieldPlace::Kind::Field)
        return {};
    return usualUses(*source, source->format == SourceFormat::Csv ? csvField : placeKey(field));
}

QString PlaceRules::targetNow(const FieldFinding &field, const QList<FieldFinding> &fields,
                              const Answers &answers) const
{
    const auto at = indexOf(field, fields);
    if (at < 0)
        return {};
    const auto &all = known(fields, answers)->uses[static_cast<std::size_t>(at)];
    // What the files were found to do is more exact than what they may do.
    if (!placeIn(field, answers) && !field.target.isEmpty()) {
        for (const Use &use : all) {
            if (field.target == QString::fromStdString(use.row->table + '.' + use.column))
                return field.target;
        }
    }
    return all.empty() ? QString()
                       : QString::fromStdString(all.front().row->table + '.' + all.front().column);
}

QString PlaceRules::occupant(const Use &use, const FieldFinding &field,
                             const QList<FieldFinding> &fields, const Answers &answers) const
{
    const auto all = known(fields, answers);
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const FieldFinding &other = fields[i];
        if ((other.source == field.source && other.field == field.field)
            || other.fate == FieldFinding::Fate::Secret)
            continue;
        for (const Use &taken : all->uses[static_cast<std::size_t>(i)]) {
            if (taken.row == use.row && taken.column == use.column)
                return Tr::tr("“%1” goes there already.").arg(other.field);
        }
    }
    return {};
}

} // namespace waybill
