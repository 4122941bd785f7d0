// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/history.h"

#include "migration/run/storedreport.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"
#include "migration/verify/verdict.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<Connection> openOurs(const QString &database)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours) {
        return Problem{.code = u"DB-02"_s,
                       .file = database,
                       .message = QCoreApplication::translate(
                           "History", "No migration has been made into this database.")};
    }
    return connection;
}

Result<QList<PhaseReport>> phasesOf(Connection &connection, std::int64_t run)
{
    auto query = Statement::prepare(connection,
                                    "SELECT phase, title, status, seconds, row_count"
                                    " FROM waybill_phases WHERE run_id = ? ORDER BY position");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    QList<PhaseReport> phases;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return phases;
        phases.append({.id = query->qtext(0),
                       .title = query->qtext(1),
                       .status = query->qtext(2),
                       .seconds = query->real(3),
                       .rows = query->integer(4)});
    }
}

Result<Problems> problemsOf(Connection &connection, std::int64_t run, qsizetype most)
{
    auto query =
        Statement::prepare(connection,
                           "SELECT code, severity, file, line, column_number, field, record,"
                           " expected, found, action, hint, message FROM waybill_problems"
                           " WHERE run_id = ? ORDER BY id LIMIT ?");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    query->bindInteger(1, most);
    Problems problems;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return problems;
        problems.append({.code = query->qtext(0),
                         .severity = severityFromName(query->qtext(1)),
                         .file = query->qtext(2),
                         .line = query->integer(3),
                         .column = query->integer(4),
                         .field = query->qtext(5),
                         .record = query->qtext(6),
                         .expected = query->qtext(7),
                         .found = query->qtext(8),
                         .action = query->qtext(9),
                         .hint = query->qtext(10),
                         .message = query->qtext(11)});
    }
}

/// A report is read after its run: what was taken back or changed since belongs to its sentence.
Result<> sayWhatIsSince(Connection &connection, qint64 run, Report &report)
{
    auto phases = phasesOf(connection, run);
    auto changes = queryInteger(connection,
                                "SELECT count(*) FROM waybill_audit_log WHERE id >"
                                " (SELECT max(audit_entry) FROM waybill_phases WHERE run_id = "
                                    + std::to_string(run) + ')');
    if (!phases || !changes)
        return phases ? changes.error() : phases.error();
    report.phases = *phases;
    report.verdict = verdictOf(report, *changes);
    return {};
}

} // namespace

Result<QList<RunRecord>> readHistory(const QString &database)
{
    auto connection = openOurs(database);
    if (!connection)
        return connection.error();
    auto query = Statement::prepare(*connection,
                                    "SELECT u.id, u.kind, p.id, p.version, u.workspace, u.status,"
                                    " u.started, u.seconds, u.who, u.backup, u.report, u.undoes"
                                    " FROM waybill_runs u"
                                    " LEFT JOIN waybill_playbooks p ON p.sha256 = u.playbook"
                                    " ORDER BY u.id DESC");
    if (!query)
        return query.error();
    QList<RunRecord> runs;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        RunRecord run{.run = query->integer(0),
                      .kind = query->qtext(1),
                      .playbook = query->qtext(2),
                      .playbookVersion = query->qtext(3),
                      .workspace = query->qtext(4),
                      .status = query->qtext(5),
                      .started = QDateTime::fromString(query->qtext(6), Qt::ISODateWithMs),
                      .seconds = query->real(7),
                      .who = query->qtext(8),
                      .backup = query->qtext(9)};
        const Report report = reportFromJson(query->text(10));
        run.undoes = query->integer(11);
        run.playbookName = report.playbookName;
        run.recordsStored = report.recordsStored;
        run.recordsSetAside = report.recordsSetAside;
        run.balance = report.balance;
        auto phases = phasesOf(*connection, run.run);
        if (!phases)
            return phases.error();
        run.phases = *phases;
        runs.append(run);
    }
    // What takes something back has no report of its own, and is about the same files.
    for (qsizetype i = runs.size() - 1; i >= 0; --i) {
        for (const RunRecord &earlier : runs) {
            if (runs[i].playbookName.isEmpty() && earlier.run == runs[i].undoes)
                runs[i].playbookName = earlier.playbookName;
        }
    }
    return runs;
}

Result<Report> readReport(const QString &database, qint64 run, qsizetype mostProblems)
{
    auto connection = openOurs(database);
    if (!connection)
        return connection.error();
    auto query = Statement::prepare(*connection, "SELECT report FROM waybill_runs WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, run);
    auto row = query->step();
    if (!row)
        return row.error();
    if (!*row || query->isNull(0)) {
        return Problem{
            .code = u"RUN-01"_s,
            .file = database,
            .found = QString::number(run),
            .message = QCoreApplication::translate("History", "There is no report of this run.")};
    }
    Report report = reportFromJson(query->text(0));
    auto problems = problemsOf(*connection, run, mostProblems);
    auto all = queryInteger(
        *connection, "SELECT count(*) FROM waybill_problems WHERE run_id = " + std::to_string(run));
    if (!problems || !all)
        return problems ? all.error() : problems.error();
    report.problems = *problems;
    report.problemsLeftOut = *all - report.problems.size();
    if (auto said = sayWhatIsSince(*connection, run, report); !said)
        return said.error();
    return report;
}

} // namespace waybill
