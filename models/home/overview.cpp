// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/home/overview.h"

#include "migration/backup/backup.h"
#include "migration/run/history.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Home
{
    Q_DECLARE_TR_FUNCTIONS(Home)
};

/// After so many days a backup is called old.
constexpr qint64 oldAfterDays = 14;

using Kind = Attention::Kind;

void addRuns(const OverviewRequest &request, QList<Attention> &attention)
{
    const QString place = u"migrations"_s;
    const auto runs = readHistory(request.database);
    if (!runs)
        return;
    const auto last = std::find_if(runs->begin(), runs->end(), [](const RunRecord &run) {
        return run.kind == "migrate"_L1 && run.status != "undone"_L1;
    });
    if (last == runs->end())
        return;
    if (const auto report = readReport(request.database, last->run)) {
        const auto count = [&](CheckReport::Status status) {
            return static_cast<int>(
                std::count_if(report->checks.begin(), report->checks.end(),
                              [&](const CheckReport &check) { return check.status == status; }));
        };
        if (const int failed = count(CheckReport::Status::Fail); failed > 0)
            attention << Attention{
                .kind = Kind::Problem,
                .text = Home::tr("%Ln checks of the last migration failed", nullptr, failed),
                .place = place,
                .rows = {}};
        if (const int warned = count(CheckReport::Status::Warn); warned > 0)
            attention << Attention{.kind = Kind::Warning,
                                   .text = Home::tr("%Ln checks of the last migration gave a "
                                                    "warning",
                                                    nullptr, warned),
                                   .place = place,
                                   .rows = {}};
    }
    if (last->recordsSetAside > 0)
        attention << Attention{.kind = Kind::Warning,
                               .text = Home::tr("%Ln records were set aside by the last migration",
                                                nullptr, static_cast<int>(last->recordsSetAside)),
                               .place = u"aside"_s,
                               .rows = {}};
}

void addBackups(const OverviewRequest &request, QList<Attention> &attention)
{
    if (request.workspace.isEmpty())
        return;
    const QList<BackupInfo> backups = listBackups(request.workspace + "/backups"_L1);
    QDateTime newest;
    for (const BackupInfo &backup : backups)
        newest = std::max(newest, QDateTime::fromString(backup.manifest.created, Qt::ISODate));
    const QString place = u"backups"_s;
    if (!newest.isValid()) {
        attention << Attention{.kind = Kind::Warning,
                               .text = Home::tr("There is no backup yet"),
                               .place = place,
                               .rows = {}};
        return;
    }
    const qint64 days = newest.daysTo(request.now);
    if (days >= oldAfterDays)
        attention << Attention{
            .kind = Kind::Warning,
            .text = Home::tr("The last backup is %Ln days old", nullptr, static_cast<int>(days)),
            .place = place,
            .rows = {}};
}

const TableLayout *layoutOf(const OverviewRequest &request, const std::string &table)
{
    const auto found =
        std::find_if(request.layouts.begin(), request.layouts.end(),
                     [&](const TableLayout &layout) { return layout.table == table; });
    return found == request.layouts.end() ? nullptr : &*found;
}

using Columns = std::vector<std::pair<std::string, std::string>>; ///< table and column

void addRequired(const std::vector<RowSpec> &rows, Columns &required)
{
    for (const RowSpec &row : rows) {
        for (const ColumnSpec &column : row.columns) {
            if (column.required && column.kind == ColumnSpec::Kind::From)
                required.emplace_back(row.table, column.column);
        }
        addRequired(row.rows, required);
    }
}

/// What the playbook requires of every row, in its checks and where rows are made.
Columns requiredColumns(const Playbook &playbook)
{
    Columns required;
    for (const CheckSpec &check : playbook.checks) {
        if (check.kind == CheckSpec::Kind::Required)
            required.emplace_back(check.table, check.column);
    }
    for (const PhaseSpec &phase : playbook.phases) {
        for (const LoadSpec &load : phase.loads)
            addRequired(load.rows, required);
    }
    std::sort(required.begin(), required.end());
    required.erase(std::unique(required.begin(), required.end()), required.end());
    return required;
}

/// Rows that were added or edited since the migration count as well.
Result<> addLacking(Connection &connection, const OverviewRequest &request,
                    QList<Attention> &attention)
{
    for (const auto &[table, name] : requiredColumns(request.playbook)) {
        const TableLayout *layout = layoutOf(request, table);
        const int shown = layout ? layout->column(name) : -1;
        if (shown < 0)
            continue;
        const std::string from =
            " FROM " + quotedName(table) + " WHERE coalesce(" + quotedName(name) + ", '') = ''";
        const auto lacking = queryInteger(connection, "SELECT count(*)" + from);
        if (!lacking)
            return lacking.error();
        if (*lacking == 0)
            continue;
        const QString &label = layout->columns[shown].label;
        attention << Attention{
            .kind = Kind::Warning,
            .text = Home::tr("%1: %Ln without %2", nullptr, static_cast<int>(*lacking))
                        .arg(layout->title, label),
            .place = u"view:"_s + layout->id,
            .rows = {.title = Home::tr("without %1").arg(label),
                     .sql = "SELECT rowid" + from,
                     .parameters = {}}};
    }
    return {};
}

} // namespace

Result<Overview> readOverview(const OverviewRequest &request)
{
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    Overview overview;
    if (request.migrated) {
        addRuns(request, overview.attention);
        addBackups(request, overview.attention);
    }
    if (const auto done = addLacking(*connection, request, overview.attention); !done)
        return done.error();
    std::stable_sort(overview.attention.begin(), overview.attention.end(),
                     [](const Attention &a, const Attention &b) {
                         return a.kind == Kind::Problem && b.kind != Kind::Problem;
                     });
    for (const TableLayout &layout : request.layouts) {
        const auto rows =
            queryInteger(*connection, "SELECT count(*) FROM " + quotedName(layout.table));
        if (!rows)
            return rows.error();
        overview.tables << TableRows{
            .view = layout.id, .title = layout.title, .icon = layout.icon, .rows = *rows};
    }
    return overview;
}

} // namespace waybill
