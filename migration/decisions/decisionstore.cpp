// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisionstore.h"

#include "migration/base/username.h"
#include "migration/decisions/decisionlist.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

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
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return edited;
        EditedDecision decision{
            .id = query->text(0), .when = query->qtext(2), .who = query->qtext(3)};
        if (!query->isNull(1))
            decision.answer = query->text(1);
        edited.push_back(std::move(decision));
    }
}

Result<> changeDecisions(Connection &connection, const std::vector<DecisionChange> &changes)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const auto kept = readDecisions(connection);
    if (!kept)
        return kept.error();
    if (auto made = connection.run(table); !made)
        return made;
    const Answers answers = kept->answers();
    auto insert = Statement::prepare(connection,
                                     "INSERT OR REPLACE INTO waybill_decisions"
                                     " (playbook, id, answer, changed_by) VALUES (?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    const std::string who = currentUser();
    for (const DecisionChange &change : changes) {
        const auto now = answers.find(change.id);
        const auto seen =
            now == answers.end() ? std::optional<std::string>() : std::optional(now->second);
        if (seen != change.before)
            return changedMeanwhile(change.id);
        insert->bindText(0, kept->playbook.id);
        insert->bindText(1, change.id);
        if (change.after)
            insert->bindText(2, *change.after);
        else
            insert->bindNull(2);
        insert->bindText(3, who);
        if (auto stored = insert->execute(); !stored)
            return stored;
    }
    return transaction->commit();
}

} // namespace waybill
