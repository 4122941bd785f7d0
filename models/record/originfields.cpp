// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/originfields.h"

#include "migration/mapping/layout.h"
#include "migration/mapping/messages.h"
#include "migration/mapping/plan.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/run/ledger.h"
#include "migration/run/storedplaybook.h"
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

struct Kept
{
    QString state; ///< a letter, see docs/ledger.md
    QString rule;
    QString original;
};

struct Record
{
    Layout layout;
    std::map<int, Kept> kept; ///< by leaf
    Dialect dialect;
};

/// A value of the record as the layout numbers them.
struct Leaf
{
    QString name; ///< title of the column, or path
    NodeKind kind = NodeKind::Text;
};

std::map<int, Kept> keptValues(const QByteArray &json)
{
    std::map<int, Kept> kept;
    const QJsonArray entries = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &entry : entries) {
        const QJsonArray parts = entry.toArray();
        kept[parts[0].toInt()] = {.state = parts[1].toString(),
                                  .rule = parts[2].toString(),
                                  .original = parts[3].toString()};
    }
    return kept;
}

Result<Record> readRecord(Connection &connection, qint64 id)
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
    Record record;
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

/// What the columns held before anybody changed them.
Result<std::map<std::string, Value>> firstValues(Connection &connection, const TableLayout &layout,
                                                 const QVariant &key)
{
    const Sql sql{.text = "SELECT old_value FROM waybill_audit_log WHERE table_name = ?"
                          " AND record_id = CAST(? AS TEXT) AND old_value IS NOT NULL"
                          " ORDER BY id",
                  .values = {layout.table, keyValue(key)}};
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
    const auto table = readTableInfo(connection, layout.table);
    if (!table)
        return table.error();
    const auto json = rowAsJson(connection, *table, keyValue(key));
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

QList<Leaf> csvLeaves(const Record &record)
{
    QList<Leaf> leaves;
    for (int i = 0; i < record.layout.width; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const bool named = at < record.dialect.header.size() && !record.dialect.header[at].empty();
        leaves << Leaf{.name = named
                           ? QString::fromStdString(record.dialect.header[at]).trimmed()
                           : QCoreApplication::translate("Origin", "Column %1").arg(i + 1),
                       .kind = NodeKind::Text};
    }
    return leaves;
}

QList<Leaf> jsonLeaves(const Layout &layout)
{
    struct Open
    {
        std::int32_t end = 0;
        bool isArray = false;
        int count = 0;
        QString path;
    };
    QList<Leaf> leaves;
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
            leaves << Leaf{.name = path, .kind = node.kind};
        else
            open << Open{
                .end = node.end, .isArray = node.kind == NodeKind::Array, .count = 0, .path = path};
    }
    return leaves;
}

/// The text behind a JSON token.
QString plain(const QString &token, const Leaf &leaf, bool isCsv)
{
    if (isCsv || leaf.kind != NodeKind::Text)
        return token;
    const QJsonArray parsed = QJsonDocument::fromJson('[' + token.toUtf8() + ']').array();
    return parsed.isEmpty() ? token : parsed[0].toString();
}

QString ruleOf(const Kept &kept)
{
    if (kept.state == "l"_L1)
        return QCoreApplication::translate("Origin", "Left out by choice");
    if (kept.state == "c"_L1)
        return ruleTitle(kept.rule);
    return QCoreApplication::translate("Origin", "Kept apart: the column could not take it");
}

} // namespace

Result<QList<StoredPlace>> readFieldPlaces(Connection &connection, qint64 id)
{
    const auto record = readRecord(connection, id);
    if (!record)
        return record.error();
    auto links = Statement::prepare(connection,
                                    "SELECT l.slot, t.name, l.row_key FROM waybill_links l JOIN"
                                    " waybill_tables t ON t.id = l.table_id WHERE l.record_id = ?");
    if (!links)
        return links.error();
    links->bindInteger(0, id);
    std::map<int, std::pair<QString, QVariant>> rows;
    for (;;) {
        auto more = links->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        rows.emplace(static_cast<int>(links->integer(0)),
                     std::pair(links->qtext(1), shownValue(links->value(2))));
    }
    const QList<Leaf> leaves =
        record->layout.isCsv ? csvLeaves(*record) : jsonLeaves(record->layout);
    QList<StoredPlace> places;
    for (const Layout::Bind &bind : record->layout.binds) {
        const auto row = rows.find(bind.slot);
        if (row == rows.end() || bind.leaf >= leaves.size())
            continue;
        places << StoredPlace{.field = leaves[bind.leaf].name,
                              .table = row->second.first,
                              .key = row->second.second,
                              .column = QString::fromStdString(bind.column),
                              .owner = bind.owner};
    }
    return places;
}

Result<OriginFields> readOriginFields(Connection &connection, const TableLayout &layout,
                                      const QVariant &key, const LedgerRow &row)
{
    const auto stored = readStoredPlaybook(connection, row.run);
    if (!stored)
        return stored.error();
    const auto plan = compilePlan(stored->playbook, stored->answers);
    if (!plan)
        return plan.error();
    const auto record = readRecord(connection, row.record);
    if (!record)
        return record.error();
    const auto values = firstValues(connection, layout, key);
    if (!values)
        return values.error();
    OriginFields origin{.playbook = stored->playbook.name + u' '
                            + QString::fromStdString(stored->playbook.version),
                        .fields = {}};
    const bool isCsv = record->layout.isCsv;
    const QList<Leaf> leaves = isCsv ? csvLeaves(*record) : jsonLeaves(record->layout);
    for (const Layout::Bind &bind : record->layout.binds) {
        if (bind.slot != row.slot || !bind.owner || bind.leaf >= leaves.size())
            continue;
        const Leaf &leaf = leaves[bind.leaf];
        const int column = layout.column(bind.column);
        OriginField field{.column = QString::fromStdString(bind.column),
                          .label = column < 0 ? QString::fromStdString(bind.column)
                                              : layout.columns[column].label,
                          .from = leaf.name,
                          .raw = {},
                          .rule = {}};
        if (const auto kept = record->kept.find(bind.leaf); kept != record->kept.end()) {
            field.raw = plain(kept->second.original, leaf, isCsv);
            field.rule = ruleOf(kept->second);
        } else if (const auto value = values->find(bind.column); value != values->end()) {
            const auto converter = converterForLedger(bind.converter, (*plan)->words);
            if (!converter)
                return converter.error();
            field.raw = QString::fromStdString((*converter)->backward(value->second, leaf.kind));
        }
        if (!field.raw.isEmpty()
            && keyLooksSecret(stored->playbook.secrets, leaf.name.toStdString()))
            field.raw = u"••••"_s;
        origin.fields << field;
    }
    return origin;
}

} // namespace waybill
