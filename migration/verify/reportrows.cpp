// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of tables and records of files that a report has counted.
#include "migration/target/statement.h"
#include "migration/verify/masking.h"
#include "migration/verify/recordvalues.h"
#include "migration/verify/reportparts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// The row that stands for a record: the first that was made of it, or of the one it is the same
/// as.
constexpr auto mainRow =
    " LEFT JOIN waybill_links l ON l.record_id = coalesce(r.same_as, r.id) AND l.slot ="
    " (SELECT min(slot) FROM waybill_links WHERE record_id = coalesce(r.same_as, r.id))"
    " LEFT JOIN waybill_tables t ON t.id = l.table_id";

Result<std::int64_t> startOfRecord(const ReportScope &scope, const std::string &file, qint64 line)
{
    auto query = Statement::prepare(scope.connection,
                                    "SELECT max(r.line) FROM waybill_sources s"
                                    " JOIN waybill_records r ON r.source_id = s.id"
                                    " WHERE s.run_id = ?1 AND s.file = ?2 AND r.line <= ?3");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    query->bindText(1, file);
    query->bindInteger(2, line);
    if (auto row = query->step(); !row)
        return row.error();
    return query->integer(0);
}

} // namespace

Result<ReportRecords> readTableRows(const ReportScope &scope, const std::string &table, bool made)
{
    ReportRecords found;
    auto query = Statement::prepare(
        scope.connection,
        "SELECT r.id, s.file, r.line, l.row_key FROM waybill_sources s"
        " JOIN waybill_records r ON r.source_id = s.id JOIN waybill_links l ON l.record_id = r.id"
        " JOIN waybill_tables t ON t.id = l.table_id"
        " WHERE s.run_id = ?1 AND t.name = ?2 AND (l.made = 1) = ?3 AND r.id > ?4"
        " ORDER BY r.id, l.slot LIMIT ?5");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    query->bindText(1, table);
    query->bindInteger(2, made ? 1 : 0);
    query->bindInteger(3, scope.request.after.value_or(0));
    query->bindInteger(4, mostLookedAt);
    std::int64_t last = 0;
    qint64 records = 0;
    for (int looked = 0;; ++looked) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more) {
            if (looked == mostLookedAt)
                found.next = last;
            return found;
        }
        const std::int64_t record = query->integer(0);
        if (record != last && ++records > scope.request.limit) {
            found.next = last;
            return found;
        }
        last = record;
        const QString file = query->qtext(1);
        found.records.append({.file = file,
                              .line = query->integer(2),
                              .table = QString::fromStdString(table),
                              .key = listedValue(query->value(3)),
                              .isPersonal = isPersonalFile(scope.stored.playbook, file)});
    }
}

Result<ReportRecords> readFileRecords(const ReportScope &scope, const QString &file)
{
    ReportRecords found;
    const std::string name = file.toStdString();
    auto query = Statement::prepare(
        scope.connection,
        std::string("SELECT r.id, r.line, r.state, t.name, l.row_key FROM waybill_sources s"
                    " JOIN waybill_records r ON r.source_id = s.id")
            + mainRow
            + " WHERE s.run_id = ?1 AND s.file = ?2 AND r.id > ?3 ORDER BY r.id LIMIT ?4");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    query->bindText(1, name);
    query->bindInteger(2, scope.request.after.value_or(0));
    query->bindInteger(3, scope.request.limit);
    const bool isPersonal = isPersonalFile(scope.stored.playbook, file);
    std::int64_t last = 0;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        last = query->integer(0);
        found.records.append({.file = file,
                              .line = query->integer(1),
                              .state = query->qtext(2),
                              .table = query->qtext(3),
                              .key = listedValue(query->value(4)),
                              .isPersonal = isPersonal});
    }
    if (found.records.size() == scope.request.limit)
        found.next = last;
    return found;
}

Result<ReportRecords> readOneRecord(const ReportScope &scope, const QString &file, qint64 line)
{
    const std::string name = file.toStdString();
    // A remark may be about a line in the midst of a record.
    auto start = startOfRecord(scope, name, line);
    if (!start)
        return start.error();
    ReportRecords found;
    auto query = Statement::prepare(
        scope.connection,
        "SELECT r.state, t.name, l.row_key FROM waybill_sources s"
        " JOIN waybill_records r ON r.source_id = s.id"
        " LEFT JOIN waybill_links l ON l.record_id = coalesce(r.same_as, r.id)"
        " LEFT JOIN waybill_tables t ON t.id = l.table_id"
        " WHERE s.run_id = ?1 AND s.file = ?2 AND r.line = ?3 ORDER BY r.id, l.slot LIMIT ?4");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    query->bindText(1, name);
    query->bindInteger(2, *start);
    query->bindInteger(3, mostLookedAt);
    const bool isPersonal = isPersonalFile(scope.stored.playbook, file);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        found.records.append({.file = file,
                              .line = *start,
                              .state = query->qtext(0),
                              .table = query->qtext(1),
                              .key = listedValue(query->value(2)),
                              .isPersonal = isPersonal});
    }
    if (found.records.isEmpty())
        return found;
    auto values = readReportedValues(scope, {.isEverything = true, .file = file, .line = *start});
    if (!values)
        return values.error();
    found.records += values->records;
    return found;
}

Result<ReportRecords> readRemarks(const ReportScope &scope, const QString &code)
{
    ReportRecords found;
    const std::string wanted = code.toStdString();
    auto query = Statement::prepare(
        scope.connection,
        std::string("SELECT p.id, p.file, p.line, p.field, p.found, p.message, r.state, t.name,"
                    " l.row_key FROM waybill_problems p"
                    " LEFT JOIN waybill_records r ON r.id = p.record_id")
            + mainRow
            + " WHERE p.run_id = ?1 AND p.code = ?2 AND p.id > ?3 ORDER BY p.id LIMIT ?4");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    query->bindText(1, wanted);
    query->bindInteger(2, scope.request.after.value_or(0));
    query->bindInteger(3, scope.request.limit);
    std::int64_t last = 0;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        last = query->integer(0);
        const QString file = query->qtext(1);
        found.records.append({.file = file,
                              .line = query->integer(2),
                              .field = query->qtext(3),
                              .state = query->qtext(6),
                              .code = code,
                              .message = query->qtext(5),
                              .was = query->qtext(4),
                              .table = query->qtext(7),
                              .key = listedValue(query->value(8)),
                              .isPersonal = isPersonalFile(scope.stored.playbook, file)});
    }
    if (found.records.size() == scope.request.limit)
        found.next = last;
    return found;
}

} // namespace waybill
