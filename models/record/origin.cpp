// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/origin.h"

#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QCoreApplication>

namespace waybill {

namespace {

constexpr auto findRecord = R"sql(
SELECT s.file, r.line
FROM waybill_links l
JOIN waybill_tables t ON t.id = l.table_id
JOIN waybill_records r ON r.id = l.record_id
JOIN waybill_sources s ON s.id = r.source_id
WHERE t.name = ? AND l.row_key = ?
ORDER BY l.made DESC, r.id
LIMIT 1)sql";

Value keyValue(const QVariant &key)
{
    if (key.metaType().id() == QMetaType::QString)
        return key.toString().toStdString();
    return std::int64_t{key.toLongLong()};
}

} // namespace

Result<QString> originOf(Connection &connection, const std::string &table, const QVariant &key)
{
    const auto known = hasBookkeeping(connection);
    if (!known)
        return known.error();
    if (!*known)
        return QString();
    auto statement = Statement::prepare(connection, findRecord);
    if (!statement)
        return statement.error();
    const Value value = keyValue(key);
    statement->bindText(0, table);
    statement->bind(1, value);
    auto found = statement->step();
    if (!found)
        return found.error();
    if (!*found)
        return QCoreApplication::translate("Origin", "Added or found by hand");
    const QString file = statement->qtext(0);
    const qint64 line = statement->integer(1);
    return line > 0 ? QCoreApplication::translate("Origin", "%1, line %2").arg(file).arg(line)
                    : file;
}

} // namespace waybill
