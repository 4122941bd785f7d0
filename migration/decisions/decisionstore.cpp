// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisionstore.h"

#include "migration/base/username.h"
#include "migration/decisions/decisionlist.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/target/eachrow.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Decisions)
};

constexpr auto table = R"sql(
CREATE TABLE IF NOT EXISTS waybill_decisions (
    playbook TEXT NOT NULL,
    id TEXT NOT NULL,
    answer TEXT,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    changed_by TEXT,
    PRIMARY KEY (playbook, id)
) WITHOUT ROWID;
)sql";

Problem changedMeanwhile(const std::string &id)
{
    return {.code = u"DEC-01"_s,
            .field = QString::fromStdString(id),
            .action = Tr::tr("Nothing was changed."),
            .hint = Tr::tr("Look at it again and decide then."),
            .message = Tr::tr("Somebody has decided this otherwise meanwhile.")};
}

Result<> write(Connection &connection, const std::string &playbook,
               const std::vector<DecisionChange> &changes)
{
    if (auto made = connection.run(table); !made)
        return made;
    auto insert = Statement::prepare(connection,
                                     "INSERT OR REPLACE INTO waybill_decisions"
                                     " (playbook, id, answer, changed_by) VALUES (?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    const std::string who = currentUser();
    for (const DecisionChange &change : changes) {
        insert->bindText(0, playbook);
        insert->bindText(1, change.id);
        if (change.after)
            insert->bindText(2, *change.after);
        else
            insert->bindNull(2);
        insert->bindText(3, who);
        if (auto stored = insert->execute(); !stored)
            return stored;
    }
    return {};
}

} // namespace

Result<std::vector<EditedDecision>> readEditedDecisions(Connection &connection,
                                                        const std::string &playbook)
{
    std::vector<EditedDecision> edited;
    const auto there = queryInteger(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_decisions'");
    if (!there)
        return there.error();
    if (*there == 0)
        return edited;
    auto query = Statement::prepare(connection,
                                    "SELECT id, answer, changed_at, changed_by"
                                    " FROM waybill_decisions WHERE playbook = ? ORDER BY id");
    if (!query)
        return query.error();
    query->bindText(0, playbook);
    auto read = eachRow(*query, [&](Statement &row) -> Result<> {
        EditedDecision decision{.id = row.text(0), .when = row.qtext(2), .who = row.qtext(3)};
        if (!row.isNull(1))
            decision.answer = row.text(1);
        edited.push_back(std::move(decision));
        return {};
    });
    return read ? Result<std::vector<EditedDecision>>(std::move(edited)) : read.error();
}

Result<std::vector<DecisionChange>>
checkedChanges(const KeptDecisions &kept,
               const std::map<std::string, std::optional<std::string>> &wanted)
{
    std::vector<DecisionChange> changes;
    const Answers answers = kept.answers();
    for (const auto &[id, answer] : wanted) {
        const auto known = answers.find(id);
        const auto now =
            known == answers.end() ? std::optional<std::string>() : std::optional(known->second);
        if (now == answer)
            continue;
        if (answer) {
            if (auto mistake = decisionMistake(kept.playbook, answers, id, *answer, kept.workspace))
                return *mistake;
        }
        changes.push_back({id, now, answer});
    }
    return changes;
}

Result<> decideAsMended(Connection &connection,
                        const std::map<std::string, std::optional<std::string>> &mendings)
{
    const auto kept = readDecisions(connection);
    if (!kept)
        return kept.error().code == "LED-03"_L1 ? Result<>() : kept.error();
    const Answers answers = kept->answers();
    const auto edited = readEditedDecisions(connection, kept->playbook.id);
    if (!edited)
        return edited.error();
    std::vector<DecisionChange> changes;
    for (const auto &[id, answer] : mendings) {
        const auto known = answers.find(id);
        const bool forgotten =
            std::any_of(edited->begin(), edited->end(), [&](const EditedDecision &decision) {
                return decision.id == id && !decision.answer;
            });
        // Whatever was never tried is no decision yet.
        if (known != answers.end() && answer != known->second)
            changes.push_back({id, known->second, answer});
        else if (known == answers.end() && forgotten && answer)
            changes.push_back({id, std::nullopt, answer});
    }
    return changes.empty() ? Result<>() : write(connection, kept->playbook.id, changes);
}

Result<> changeDecisions(Connection &connection, const std::vector<DecisionChange> &changes)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const auto kept = readDecisions(connection);
    if (!kept)
        return kept.error();
    const Answers answers = kept->answers();
    for (const DecisionChange &change : changes) {
        const auto now = answers.find(change.id);
        const auto seen =
            now == answers.end() ? std::optional<std::string>() : std::optional(now->second);
        if (seen != change.before)
            return changedMeanwhile(change.id);
    }
    if (auto written = write(connection, kept->playbook.id, changes); !written)
        return written;
    return transaction->commit();
}

} // namespace waybill
