// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisionlist.h"

#include "migration/base/jsonwriter.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/decisions/decisionstore.h"
#include "migration/mapping/plan.h"
#include "migration/run/duplicaterule.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/eachrow.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = KeptDecision::State;

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
    auto read = eachRow(*query, [&](Statement &row) -> Result<> {
        given.run = row.integer(0);
        given.when = row.qtext(1);
        given.playbook = row.text(4);
        given.workspace = row.qtext(5);
        std::map<std::string, Given> now;
        for (auto &[id, answer] : answersFromJson(row.text(3))) {
            const auto before = given.answers.find(id);
            const bool same = before != given.answers.end() && before->second.answer == answer;
            now.emplace(id,
                        same ? before->second : Given{answer, given.run, given.when, row.qtext(2)});
        }
        given.answers = std::move(now);
        return {};
    });
    return read ? Result<GivenAnswers>(std::move(given)) : read.error();
}

/// What is kept under \a name with a run.
Result<Answers> ofRun(Connection &connection, const char *name, qint64 run)
{
    auto kept = queryValue(connection,
                           std::string("SELECT value FROM waybill_state WHERE name = '") + name
                               + ':' + std::to_string(run) + '\'');
    if (!kept)
        return kept.error();
    const auto *text = std::get_if<std::string>(&*kept);
    return text ? answersFromJson(*text) : Answers();
}

Result<> keepOfRun(Connection &connection, const char *name, qint64 run, const Answers &values)
{
    auto insert = Statement::prepare(
        connection, "INSERT OR REPLACE INTO waybill_state (name, value) VALUES (?, ?)");
    if (!insert)
        return insert.error();
    const std::string key = std::string(name) + ':' + std::to_string(run);
    const std::string text = answersAsJson(values);
    insert->bindText(0, key);
    insert->bindText(1, text);
    return insert->execute();
}

using Decisions = std::map<std::string, KeptDecision>;

/// What the answers of the last run say, and what it took where there was none.
Decisions decisionsOfRun(const GivenAnswers &given, const Answers &defaults, const Answers &taken)
{
    Decisions all;
    for (const auto &[id, answer] : given.answers) {
        if (!isDecision(id))
            continue;
        const auto usual = defaults.find(id);
        const bool isUsual = usual != defaults.end() && usual->second == answer.answer;
        all.emplace(id,
                    KeptDecision{.answer = answer.answer,
                                 .state = isUsual ? State::Default : State::Applied,
                                 .run = answer.run,
                                 .when = answer.when,
                                 .who = isUsual ? QString() : answer.who});
    }
    for (const auto &[id, answer] : taken)
        all.emplace(
            id,
            KeptDecision{
                .answer = answer, .state = State::Default, .run = given.run, .when = given.when});
    return all;
}

void applyEdits(const std::vector<EditedDecision> &edited, const QString &since, Decisions &all)
{
    for (const EditedDecision &edit : edited) {
        // A later migration was asked after that, or went by it.
        if (edit.when < since)
            continue;
        const auto known = all.find(edit.id);
        const bool decided = known != all.end() && known->second.state != State::Default;
        if (!edit.answer && !decided)
            continue;
        KeptDecision &decision = all[edit.id];
        if (edit.answer && decided && decision.answer == *edit.answer)
            continue;
        decision.state = edit.answer ? State::Changed : State::Forgotten;
        decision.answer = edit.answer.value_or(decision.answer);
        decision.run = 0;
        decision.when = edit.when;
        decision.who = edit.who;
    }
}

} // namespace

Answers KeptDecisions::answers() const
{
    Answers answers;
    for (const KeptDecision &decision : all) {
        if (decision.state != State::Forgotten && decision.state != State::Default)
            answers.emplace(decision.question.id, decision.answer);
    }
    return answers;
}

std::optional<std::string> KeptDecisions::answerTo(const std::string &id) const
{
    const auto counts = [&](const KeptDecision &decision) {
        return decision.question.id == id && decision.state != State::Forgotten
            && decision.state != State::Default;
    };
    const auto found = std::find_if(all.begin(), all.end(), counts);
    return found == all.end() ? std::nullopt : std::optional(found->answer);
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
    const auto values = ofRun(connection, "decided", given->run);
    auto taken = ofRun(connection, "defaults", given->run);
    if (!values || !taken)
        return values ? taken.error() : values.error();
    taken->emplace(duplicatesAnswerId, std::string());
    KeptDecisions kept{.playbook = std::move(stored->playbook),
                       .workspace = given->workspace,
                       .run = given->run,
                       .all = {}};
    Decisions all = decisionsOfRun(*given, answersWithDefaults(kept.playbook, {}), *taken);
    applyEdits(*edited, given->when, all);
    for (auto &[id, decision] : all) {
        decision.question = decisionQuestion(kept.playbook, stored->answers, id);
        if (decision.answer.empty() && decision.state == State::Default)
            decision.answer = decision.question.fallback;
        if (const auto counted = values->find(id); counted != values->end())
            decision.values = QString::fromStdString(counted->second).toLongLong();
        decision.shown = decisionText(decision.question, decision.answer);
        decision.personal = isPersonalDecision(kept.playbook, id);
        kept.all.push_back(std::move(decision));
    }
    std::stable_partition(kept.all.begin(), kept.all.end(), [](const KeptDecision &decision) {
        return decision.state != State::Default;
    });
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
    return keepOfRun(connection, "decided", run, counts);
}

Result<> keepDefaults(Connection &connection, qint64 run, const Answers &defaults)
{
    return keepOfRun(connection, "defaults", run, defaults);
}

} // namespace waybill
