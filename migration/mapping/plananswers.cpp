// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers say about a plan as a whole.
#include "migration/mapping/conversions.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/plan.h"

namespace waybill {

std::map<std::string, WordMap> wordsWithAnswers(const Playbook &playbook, const Answers &answers)
{
    auto words = playbook.words;
    for (auto &[name, map] : words) {
        const std::string prefix = "words/" + name + "/";
        for (auto answer = answers.lower_bound(prefix);
             answer != answers.end() && answer->first.starts_with(prefix); ++answer) {
            for (auto &entry : map.entries) {
                if (entry.word == answer->second)
                    entry.spellings.push_back(answer->first.substr(prefix.size()));
            }
        }
    }
    return words;
}

std::string withChoices(std::string spec, const Playbook &playbook, const Answers &answers)
{
    for (const QuestionSpec &question : playbook.questions) {
        const std::string place = '{' + question.id + '}';
        const std::string answer = encodedArgument(answerOr(answers, answerId(question), ""));
        for (auto at = spec.find(place); at != std::string::npos; at = spec.find(place, at)) {
            spec.replace(at, place.size(), answer);
            at += answer.size();
        }
    }
    return spec;
}

std::string answerOr(const Answers &answers, const std::string &id, const std::string &fallback)
{
    const auto found = answers.find(id);
    return found == answers.end() ? fallback : found->second;
}

Answers answersWithDefaults(const Playbook &playbook, const Answers &answers)
{
    Answers all = answers;
    all.insert(playbook.decisions.begin(), playbook.decisions.end());
    for (const QuestionSpec &question : playbook.questions) {
        if (!question.fallback.empty())
            all.emplace("choices/" + question.id, question.fallback);
    }
    return all;
}

} // namespace waybill
