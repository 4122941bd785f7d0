// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that a check of the report finds.
#include "migration/playbook/scriptguard.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "migration/verify/checks.h"
#include "migration/verify/recordvalues.h"
#include "migration/verify/reportparts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ReportRecords", source);
}

Problem noRows(const ReportScope &scope, const QString &check, const char *message)
{
    return {.code = u"REP-03"_s,
            .file = scope.request.database,
            .found = check,
            .message = text(message)};
}

/// Rows as SQL names them.
struct RowQuery
{
    std::string table;
    std::string rowids; ///< a SELECT of them
    std::string column; ///< whose value the check is about; may be empty
};

/// "SELECT count(*) FROM plants p WHERE ...": the same rows, by their rowid. Other queries count
/// something that is not a row.
std::optional<RowQuery> rowsOfCount(const std::string &sql)
{
    static const QRegularExpression counts(u"^\\s*SELECT\\s+count\\s*\\(\\s*\\*\\s*\\)\\s+FROM\\s+"
                                           "(?<rest>\"?(?<table>\\w+)\"?(\\s+(AS\\s+)?(?!(?:AS|"
                                           "WHERE|JOIN|LEFT|INNER|CROSS|NATURAL)\\b)"
                                           "(?<alias>\\w+))?\\b.*?)\\s*;?\\s*$"_s,
                                           QRegularExpression::CaseInsensitiveOption
                                               | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression others(u"\\b(UNION|EXCEPT|INTERSECT|GROUP|LIMIT)\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = counts.match(QString::fromStdString(sql));
    if (!match.hasMatch() || others.match(match.captured(u"rest")).hasMatch())
        return std::nullopt;
    const QString alias = match.captured(u"alias");
    const QString table = match.captured(u"table");
    const QString name = alias.isEmpty() ? table : alias;
    return RowQuery{.table = table.toStdString(),
                    .rowids = "SELECT " + quotedName(name.toStdString()) + ".rowid FROM "
                        + match.captured(u"rest").toStdString(),
                    .column = {}};
}

bool isPersonalTable(const Playbook &playbook, const std::string &table)
{
    bool isPersonal = false;
    eachRow(playbook, [&](const LoadSpec &load, const RowSpec &row) {
        const SourceSpec *const source = playbook.source(load.from);
        isPersonal = isPersonal || (row.table == table && source && source->personal);
    });
    return isPersonal;
}

/// Tells of rows where they came from.
class Origins
{
public:
    explicit Origins(const ReportScope &scope)
        : m_scope(scope)
    {
    }

    Result<> add(ReportRecord &found, const std::string &table, const Value &key)
    {
        if (!m_query) {
            auto query = Statement::prepare(
                m_scope.connection,
                "SELECT s.file, r.line FROM waybill_links l"
                " JOIN waybill_tables t ON t.id = l.table_id"
                " JOIN waybill_records r ON r.id = l.record_id"
                " JOIN waybill_sources s ON s.id = r.source_id"
                " WHERE t.name = ? AND l.row_key = ? ORDER BY l.record_id DESC LIMIT 1");
            if (!query)
                return query.error();
            m_query.emplace(std::move(*query));
        }
        m_query->bindText(0, table);
        m_query->bind(1, key);
        auto row = m_query->step();
        if (!row)
            return row.error();
        if (*row) {
            found.file = m_query->qtext(0);
            found.line = m_query->integer(1);
        }
        m_query->reset();
        return {};
    }

private:
    const ReportScope &m_scope;
    std::optional<Statement> m_query;
};

/// What the column holds is missing on the disk.
bool isMissing(const QString &path, const QDir &folder)
{
    return !path.isEmpty() && !QFileInfo(folder.absoluteFilePath(path)).isFile();
}

Result<QString> workspaceOf(const ReportScope &scope)
{
    auto query =
        Statement::prepare(scope.connection, "SELECT workspace FROM waybill_runs WHERE id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.run);
    auto row = query->step();
    if (!row)
        return row.error();
    return *row ? query->qtext(0) : QString();
}

Result<ReportRecords> readRows(const ReportScope &scope, const RowQuery &rows, const QString &check,
                               const std::optional<QDir> &missingIn, std::vector<Value> &keys)
{
    auto info = readTableInfo(scope.connection, rows.table);
    if (!info)
        return info.error();
    const bool isSound = !info->columns.empty() && !info->key.empty();
    const std::string column = rows.column.empty() ? "NULL" : "q." + quotedName(rows.column);
    const ScriptGuard guard(scope.connection.native());
    auto query = isSound
        ? Statement::prepare(scope.connection,
                             "SELECT q.rowid, q." + quotedName(info->key) + ", " + column + " FROM "
                                 + quotedName(rows.table) + " q WHERE q.rowid > ?1 AND q.rowid IN ("
                                 + rows.rowids + ") ORDER BY q.rowid LIMIT ?2")
        : Result<Statement>(Problem{});
    if (!query)
        return noRows(scope, check, "This check does not tell which rows it counts.");
    const qint64 most = missingIn ? mostLookedAt : scope.request.limit;
    query->bindInteger(0, scope.request.after.value_or(std::numeric_limits<qint64>::min()));
    query->bindInteger(1, most);
    ReportRecords found;
    const bool isPersonal = isPersonalTable(scope.stored.playbook, rows.table);
    std::int64_t last = 0;
    qint64 looked = 0;
    while (found.records.size() < scope.request.limit) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        ++looked;
        last = query->integer(0);
        if (missingIn && !isMissing(query->qtext(2), *missingIn))
            continue;
        keys.push_back(query->value(1));
        found.records.append({.field = QString::fromStdString(rows.column),
                              .stored = listedValue(query->value(2)),
                              .table = QString::fromStdString(rows.table),
                              .key = listedValue(keys.back()),
                              .isPersonal = isPersonal});
    }
    if (looked == most || found.records.size() == scope.request.limit)
        found.next = last;
    return found;
}

/// Each with the place that it came from.
Result<ReportRecords> withOrigins(const ReportScope &scope, const RowQuery &rows,
                                  const QString &check, const std::optional<QDir> &missingIn = {})
{
    std::vector<Value> keys;
    auto found = readRows(scope, rows, check, missingIn, keys);
    Origins origins(scope);
    for (qsizetype i = 0; found && i < found->records.size(); ++i) {
        ReportRecord &one = found->records[i];
        if (auto added = origins.add(one, rows.table, keys[static_cast<std::size_t>(i)]); !added)
            return added.error();
    }
    return found;
}

/// Rows that lead to one that does not exist; \a after counts those that were given.
Result<ReportRecords> readOrphans(const ReportScope &scope)
{
    ReportRecords found;
    const qint64 before = scope.request.after.value_or(0);
    auto query = Statement::prepare(
        scope.connection,
        "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT ?1 OFFSET ?2");
    if (!query)
        return query.error();
    query->bindInteger(0, scope.request.limit);
    query->bindInteger(1, before);
    Origins origins(scope);
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const std::string table = query->text(0);
        ReportRecord one{.message =
                             text("Points to a row of %1 that does not exist").arg(query->qtext(2)),
                         .table = QString::fromStdString(table),
                         .key = listedValue(query->value(1)),
                         .isPersonal = isPersonalTable(scope.stored.playbook, table)};
        if (auto added = origins.add(one, table, query->value(1)); !added)
            return added.error();
        found.records.append(one);
    }
    if (found.records.size() == scope.request.limit)
        found.next = before + scope.request.limit;
    return found;
}

bool isCheckOfDatabase(const QString &check)
{
    static const QStringList names{u"tables"_s,    u"indexes"_s,    u"foreign-keys-on"_s,
                                   u"integrity"_s, u"balance"_s,    u"records"_s,
                                   u"links"_s,     u"round-trip"_s, u"undo-rehearsed"_s};
    return names.contains(check);
}

Result<ReportRecords> readCheck(const ReportScope &scope, const CheckSpec &check)
{
    const QString id = QString::fromStdString(check.id);
    const std::string all = "SELECT rowid FROM " + quotedName(check.table);
    if (check.kind == CheckSpec::Kind::Sql) {
        const auto rows = rowsOfCount(check.sql);
        return rows ? withOrigins(scope, *rows, id)
                    : noRows(scope, id, "This check does not tell which rows it counts.");
    }
    if (check.kind != CheckSpec::Kind::File)
        return withOrigins(scope,
                           {.table = check.table,
                            .rowids = all + " WHERE " + conditionOf(check),
                            .column = check.column},
                           id);
    auto workspace = workspaceOf(scope);
    if (!workspace)
        return workspace.error();
    return withOrigins(scope, {.table = check.table, .rowids = all, .column = check.column}, id,
                       QDir(*workspace));
}

} // namespace

Result<ReportRecords> readCheckedRows(const ReportScope &scope, const QString &check)
{
    for (const CheckSpec &spec : scope.stored.playbook.checks) {
        if (QString::fromStdString(spec.id) == check)
            return readCheck(scope, spec);
    }
    if (check == "foreign-keys"_L1)
        return readOrphans(scope);
    if (check.startsWith("rows-"_L1))
        return readTableRows(scope, check.mid(5).toStdString(), true);
    return noRows(scope, check,
                  isCheckOfDatabase(check)
                      ? "This check is about the database as a whole, not about single rows."
                      : "The playbook of this run has no such check.");
}

} // namespace waybill
