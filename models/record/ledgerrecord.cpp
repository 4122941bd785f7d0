// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/ledgerrecord.h"

#include "migration/target/rowtext.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "models/tables/rowquery.h"
#include "models/tables/rowsql.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::map<int, LedgerRecord::Kept> keptValues(const QByteArray &json)
{
    std::map<int, LedgerRecord::Kept> kept;
    const QJsonArray entries = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &entry : entries) {
        const QJsonArray parts = entry.toArray();
        kept[parts[0].toInt()] = {.state = parts[1].toString(),
                                  .rule = parts[2].toString(),
                                  .original = parts[3].toString(),
                                  .mended = parts.size() > 4 ? parts[4].toString() : QString()};
    }
    return kept;
}

QList<LedgerLeaf> csvLeaves(const LedgerRecord &record)
{
    QList<LedgerLeaf> leaves;
    for (int i = 0; i < record.layout.width; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const bool named = at < record.dialect.header.size() && !record.dialect.header[at].empty();
        leaves << LedgerLeaf{.name = named
                                 ? QString::fromStdString(record.dialect.header[at]).trimmed()
                                 : QCoreApplication::translate("Origin", "Column %1").arg(i + 1),
                             .kind = NodeKind::Text};
    }
    return leaves;
}

QList<LedgerLeaf> jsonLeaves(const Layout &layout)
{
    struct Open
    {
        std::int32_t end = 0;
        bool isArray = false;
        int count = 0;
        QString path;
    };
    QList<LedgerLeaf> leaves;
    QList<Open> open;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const Layout::Node &node = layout.nodes[i];
        while (!open.isEmpty() && static_cast<std::int32_t>(i) >= open.constLast().end)
            open.removeLast();
        QString path;
        if (!open.isEmpty()) {
            Open &parent = open.last();
            const QString name =
                parent.isArray ? QString::number(++parent.count) : QString::fromStdString(node.key);
            path = parent.path.isEmpty() ? name : parent.path + u" / "_s + name;
        }
        if (node.isLeaf)
            leaves << LedgerLeaf{.name = path, .kind = node.kind};
        else
            open << Open{
                .end = node.end, .isArray = node.kind == NodeKind::Array, .count = 0, .path = path};
    }
    return leaves;
}

} // namespace

Result<LedgerRecord> readLedgerRecord(Connection &connection, qint64 id)
{
    auto query = Statement::prepare(connection,
                                    "SELECT l.layout, r.kept, s.dialect FROM waybill_records r"
                                    " JOIN waybill_layouts l ON l.id = r.layout_id"
                                    " JOIN waybill_sources s ON s.id = r.source_id WHERE r.id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, id);
    auto there = query->step();
    if (!there)
        return there.error();
    LedgerRecord record;
    if (!*there)
        return record;
    auto layout = readLayout(query->text(0));
    if (!layout)
        return layout.error();
    record.layout = std::move(*layout);
    record.kept = keptValues(QByteArray::fromStdString(query->text(1)));
    record.dialect = readDialect(query->text(2));
    return record;
}

QList<LedgerLeaf> leavesOf(const LedgerRecord &record)
{
    return record.layout.isCsv ? csvLeaves(record) : jsonLeaves(record.layout);
}

QString plainText(const QString &token, const LedgerLeaf &leaf, bool isCsv)
{
    if (isCsv || leaf.kind != NodeKind::Text)
        return token;
    const QJsonArray parsed = QJsonDocument::fromJson('[' + token.toUtf8() + ']').array();
    return parsed.isEmpty() ? token : parsed[0].toString();
}

Result<std::map<std::string, Value>> firstValues(Connection &connection, const std::string &table,
                                                 const QVariant &key)
{
    const Sql sql{.text = "SELECT old_value FROM waybill_audit_log WHERE table_name = ?"
                          " AND record_id = CAST(? AS TEXT) AND old_value IS NOT NULL"
                          " ORDER BY id",
                  .values = {table, keyValue(key)}};
    auto query = prepared(connection, sql);
    if (!query)
        return query.error();
    // Of a long text there is a copy only where it changed.
    std::map<std::string, Value> first;
    for (;;) {
        auto edited = query->step();
        if (!edited)
            return edited.error();
        if (!*edited)
            break;
        auto values = rowFromJson(query->text(0));
        if (!values)
            return values.error();
        first.merge(*values);
    }
    const auto info = readTableInfo(connection, table);
    if (!info)
        return info.error();
    const auto json = rowAsJson(connection, *info, keyValue(key));
    if (!json)
        return json.error();
    if (json->empty())
        return first;
    auto values = rowFromJson(*json);
    if (!values)
        return values.error();
    first.merge(*values);
    return first;
}

} // namespace waybill
