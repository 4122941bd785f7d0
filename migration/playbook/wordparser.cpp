// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

namespace waybill {

namespace {

WordMap::Entry parseEntry(const YamlValue &value)
{
    WordMap::Entry entry{.word = value.key(), .label = value.key(), .spellings = {value.key()}};
    YamlMap map(value);
    map.take("label", [&](const YamlValue &v) { entry.label = v.text(); });
    map.take("from", [&](const YamlValue &v) {
        entry.spellings.clear();
        for (const YamlValue &item : v.itemsOrOne()) {
            // "" stands for a blank value, so it is a spelling too.
            const bool blank = item.is(YamlNode::Kind::Text) && item.node().quoted;
            entry.spellings.push_back(blank ? item.node().text : item.text());
        }
    });
    map.finish();
    return entry;
}

WordMap parseMap(const YamlValue &value)
{
    WordMap words;
    words.name = value.key();
    value.goodKey();
    for (const YamlValue &member : value.members()) {
        if (member.key() == "otherwise")
            words.otherwise = member.text();
        else
            words.entries.push_back(parseEntry(member));
    }
    if (words.entries.empty() && !words.otherwise.empty())
        value.mistake("PB-05", PlaybookText::tr("There are no words here."),
                      PlaybookText::tr("at least one word"));
    return words;
}

} // namespace

void parseWords(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &member : value.members())
        playbook.words.emplace(member.key(), parseMap(member));
}

} // namespace waybill
