// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/mentions.h"

#include "migration/base/textfold.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/pathfinder.h"

#include <map>

namespace waybill {

namespace {

using Names = std::map<std::string, std::set<std::string>>; ///< label -> rows

/// The longest name that \a text begins with; null when there is none.
const std::set<std::string> *nameAtFront(std::string_view text, const Names &names)
{
    const std::set<std::string> *longest = nullptr;
    std::size_t length = 0;
    for (const auto &[name, rows] : names) {
        if (name.size() > length && text.starts_with(name)) {
            longest = &rows;
            length = name.size();
        }
    }
    return longest;
}

void addMentioned(std::string_view text, const Names &names, std::set<std::string> &found)
{
    const auto add = [&](const std::set<std::string> *rows) {
        if (rows && rows->size() == 1)
            found.insert(*rows->begin());
    };
    if (const auto whole = names.find(std::string(trimmed(text))); whole != names.end()) {
        add(&whole->second);
        return;
    }
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1))
        add(nameAtFront(text.substr(at + 1), names));
}

} // namespace

std::set<std::string> mentionedRows(const QuestionSpec &question, const Answers &answers,
                                    const Record &record)
{
    Names names;
    eachRowOption(answers, question, [&](const std::string &value, const std::string &label) {
        names[value].insert(value);
        if (!trimmed(label).empty())
            names[std::string(trimmed(label))].insert(value);
    });
    std::set<std::string> found;
    for (const Path &path : question.mentionedIn) {
        for (const PathMatch &match : findPath(record, 0, path)) {
            const Node &node = record.nodes[static_cast<std::size_t>(match.node)];
            if (node.kind == NodeKind::Text)
                addMentioned(node.text, names, found);
        }
    }
    return found;
}

} // namespace waybill
