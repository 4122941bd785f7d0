// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisionlist.h"

#include "migration/base/jsonwriter.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/decisions/decisionstore.h"
#include "migration/mapping/plan.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What the mapping itself goes by. Other answers make another record of one that they are about.
constexpr const char *mapping[] = {"words/", "dates/", "columns/", "place/", "repair/"};

/// An answer, and the run since which it is so.
struct Given
{
    std::string answer;
    qint64 run = 0;
    QString when;
    QString who;
};

struct GivenAnswers
{
    std::map<std::string, Given> answers;
    std::string playbook; ///< id
    qint64 run = 0;
    QString when;
    QString workspace;
};

/// What is found out anew each time is no decision.
bool isDecision(const std::string &id)
{
    return !id.starts_with("files/") && !id.starts_with("rows/");
}

/// Of every migration with the playbook of the last one. A migration that has been undone counts
/// too: what somebody decided for it is still what they think.
Result<GivenAnswers> givenAnswers(Connection &connection)
{
    GivenAnswers given;
    auto query = Statement::prepare(
        connection,
        "SELECT u.id, u.started, u.who, u.answers, p.id, u.workspace FROM waybill_runs u"
        " JOIN waybill_playbooks p ON p.sha256 = u.playbook"
        " WHERE u.kind = 'migrate' AND u.status <> 'running' AND p.id ="
        " (SELECT q.id FROM waybill_runs r JOIN waybill_playbooks q ON q.sha256 = r.playbook"
        "  WHERE r.kind = 'migrate' AND r.status <> 'running' ORDER BY r.id DESC LIMIT 1)"
        " ORDER BY u.id");
    if (!query)
        return query.error();
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return given;
        given.run = query->integer(0);
        given.when = query->qtext(1);
        given.playbook = query->text(4);
        given.workspace = query->qtext(5);
        std::map<std::string, Given> now;
        for (auto &[id, answer] : answersFromJson(query->text(3))) {
            const auto before = given.answers.find(id);
            const bool same = before != given.answers.end() && before->second.answer == answer;
            now.emplace(
                id, same ? before->second : Given{answer, given.run, given.when, query->qtext(2)});
        }
        given.answers = std::move(now);
    }
}

/// Of the last run; none where it has been counted by none.
Result<DecidedValues> decidedValues(Connection &connection, qint64 run)
{
    DecidedValues values;
    auto kept = queryValue(
        connection,
        "SELECT value FROM waybill_state WHERE name = 'decided:" + std::to_string(run) + "'");
    if (!kept)
        return kept.error();
    if (const auto *text = std::get_if<std::string>(&*kept)) {
        for (const auto &[id, count] : answersFromJson(*text))
            values.emplace(id, QString::fromStdString(count).toLongLong());
    }
    return values;
}

} // namespace

Answers KeptDecisions::answers() const
{
    Answers answers;
    for (const KeptDecision &decision : all) {
        if (decision.state != KeptDecision::State::Forgotten)
            answers.emplace(decision.question.id, decision.answer);
    }
    return answers;
}

Result<KeptDecisions> readDecisions(Connection &connection)
{
    auto given = givenAnswers(connection);
    if (!given)
        return given.error();
    auto stored = readStoredPlaybook(connection, given->run);
    if (!stored)
        return stored.error();
    auto edited = readEditedDecisions(connection, given->playbook);
    if (!edited)
        return edited.error();
    auto values = decidedValues(connection, given->run);
    if (!values)
        return values.error();
    KeptDecisions kept{.playbook = std::move(stored->playbook),
                       .workspace = given->workspace,
                       .run = given->run,
                       .all = {}};
    const Answers defaults = answersWithDefaults(kept.playbook, {});
    std::map<std::string, KeptDecision> all;
    for (const auto &[id, answer] : given->answers) {
        const auto usual = defaults.find(id);
        if (!isDecision(id) || (usual != defaults.end() && usual->second == answer.answer))
            continue;
        KeptDecision decision{
            .answer = answer.answer, .run = answer.run, .when = answer.when, .who = answer.who};
        if (const auto counted = values->find(id); counted != values->end())
            decision.values = counted->second;
        all.emplace(id, std::move(decision));
    }
    for (const EditedDecision &edit : *edited) {
        // A later migration was asked after that, or went by it.
        if (edit.when < given->when)
            continue;
        const auto known = all.find(edit.id);
        if (!edit.answer && known == all.end())
            continue;
        KeptDecision &decision = all[edit.id];
        if (edit.answer && known != all.end() && decision.answer == *edit.answer)
            continue;
        decision.state =
            edit.answer ? KeptDecision::State::Changed : KeptDecision::State::Forgotten;
        decision.answer = edit.answer.value_or(decision.answer);
        decision.run = 0;
        decision.when = edit.when;
        decision.who = edit.who;
    }
    for (auto &[id, decision] : all) {
        decision.question = decisionQuestion(kept.playbook, stored->answers, id);
        decision.shown = decisionText(decision.question, decision.answer);
        decision.personal = isPersonalDecision(kept.playbook, id);
        kept.all.push_back(std::move(decision));
    }
    return kept;
}

bool readsOtherwise(const Answers &before, const Answers &now)
{
    const auto ofMapping = [](const Answers &answers) {
        Answers those = answers;
        std::erase_if(those, [](const auto &answer) {
            const std::string &id = answer.first;
            return std::none_of(std::begin(mapping), std::end(mapping),
                                [&](const char *kind) { return id.starts_with(kind); });
        });
        return those;
    };
    return ofMapping(before) != ofMapping(now);
}

Result<> keepDecidedValues(Connection &connection, qint64 run, const DecidedValues &values)
{
    Answers counts;
    for (const auto &[id, count] : values)
        counts.emplace(id, std::to_string(count));
    auto insert = Statement::prepare(
        connection, "INSERT OR REPLACE INTO waybill_state (name, value) VALUES (?, ?)");
    if (!insert)
        return insert.error();
    const std::string name = "decided:" + std::to_string(run);
    const std::string text = answersAsJson(counts);
    insert->bindText(0, name);
    insert->bindText(1, text);
    return insert->execute();
}

} // namespace waybill
