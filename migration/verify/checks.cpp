// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/checks.h"

#include "migration/playbook/scriptguard.h"
#include "migration/target/schema.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Checks", source);
}

const QString rowCounts = u"Row counts"_s;
const QString foreignKeys = u"Foreign keys"_s;
const QString dataAccuracy = u"Data accuracy"_s;
const QString indexes = u"Indexes"_s;
const QString requiredFields = u"Required fields"_s;

CheckReport refused(CheckReport check, const Problem &problem)
{
    check.status = CheckReport::Status::Fail;
    check.detail = describe(problem);
    return check;
}

CheckReport countCheck(Connection &connection, CheckReport check, const std::string &sql,
                       std::int64_t expected)
{
    auto found = queryInteger(connection, sql);
    check.expected = QString::number(expected);
    if (!found)
        return refused(std::move(check), found.error());
    check.found = QString::number(*found);
    check.status = *found == expected ? CheckReport::Status::Pass : CheckReport::Status::Fail;
    return check;
}

/// Paths that lead nowhere. A workspace that is not there any more has no files to look for.
CheckReport filesThere(Connection &connection, const CheckSpec &spec, const QString &workspace,
                       CheckReport check)
{
    const QDir folder(workspace);
    check.expected = u"0"_s;
    auto paths = Statement::prepare(connection,
                                    "SELECT DISTINCT " + quotedName(spec.column) + " FROM "
                                        + quotedName(spec.table));
    if (!paths)
        return refused(std::move(check), paths.error());
    qint64 missing = 0;
    for (;;) {
        auto row = paths->step();
        if (!row)
            return refused(std::move(check), row.error());
        if (!*row)
            break;
        const QString path = paths->qtext(0);
        if (!path.isEmpty() && !QFileInfo(folder.absoluteFilePath(path)).isFile())
            ++missing;
    }
    check.found = QString::number(missing);
    check.status = missing == 0 ? CheckReport::Status::Pass : CheckReport::Status::Fail;
    if (missing > 0)
        check.detail = text("%1 paths lead to no file in the workspace.").arg(missing);
    return check;
}

CheckReport playbookCheck(Connection &connection, const CheckSpec &spec, const QString &workspace)
{
    CheckReport check{.id = QString::fromStdString(spec.id),
                      .title = spec.title,
                      .group =
                          spec.kind == CheckSpec::Kind::Required ? requiredFields : dataAccuracy};
    if (spec.kind == CheckSpec::Kind::File) {
        check = filesThere(connection, spec, workspace, std::move(check));
    } else {
        const std::string sql = spec.kind == CheckSpec::Kind::Sql
            ? spec.sql
            : "SELECT count(*) FROM " + quotedName(spec.table) + " WHERE " + conditionOf(spec);
        const ScriptGuard guard(connection.native());
        check = countCheck(connection, std::move(check), sql,
                           spec.kind == CheckSpec::Kind::Sql ? spec.expected : 0);
    }
    if (check.status == CheckReport::Status::Fail && spec.warnOnly)
        check.status = CheckReport::Status::Warn;
    return check;
}

/// How many rows a table has without what people and programs have added or deleted since.
std::string rowsOfRun(const std::string &table, std::int64_t run)
{
    return "SELECT (SELECT count(*) FROM " + quotedName(table)
        + ") - ifnull((SELECT sum(CASE action WHEN 'INSERT' THEN 1 WHEN 'DELETE' THEN -1 ELSE 0 "
          "END)"
          " FROM waybill_audit_log WHERE table_name = "
        + literal(table) + " AND id > (SELECT max(audit_entry) FROM waybill_phases WHERE run_id = "
        + std::to_string(run) + ")), 0)";
}

CheckReport integrity(Connection &connection)
{
    CheckReport check{.id = u"integrity"_s,
                      .title = text("The database file is sound"),
                      .group = dataAccuracy,
                      .expected = u"ok"_s};
    auto found = queryValue(connection, "PRAGMA integrity_check(5)");
    if (!found)
        return refused(std::move(check), found.error());
    const auto *word = std::get_if<std::string>(&*found);
    check.found = word ? QString::fromStdString(*word) : QString();
    check.status = check.found == "ok"_L1 ? CheckReport::Status::Pass : CheckReport::Status::Fail;
    return check;
}

CheckReport schemaCheck(const QString &id, const QString &title, const QString &group,
                        const std::vector<SchemaObject> &expected,
                        const std::vector<SchemaObject> &found, const std::string &type)
{
    QStringList missing;
    qint64 wanted = 0;
    for (const SchemaObject &object : expected) {
        if (object.type != type)
            continue;
        ++wanted;
        const bool there = std::any_of(found.begin(), found.end(), [&](const SchemaObject &other) {
            return other.type == type && other.name == object.name && other.sql == object.sql;
        });
        if (!there)
            missing << QString::fromStdString(object.name);
    }
    CheckReport check = makeCheck(id, group, title, missing.isEmpty(), QString::number(wanted),
                                  QString::number(wanted - missing.size()));
    if (!missing.isEmpty())
        check.detail = text("Missing or different: %1").arg(missing.join(u", "_s));
    return check;
}

} // namespace

std::string conditionOf(const CheckSpec &check)
{
    const std::string column = quotedName(check.column);
    switch (check.kind) {
    case CheckSpec::Kind::Required:
        return column + " IS NULL OR trim(" + column + ") = ''";
    case CheckSpec::Kind::Range: {
        std::string outside = "0";
        if (check.minimum)
            outside += " OR " + column + " < " + std::to_string(*check.minimum);
        if (check.maximum)
            outside += " OR " + column + " > " + std::to_string(*check.maximum);
        return column + " IS NOT NULL AND (" + outside + ")";
    }
    case CheckSpec::Kind::Words: {
        std::string words;
        for (const std::string &word : check.words)
            words += (words.empty() ? "" : ", ") + literal(word);
        return column + " IS NOT NULL AND " + column + " NOT IN (" + words + ")";
    }
    case CheckSpec::Kind::File:
    case CheckSpec::Kind::Sql:
        break;
    }
    return "0";
}

CheckReport makeCheck(const QString &id, const QString &group, const QString &title, bool passed,
                      const QString &expected, const QString &found)
{
    return {.id = id,
            .title = title,
            .group = group,
            .status = passed ? CheckReport::Status::Pass : CheckReport::Status::Fail,
            .expected = expected,
            .found = found};
}

QList<CheckReport> checkDatabase(Connection &connection, const Playbook &playbook,
                                 const QString &workspace)
{
    QList<CheckReport> checks;
    const auto found = readSchema(connection);
    const auto expected = found ? wantedSchema(playbook, *found) : found;
    if (expected && found) {
        checks << schemaCheck(u"tables"_s, text("The expected tables are there"), rowCounts,
                              *expected, *found, "table")
               << schemaCheck(u"indexes"_s, text("The expected indexes are there"), indexes,
                              *expected, *found, "index");
    }
    checks << countCheck(connection,
                         {.id = u"foreign-keys"_s,
                          .title = text("No record points to one that does not exist"),
                          .group = foreignKeys},
                         "SELECT count(*) FROM pragma_foreign_key_check", 0);
    checks << countCheck(connection,
                         {.id = u"foreign-keys-on"_s,
                          .title = text("Foreign keys are enforced"),
                          .group = foreignKeys},
                         "SELECT foreign_keys FROM pragma_foreign_keys", 1);
    for (const CheckSpec &spec : playbook.checks)
        checks << playbookCheck(connection, spec, workspace);
    checks << integrity(connection);
    return checks;
}

QList<CheckReport> checkLedger(Connection &connection, std::int64_t run, const Report &report)
{
    QList<CheckReport> checks;
    const Balance &balance = report.balance;
    checks << makeCheck(u"balance"_s, rowCounts, text("Every value that was read has one state"),
                        balance.even(), QString::number(balance.read),
                        QString::number(balance.asIs + balance.changed + balance.extra
                                        + balance.setAside + balance.leftOut));
    checks << countCheck(connection,
                         {.id = u"records"_s,
                          .title = text("Every record that was read is in the ledger"),
                          .group = rowCounts},
                         "SELECT count(*) FROM waybill_records r JOIN waybill_sources s"
                         " ON s.id = r.source_id WHERE s.run_id = "
                             + std::to_string(run),
                         [&] {
                             qint64 records = 0;
                             for (const SourceReport &source : report.sources)
                                 records += source.records;
                             return records;
                         }());
    for (const TableReport &table : report.tables) {
        checks << countCheck(connection,
                             {.id = u"rows-"_s + table.table,
                              .title = text("Rows in %1").arg(table.table),
                              .group = rowCounts},
                             rowsOfRun(table.table.toStdString(), run),
                             table.before + table.inserted - table.deleted);
    }
    checks << countCheck(connection,
                         {.id = u"links"_s,
                          .title = text("Every row that was made has an origin"),
                          .group = rowCounts},
                         "SELECT count(*) FROM waybill_links l JOIN waybill_records r ON r.id ="
                         " l.record_id JOIN waybill_sources s ON s.id = r.source_id"
                         " WHERE l.made = 1 AND s.run_id = "
                             + std::to_string(run),
                         [&] {
                             qint64 rows = 0;
                             for (const TableReport &table : report.tables)
                                 rows += table.inserted;
                             return rows;
                         }());
    return checks;
}

} // namespace waybill
