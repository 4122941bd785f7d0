// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportrecords.h"

#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "migration/verify/reportparts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem noSuchNumber(const ReportScope &scope)
{
    return {.code = u"REP-02"_s,
            .file = scope.request.database,
            .expected =
                u"set-aside, extra, left-out, changed, NUM-02, NUM-02:Salary, applications,"
                " merged:applications, check:NAME, remark:URL-01, file:NAME, record:NAME:12"_s,
            .found = scope.request.what,
            .message = QCoreApplication::translate("ReportRecords",
                                                   "There is no such number in a report.")};
}

/// "NUM-02": letters, a dash, digits.
bool isRule(const QString &what)
{
    const qsizetype dash = what.lastIndexOf(u'-');
    bool isNumber = false;
    what.mid(dash + 1).toInt(&isNumber);
    return dash > 0 && isNumber && what.left(dash) == what.left(dash).toUpper();
}

Result<bool> isFileOfRun(const ReportScope &scope, const QString &file)
{
    const std::string name = file.toStdString();
    auto query = Statement::prepare(
        scope.connection, "SELECT 1 FROM waybill_sources WHERE run_id = ? AND file = ? LIMIT 1");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    query->bindText(1, name);
    return query->step();
}

/// nullopt: the text does not ask for values.
std::optional<ValueQuery> valueQuery(const QString &kind)
{
    if (kind == "set-aside"_L1)
        return ValueQuery{.state = "s"};
    if (kind == "extra"_L1)
        return ValueQuery{.state = "x"};
    if (kind == "left-out"_L1)
        return ValueQuery{.state = "l"};
    if (kind == "changed"_L1)
        return ValueQuery{};
    return isRule(kind) ? std::optional(ValueQuery{.code = kind.toStdString()}) : std::nullopt;
}

Result<ReportRecords> readRows(const ReportScope &scope, const QString &table, bool made)
{
    auto info = readTableInfo(scope.connection, table.toStdString());
    if (!info)
        return info.error();
    if (info->columns.empty())
        return noSuchNumber(scope);
    return readTableRows(scope, table.toStdString(), made);
}

Result<ReportRecords> readOfFile(const ReportScope &scope, const QString &file,
                                 std::optional<qint64> line)
{
    auto isThere = isFileOfRun(scope, file);
    if (!isThere)
        return isThere.error();
    if (!*isThere)
        return noSuchNumber(scope);
    return line ? readOneRecord(scope, file, *line) : readFileRecords(scope, file);
}

Result<ReportRecords> readWhat(const ReportScope &scope)
{
    const QString &what = scope.request.what;
    const QString kind = what.section(u':', 0, 0);
    const QString rest = what.section(u':', 1);
    if (auto query = valueQuery(kind)) {
        auto isFile = isFileOfRun(scope, rest);
        if (!isFile)
            return isFile.error();
        (*isFile ? query->file : query->field) = rest;
        return readReportedValues(scope, *query);
    }
    if (kind == what)
        return readRows(scope, what, true);
    if (kind == "merged"_L1)
        return readRows(scope, rest, false);
    if (kind == "check"_L1)
        return readCheckedRows(scope, rest);
    if (kind == "remark"_L1)
        return readRemarks(scope, rest);
    if (kind == "file"_L1)
        return readOfFile(scope, rest, std::nullopt);
    bool isNumber = false;
    const qint64 line = rest.section(u':', -1).toLongLong(&isNumber);
    if (kind == "record"_L1 && isNumber)
        return readOfFile(scope, rest.section(u':', 0, -2), line);
    return noSuchNumber(scope);
}

} // namespace

Result<ReportRecords> readReportRecords(const ReportRecordsRequest &request)
{
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    auto stored = readStoredPlaybook(*connection, request.run);
    if (!stored)
        return stored.error();
    return readWhat({.connection = *connection, .request = request, .stored = *stored});
}

} // namespace waybill
