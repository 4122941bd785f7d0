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

std::string fieldOf(const Bind &bind)
{
    const Input &input = *bind.input->spec;
    return bind.input->place.field < 0 ? input.path.text : input.path.segments.front().name;
}

} // namespace

DecisionCounter::DecisionCounter(const Answers &answers)
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
    if (m_values.empty())
        return;
    record.eachLeaf([&](std::int32_t node) { addLeaf(record, node); });
    if (m_mendings)
        addMended(record);
}

void DecisionCounter::addLeaf(const MappedRecord &record, std::int32_t node)
{
    const Claim &claim = record.claim(node);
    if (claim.bind >= 0)
        addBind(record, record.binds[static_cast<std::size_t>(claim.bind)]);
    if (std::string_view(claim.code) == "SEC-01")
        count("secrets");
    if (std::string_view(claim.code) == "ENC-03")
        count("repair/" + record.binding->source().name);
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
        count("dates/" + record.binding->source().name + '/' + fieldOf(bind));
    }
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
