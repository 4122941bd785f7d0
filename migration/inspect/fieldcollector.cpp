// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/fieldcollector.h"

#include "migration/base/textfold.h"
#include "migration/inspect/dateevidence.h"
#include "migration/mapping/messages.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostFields = 5000; ///< of one source
constexpr std::size_t mostWords = 1000;
constexpr qsizetype mostSamples = 3;

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// A leaf that says nothing.
bool isNothing(const Node &node, std::int32_t at)
{
    return node.kind == NodeKind::Null || (node.isContainer() && Record::isLeaf(node, at))
        || (node.kind == NodeKind::Text && isBlank(node.text));
}

/// Whether an answer about the order of day and month reaches this converter.
bool asksForOrder(const std::string &converter)
{
    return converter == "date" || converter == "date-list" || converter == "month";
}

/// The list of a converter "words:status"; empty for any other.
std::string wordList(const std::string &converter)
{
    constexpr std::string_view prefix = "words:";
    return converter.starts_with(prefix) ? converter.substr(prefix.size()) : std::string();
}

FieldFinding::Fate fateOf(const FieldStatistics &field)
{
    using Fate = FieldFinding::Fate;
    if (field.isSecret)
        return Fate::Secret;
    if (field.leftOut)
        return Fate::LeftOut;
    if (field.needsAnswer)
        return Fate::NeedsAnswer;
    if (field.target.isEmpty())
        return Fate::Extra;
    return field.changed > 0 ? Fate::Changed : Fate::AsIs;
}

QString howOf(const FieldStatistics &field)
{
    if (field.leftOut) {
        return field.isSecret
            ? QCoreApplication::translate("Inspection", "Not stored in the database.")
            : QCoreApplication::translate("Inspection", "Left out, as you chose.");
    }
    return field.target.isEmpty()
        ? QCoreApplication::translate("Inspection", "Kept in the extra details.")
        : field.how;
}

} // namespace

FieldCollector::FieldCollector(const InputIndex &index, const Answers &answers)
    : m_index(index)
    , m_answers(answers)
{
}

void FieldCollector::addColumns(const SourceBinding &binding)
{
    Fields &fields = m_fields[binding.source().name];
    std::vector<std::string> header;
    for (const SourceBinding::Column &column : binding.columns())
        header.push_back(column.header);
    const std::vector<std::string> names = columnNames(header);
    for (std::size_t i = fields.size(); i < names.size(); ++i) {
        const SourceBinding::Column &column = binding.columns()[i];
        FieldStatistics found{.name = names[i]};
        found.leftOut = column.leftOut;
        if (column.field >= 0 && !column.leftOut) {
            const auto &places = m_index.ofField(binding.source(), column.field);
            if (!places.empty())
                placeAt(found, places.front());
        }
        fields.push_back(std::move(found));
    }
}

void FieldCollector::add(const MappedRecord &record)
{
    record.eachLeaf([&](std::int32_t node) { addLeaf(record, node); });
}

FieldStatistics *FieldCollector::field(const MappedRecord &record, std::int32_t node)
{
    const SourceBinding &binding = *record.binding;
    const SourceSpec &source = binding.source();
    if (binding.isCsv()) {
        if (m_csvSource != &source) {
            m_csvSource = &source;
            m_csvFields = &m_fields[source.name];
        }
        const auto column = static_cast<std::size_t>(node) - 1;
        if (column >= mostFields)
            return nullptr;
        while (m_csvFields->size() <= column)
            m_csvFields->push_back(
                {.name = "(column " + std::to_string(m_csvFields->size() + 1) + ")"});
        return &(*m_csvFields)[column];
    }
    Fields &fields = m_fields[source.name];
    const std::string path = binding.fieldName(*record.record, node);
    const auto [place, isNew] = m_places.try_emplace(source.name + ':' + path, fields.size());
    if (isNew) {
        if (fields.size() >= mostFields) {
            m_places.erase(place);
            return nullptr;
        }
        fields.push_back({.name = path});
    }
    return &fields[place->second];
}

void FieldCollector::addLeaf(const MappedRecord &record, std::int32_t node)
{
    FieldStatistics *const found = field(record, node);
    if (!found)
        return;
    const Node &value = record.node(node);
    const Claim &claim = record.claim(node);
    if (claim.state == LeafState::Changed)
        ++found->changed;
    if (claim.state == LeafState::Extra && *claim.code != 0)
        ++found->refused;
    if (isNothing(value, node)) {
        ++found->blank;
        return;
    }
    ++found->values;
    if (!found->isChecked && value.kind != NodeKind::Bool) {
        found->isChecked = true;
        found->isSecret = record.binding->isSecret(*record.record, node);
    }
    found->leftOut = found->leftOut || claim.state == LeafState::LeftOut;
    if (found->samples.size() < mostSamples)
        addSample(*found, record, node);
    if (claim.bind >= 0 && !found->input) {
        const Bind &bind = record.binds[static_cast<std::size_t>(claim.bind)];
        const Slot &slot = record.slots[static_cast<std::size_t>(bind.slot)];
        placeAt(*found,
                {.row = slot.row,
                 .column = bind.column,
                 .input = bind.input,
                 .source = &record.binding->source()});
        found->input = bind.input;
        found->dates = dateColumn(*found, record.binding->source(), *bind.input);
    }
    if (found->dates && claim.bind >= 0) {
        const DateOrder order = orderGivenAway(value.text);
        found->dates->dayFirst += order == DateOrder::DayFirst ? 1 : 0;
        found->dates->monthFirst += order == DateOrder::MonthFirst ? 1 : 0;
    }
    if (*claim.code != 0)
        addUndecided(*found, record, node);
}

void FieldCollector::addSample(FieldStatistics &found, const MappedRecord &record,
                               std::int32_t node)
{
    const QString sample = shownValue(record, node);
    if (!found.samples.contains(sample))
        found.samples.append(sample);
}

void FieldCollector::placeAt(FieldStatistics &found, const InputPlace &place)
{
    found.target = place.target();
    found.how = place.input->converter->explanation();
}

void FieldCollector::addUndecided(FieldStatistics &found, const MappedRecord &record,
                                  std::int32_t node)
{
    const Claim &claim = record.claim(node);
    const std::string_view code = claim.code;
    if (code != "WORD-01" && code != "WORD-03" && code != "DATE-02")
        return;
    const InputPlace *place = m_index.thatSays(claim.code, record, node);
    if (!place)
        return;
    if (found.target.isEmpty())
        placeAt(found, *place);
    if (code == "DATE-02")
        addDate(found, record, node, *place);
    else
        addWord(found, record, node, *place);
}

bool FieldCollector::isAnswered(const std::string &map, const std::string &word) const
{
    const std::string prefix = "words/" + map + "/";
    for (auto answer = m_answers.lower_bound(prefix);
         answer != m_answers.end() && answer->first.starts_with(prefix); ++answer) {
        if (compareKey(answer->first.substr(prefix.size())) == word)
            return true;
    }
    return false;
}

void FieldCollector::addWord(FieldStatistics &found, const MappedRecord &record, std::int32_t node,
                             const InputPlace &place)
{
    const std::string map = wordList(place.input->spec->converter);
    const std::string_view text = trimmed(record.node(node).text);
    const std::string key = compareKey(text);
    if (map.empty() || record.binding->isSecret(*record.record, node) || isAnswered(map, key))
        return;
    auto word = m_words.find({map, key});
    if (word == m_words.end()) {
        if (m_words.size() >= mostWords)
            return;
        word = m_words.emplace(std::pair(map, key), UnknownWord{map, std::string(text)}).first;
    }
    found.needsAnswer = true;
    ++word->second.count;
    const QString field = fromUtf8(found.name);
    if (!word->second.places.contains(field) && word->second.places.size() < mostSamples)
        word->second.places.append(field);
}

DateColumn *FieldCollector::dateColumn(const FieldStatistics &found, const SourceSpec &source,
                                       const PlanInput &input)
{
    if (!asksForOrder(input.spec->converter))
        return nullptr;
    const std::string field =
        input.place.field < 0 ? input.spec->path.text : input.spec->path.segments.front().name;
    DateColumn &column = m_dates["dates/" + source.name + "/" + field];
    column.source = source.name;
    column.field = field;
    if (column.label.isEmpty())
        column.label = fromUtf8(found.name);
    return &column;
}

void FieldCollector::addDate(FieldStatistics &found, const MappedRecord &record, std::int32_t node,
                             const InputPlace &place)
{
    DateColumn *const column = dateColumn(found, *place.source, *place.input);
    if (!column || m_answers.contains("dates/" + column->source + "/" + column->field))
        return;
    found.needsAnswer = true;
    ++column->ambiguous;
    const QString sample = shownValue(record, node);
    if (column->samples.size() < mostSamples && !column->samples.contains(sample))
        column->samples.append(sample);
}

QList<FieldFinding> FieldCollector::fields(const Playbook &playbook) const
{
    QList<FieldFinding> all;
    for (const SourceSpec &source : playbook.sources) {
        const auto fields = m_fields.find(source.name);
        if (fields == m_fields.end())
            continue;
        for (const FieldStatistics &found : fields->second) {
            all.append({.source = source.name,
                        .field = fromUtf8(found.name),
                        .samples = found.samples,
                        .target = found.target,
                        .how = howOf(found),
                        .fate = fateOf(found),
                        .values = found.values,
                        .blank = found.blank,
                        .changed = found.changed,
                        .refused = found.refused});
        }
    }
    return all;
}

} // namespace waybill
