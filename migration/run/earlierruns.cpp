// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/earlierruns.h"

#include "migration/target/statement.h"

#include <QFileInfo>

#include <algorithm>
#include <string>

namespace waybill {

namespace {

bool liesWithin(const QString &path, const QString &folder)
{
    const QString inside = QFileInfo(path).canonicalFilePath();
    return inside.startsWith(QFileInfo(folder).canonicalFilePath() + u'/');
}

struct OwnerFile
{
    std::string source;
    std::string sha256;
};

Result<bool> hasAny(Connection &connection, std::int64_t run, const std::vector<OwnerFile> &files)
{
    auto query = Statement::prepare(
        connection,
        "SELECT count(*) FROM waybill_sources WHERE run_id = ? AND name = ? AND sha256 = ?");
    if (!query)
        return query.error();
    for (const OwnerFile &file : files) {
        query->bindInteger(0, run);
        query->bindText(1, file.source);
        query->bindText(2, file.sha256);
        if (auto row = query->step(); !row)
            return row.error();
        const bool found = query->integer(0) > 0;
        query->reset();
        if (found)
            return true;
    }
    return false;
}

} // namespace

Result<std::vector<std::int64_t>> earlierRuns(Connection &connection, const RunOrigin &origin)
{
    const bool ownersAreNamed =
        std::any_of(origin.playbook.sources.begin(), origin.playbook.sources.end(),
                    [](const SourceSpec &source) { return source.owner; });
    const bool all = !ownersAreNamed || liesWithin(origin.database, origin.workspace);
    std::vector<OwnerFile> files;
    for (const auto &[name, state] : origin.sources.states()) {
        if (state.spec->owner && !state.sha256.isEmpty())
            files.push_back({.source = state.spec->name, .sha256 = state.sha256.toStdString()});
    }

    auto query = Statement::prepare(connection,
                                    "SELECT id, workspace FROM waybill_runs WHERE"
                                    " kind = 'migrate' AND id < ? ORDER BY id");
    if (!query)
        return query.error();
    query->bindInteger(0, origin.run);
    std::vector<std::int64_t> runs;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return runs;
        const std::int64_t id = query->integer(0);
        const bool here = all || query->qtext(1) == origin.workspace;
        const auto sameFile = here ? Result<bool>(true) : hasAny(connection, id, files);
        if (!sameFile)
            return sameFile.error();
        if (*sameFile)
            runs.push_back(id);
    }
}

} // namespace waybill
