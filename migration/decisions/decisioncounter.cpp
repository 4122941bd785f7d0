// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisioncounter.h"

#include "migration/base/textfold.h"
#include "migration/inspect/dateevidence.h"
#include "migration/mapping/fieldplace.h"
#include "migration/mapping/mendings.h"
#include "migration/mapping/plan.h"

#include <string_view>

namespace waybill {

namespace {

constexpr std::string_view words = "words:";

/// "3/4/2025": one or two digits and a separator, and nothing tells which of them is the day.
bool couldBeBoth(std::string_view text)
{
    text = trimmed(text);
    const auto end = text.find_first_not_of("0123456789");
    return (end == 1 || end == 2)
        && std::string_view("/.-").find(text[end]) != std::string_view::npos
        && orderGivenAway(text) == DateOrder::Unknown;
}

std::string fieldOf(const PlanInput &input)
{
    const Path &path = input.spec->path;
    return input.place.field < 0 ? path.text : path.segments.front().name;
}

/// Whoever has a thousand of them does not answer them one by one.
constexpr std::size_t mostUndecided = 1000;

} // namespace

DecisionCounter::DecisionCounter(const Plan &plan, const Answers &answers)
    : m_answers(answers)
    , m_index(plan)
{
    for (const auto &[id, answer] : answers) {
        const std::string kind = id.substr(0, id.find('/'));
        if (kind == "words") {
            const auto slash = id.find('/', kind.size() + 1);
            if (slash == std::string::npos)
                continue;
            m_words.emplace(std::pair(id.substr(kind.size() + 1, slash - kind.size() - 1),
                                      compareKey(id.substr(slash + 1))),
                            id);
        } else if (kind == "place" || kind == "columns") {
            m_places = true;
        } else if (kind == "mend" || kind == "mend-record") {
            m_mendings = true;
        } else if (kind != "dates" && kind != "repair" && kind != "secrets") {
            continue;
        }
        m_values.emplace(id, 0);
    }
}

void DecisionCounter::count(const std::string &id)
{
    if (const auto known = m_values.find(id); known != m_values.end())
        ++known->second;
}

void DecisionCounter::add(const MappedRecord &record)
{
    record.eachLeaf([&](std::int32_t node) { addLeaf(record, node); });
    if (m_mendings)
        addMended(record);
}

void DecisionCounter::addLeaf(const MappedRecord &record, std::int32_t node)
{
    const Claim &claim = record.claim(node);
    if (claim.bind >= 0)
        addBind(record, record.binds[static_cast<std::size_t>(claim.bind)]);
    if (*claim.code != 0)
        addUndecided(record, node);
    else if (claim.state == LeafState::Extra && record.binding->isCsv())
        addColumn(record, node);
    if (m_places && !trimmed(record.node(node).text).empty())
        addPlace(record, node);
}

void DecisionCounter::addBind(const MappedRecord &record, const Bind &bind)
{
    const std::string_view text = record.valueOf(bind.node).text;
    const std::string &converter = bind.input->spec->converter;
    if (converter.starts_with(words) && !m_words.empty()) {
        const auto word = m_words.find({converter.substr(words.size()), compareKey(trimmed(text))});
        if (word != m_words.end())
            count(word->second);
    } else if (bind.input->converterSpec != converter && couldBeBoth(text)) {
        count("dates/" + record.binding->source().name + '/' + fieldOf(*bind.input));
    }
}

/// What its code says that a person could have decided about it.
void DecisionCounter::addUndecided(const MappedRecord &record, std::int32_t node)
{
    const char *const code = record.claim(node).code;
    const std::string_view said = code;
    const std::string &source = record.binding->source().name;
    if (said == "SEC-01")
        return m_values.contains("secrets") ? count("secrets") : countUndecided("secrets");
    if (said == "ENC-03")
        return count("repair/" + source);
    if (said != "WORD-01" && said != "WORD-03" && said != "DATE-02")
        return;
    const InputPlace *const place = m_index.thatSays(code, record, node);
    if (!place)
        return;
    if (said == "DATE-02")
        return countUndecided("dates/" + source + '/' + fieldOf(*place->input));
    const std::string &converter = place->input->spec->converter;
    if (!converter.starts_with(words) || record.binding->isSecret(*record.record, node))
        return;
    const std::string list = converter.substr(words.size());
    const std::string_view text = trimmed(record.node(node).text);
    std::pair key(list, compareKey(text));
    auto known = m_unknown.find(key);
    if (known == m_unknown.end() && m_unknown.size() < mostUndecided)
        known = m_unknown.emplace(std::move(key), std::pair(std::string(text), 0)).first;
    if (known != m_unknown.end())
        ++known->second.second;
}

/// A value of a column that the playbook does not know.
void DecisionCounter::addColumn(const MappedRecord &record, std::int32_t node)
{
    const SourceBinding &binding = *record.binding;
    if (m_columns.empty() || m_columns.back().binding != &binding) {
        Columns fresh{.binding = &binding, .values = {}};
        const std::string &source = binding.source().name;
        for (const SourceBinding::Column &column : binding.columns()) {
            const bool asked = column.field < 0 && !column.secret && !column.header.empty()
                && !m_answers.contains(placeId(source, column.header))
                && !m_answers.contains("columns/" + source + '/' + column.header);
            fresh.values.push_back(asked ? 0 : -1);
        }
        m_columns.push_back(std::move(fresh));
    }
    std::vector<qint64> &values = m_columns.back().values;
    const auto column = static_cast<std::size_t>(node) - 1;
    if (column < values.size() && values[column] >= 0 && !trimmed(record.node(node).text).empty())
        ++values[column];
}

void DecisionCounter::countUndecided(const std::string &id)
{
    const auto known = m_undecided.find(id);
    if (known != m_undecided.end())
        ++known->second;
    else if (m_undecided.size() < mostUndecided)
        m_undecided.emplace(id, 1);
}

DecidedValues DecisionCounter::undecided() const
{
    DecidedValues all = m_undecided;
    for (const auto &[key, word] : m_unknown)
        all.emplace("words/" + key.first + '/' + word.first, word.second);
    for (const Columns &columns : m_columns) {
        const std::string prefix = "columns/" + columns.binding->source().name + '/';
        for (std::size_t i = 0; i < columns.values.size() && all.size() < mostUndecided; ++i) {
            if (columns.values[i] > 0)
                all[prefix + columns.binding->columns()[i].header] += columns.values[i];
        }
    }
    return all;
}

void DecisionCounter::addPlace(const MappedRecord &record, std::int32_t node)
{
    const SourceBinding &binding = *record.binding;
    const std::string field = binding.fieldName(*record.record, node);
    count(placeId(binding.source().name, field));
    if (binding.isCsv())
        count("columns/" + binding.source().name + '/' + field);
}

void DecisionCounter::addMended(const MappedRecord &record)
{
    const SourceBinding &binding = *record.binding;
    const std::string &source = binding.source().name;
    for (const auto &[node, text] : record.mended) {
        count(mendingId(source, binding.fieldName(*record.record, node),
                        std::string(record.node(node).text)));
        count(recordMendingId(source, mendingKey(binding, *record.record),
                              mendingPlace(binding, *record.record, node)));
    }
}

} // namespace waybill
