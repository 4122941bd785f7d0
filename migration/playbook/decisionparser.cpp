// SPDX-License-Identifier: GPL-3.0-or-later
// The decisions of a playbook: answers that come with it, as an answers file has them.
#include "migration/playbook/sectionparsers.h"

namespace waybill {

namespace {

void parseLevel(const YamlValue &value, const std::string &id, Playbook &playbook)
{
    for (const YamlValue &member : value.members()) {
        const std::string memberId = id.empty() ? member.key() : id + '/' + member.key();
        if (member.is(YamlNode::Kind::Map))
            parseLevel(member, memberId, playbook);
        else if (!member.is(YamlNode::Kind::Text))
            member.mistake("PB-04", PlaybookText::tr("An answer is a single value."),
                           PlaybookText::tr("a question and its answer"));
        else if (!playbook.decisions.emplace(memberId, member.node().text).second)
            member.mistake("PB-10", PlaybookText::tr("This question is answered twice."),
                           PlaybookText::tr("a question and its answer"));
    }
}

} // namespace

void parseDecisions(const YamlValue &value, Playbook &playbook)
{
    parseLevel(value, {}, playbook);
}

} // namespace waybill
