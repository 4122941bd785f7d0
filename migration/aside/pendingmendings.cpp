// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/pendingmendings.h"

#include "migration/base/username.h"
#include "migration/decisions/decisionstore.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/eachrow.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Apart from Waybill's other tables, because a database is without it until something is mended.
constexpr auto table = R"sql(
CREATE TABLE IF NOT EXISTS waybill_mendings (
    id TEXT PRIMARY KEY,
    answer TEXT NOT NULL,
    source TEXT NOT NULL,
    file TEXT,
    record INTEGER,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    changed_by TEXT
) WITHOUT ROWID;
)sql";

/// The answers of the latest migration, without reading its playbook.
Result<Answers> answersTried(Connection &connection)
{
    auto query = Statement::prepare(connection,
                                    "SELECT answers FROM waybill_runs WHERE kind = 'migrate'"
                                    " AND status NOT IN ('undone', 'running')"
                                    " ORDER BY id DESC LIMIT 1");
    if (!query)
        return query.error();
    auto row = query->step();
    if (!row)
        return row.error();
    return *row && !query->isNull(0) ? answersFromJson(query->text(0)) : Answers();
}

Result<std::optional<PendingMending>> find(Connection &connection, const std::string &id)
{
    auto query = Statement::prepare(connection,
                                    "SELECT id, answer, source, file, record FROM waybill_mendings"
                                    " WHERE id = ?");
    if (!query)
        return query.error();
    query->bindText(0, id);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<PendingMending>();
    return std::optional(PendingMending{query->text(0), query->text(1), query->text(2),
                                        query->qtext(3), query->integer(4)});
}

Result<> remove(Connection &connection, const PendingMending &seen)
{
    auto now = find(connection, seen.id);
    if (!now)
        return now.error();
    if (!*now || (*now)->answer != seen.answer)
        return Problem{
            .code = u"ASIDE-04"_s,
            .found = QString::fromStdString(seen.id),
            .action = QCoreApplication::translate("SetAside", "Nothing was changed."),
            .hint = QCoreApplication::translate("SetAside", "Look at it again and decide then."),
            .message = QCoreApplication::translate(
                "SetAside", "Somebody else has changed this mending meanwhile.")};
    auto query = Statement::prepare(connection, "DELETE FROM waybill_mendings WHERE id = ?");
    if (!query)
        return query.error();
    query->bindText(0, seen.id);
    return query->execute();
}

Result<> add(Connection &connection, const PendingMending &mending, const std::string &who)
{
    auto query = Statement::prepare(connection,
                                    "INSERT OR REPLACE INTO waybill_mendings"
                                    " (id, answer, source, file, record, changed_by)"
                                    " VALUES (?, ?, ?, ?, ?, ?)");
    if (!query)
        return query.error();
    const std::string file = mending.file.toStdString();
    query->bindText(0, mending.id);
    query->bindText(1, mending.answer);
    query->bindText(2, mending.source);
    query->bindText(3, file);
    query->bindInteger(4, mending.record);
    query->bindText(5, who);
    return query->execute();
}

} // namespace

Result<QList<PendingMending>> readEnteredMendings(Connection &connection)
{
    QList<PendingMending> mendings;
    const auto there = queryInteger(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'waybill_mendings'");
    if (!there)
        return there.error();
    if (*there == 0)
        return mendings;
    auto read = eachRow(
        connection, "SELECT id, answer, source, file, record FROM waybill_mendings ORDER BY id",
        [&](Statement &row) -> Result<> {
            mendings.append({row.text(0), row.text(1), row.text(2), row.qtext(3), row.integer(4)});
            return {};
        });
    return read ? Result<QList<PendingMending>>(std::move(mendings)) : read.error();
}

Result<QList<PendingMending>> readPendingMendings(Connection &connection)
{
    auto mendings = readEnteredMendings(connection);
    if (!mendings || mendings->isEmpty())
        return mendings;
    const auto tried = answersTried(connection);
    if (!tried)
        return tried.error();
    mendings->removeIf([&](const PendingMending &mending) {
        const auto known = tried->find(mending.id);
        return known != tried->end() && known->second == mending.answer;
    });
    return mendings;
}

Result<> changePendingMendings(Connection &connection, const QList<MendingChange> &changes)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto made = connection.run(table); !made)
        return made;
    for (const MendingChange &change : changes) {
        if (!change.before)
            continue;
        if (auto removed = remove(connection, *change.before); !removed)
            return removed;
    }
    const std::string who = currentUser();
    for (const MendingChange &change : changes) {
        if (!change.after)
            continue;
        if (auto added = add(connection, *change.after, who); !added)
            return added;
    }
    // What the latest migration was given stays decided until that is undone.
    const auto tried = answersTried(connection);
    if (!tried)
        return tried.error();
    std::map<std::string, std::optional<std::string>> decided;
    for (const MendingChange &change : changes) {
        if (change.before)
            decided.emplace(change.before->id, std::nullopt);
        if (change.after)
            decided[change.after->id] = change.after->answer;
    }
    std::erase_if(decided, [&](const auto &mending) { return tried->contains(mending.first); });
    if (auto followed = decideAsMended(connection, decided); !followed)
        return followed;
    return transaction->commit();
}

Answers answersOf(const QList<PendingMending> &mendings)
{
    Answers answers;
    for (const PendingMending &mending : mendings)
        answers[mending.id] = mending.answer;
    return answers;
}

} // namespace waybill
