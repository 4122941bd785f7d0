// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/retry.h"

#include "migration/aside/unchangedfile.h"
#include "migration/run/history.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("SetAside", sentence);
}

/// Whatever else has changed in the files is no mending.
Result<> filesAreThose(Connection &connection, std::int64_t run, const QString &workspace)
{
    auto query =
        Statement::prepare(connection, "SELECT file, sha256 FROM waybill_sources WHERE run_id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        const QString path = QDir(workspace).absoluteFilePath(query->qtext(0));
        if (auto same = fileIsUnchanged(path, query->qtext(0), query->qtext(1)); !same)
            return same;
    }
}

} // namespace

Result<MigrationRequest> retryRequest(const QString &database, const Answers &mendings)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto stored = readStoredPlaybook(*connection);
    if (!stored)
        return stored.error();
    const bool isNew = std::any_of(mendings.begin(), mendings.end(), [&](const auto &mending) {
        const auto known = stored->answers.find(mending.first);
        return known == stored->answers.end() || known->second != mending.second;
    });
    if (!isNew)
        return Problem{.code = u"ASIDE-02"_s,
                       .file = database,
                       .message = text("Nothing was mended since the last migration.")};
    auto report = readReport(database, stored->run);
    if (!report)
        return report.error();
    if (auto same = filesAreThose(*connection, stored->run, report->workspace); !same)
        return same.error();
    MigrationRequest request{.workspace = report->workspace,
                             .playbook = std::move(stored->playbook),
                             .database = QFileInfo(database).absoluteFilePath(),
                             .answers = mendings,
                             .answersFromFile = true,
                             .retry = true,
                             .atOnce = true};
    request.answers.merge(stored->answers);
    return request;
}

} // namespace waybill
