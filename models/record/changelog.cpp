// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/changelog.h"

#include "migration/mapping/sourcebinding.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/rowtext.h"
#include "migration/target/statement.h"
#include "models/record/parentnames.h"
#include "models/tables/rowsql.h"
#include "models/tables/shown.h"

#include <QCoreApplication>

#include <variant>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int mostEntries = 200;

constexpr auto entries = R"sql(
SELECT action, old_value, new_value, changed_at, changed_by
FROM waybill_audit_log
WHERE table_name = ? AND record_id = CAST(? AS TEXT)
ORDER BY id DESC
LIMIT ?)sql";

/// Puts the differences of two states of a row into words.
class Differences
{
public:
    Differences(const TableLayout &layout, ParentNames parents, const SecretSpec &secrets)
        : m_layout(layout)
        , m_parents(std::move(parents))
        , m_secrets(secrets)
    {
    }

    QList<RecordChange> between(const RowText &before, const RowText &after,
                                const RecordChange &model)
    {
        QList<RecordChange> changes;
        const auto add = [&](const std::string &name, const QString &was, const QString &is) {
            RecordChange change = model;
            change.field = label(name);
            change.column = QString::fromStdString(name);
            const auto stood = before.values.find(name);
            change.restorable = stood != before.values.end() && !before.blobs.contains(name);
            if (change.restorable)
                change.stored = shownValue(stood->second);
            change.before = was;
            change.after = is;
            changes << change;
        };
        for (const auto &[name, value] : after.values) {
            const auto old = before.values.find(name);
            if (old != before.values.end() && old->second == value)
                continue;
            const bool secret = isSecret(name, after.values);
            add(name,
                old == before.values.end() ? missing(name, before) : shown(name, before, secret),
                shown(name, after, secret));
        }
        // Of a long text that came the log has the length alone, of a secret nothing.
        for (const auto &[name, value] : before.values) {
            if (!after.values.empty() && !after.values.contains(name))
                add(name, shown(name, before, isSecret(name, before.values)), missing(name, after));
        }
        for (const std::string &name : after.changed) {
            if (before.masked.contains(name))
                add(name, hidden(), hidden());
        }
        return changes;
    }

private:
    QString label(const std::string &name) const
    {
        const int at = m_layout.column(name);
        return at < 0 ? m_parents.title(name).value_or(QString::fromStdString(name))
                      : m_layout.columns[at].label;
    }

    /// A table of keys and values names its secrets in another column.
    bool isSecret(const std::string &name, const std::map<std::string, Value> &row) const
    {
        if (keyLooksSecret(m_secrets, name))
            return true;
        const auto key = row.find(m_layout.key);
        const auto *text = key == row.end() ? nullptr : std::get_if<std::string>(&key->second);
        return text && name != m_layout.key && keyLooksSecret(m_secrets, *text);
    }

    static QString hidden() { return u"••••"_s; }

    /// What the log has no value of.
    static QString missing(const std::string &name, const RowText &row)
    {
        return row.masked.contains(name) ? hidden()
                                         : QCoreApplication::translate("ChangeLog", "a long text");
    }

    QString shown(const std::string &name, const RowText &row, bool secret)
    {
        const Value &value = row.values.at(name);
        const QVariant variant = shownValue(value);
        if (!variant.isValid())
            return QCoreApplication::translate("ChangeLog", "not known");
        if (row.blobs.contains(name))
            return QCoreApplication::translate("ChangeLog", "a picture or document");
        if (variant.toString().isEmpty())
            return QCoreApplication::translate("ChangeLog", "empty text");
        if (secret)
            return hidden();
        if (const auto parent = m_parents.name(name, value))
            return *parent;
        const int at = m_layout.column(name);
        return at < 0 ? variant.toString() : shownText(m_layout.columns[at], variant);
    }

    const TableLayout &m_layout;
    ParentNames m_parents;
    const SecretSpec &m_secrets;
};

Result<RowText> readRow(const Statement &statement, int column)
{
    if (statement.isNull(column))
        return RowText();
    return readRowText(statement.text(column));
}

} // namespace

Result<ChangeLog> readChanges(Connection &connection, const TableLayout &layout,
                              const QVariant &key, const QList<TableLayout> &layouts,
                              const SecretSpec &secrets)
{
    ChangeLog log;
    const auto kept = hasBookkeeping(connection);
    if (!kept)
        return kept.error();
    log.kept = *kept;
    if (!log.kept)
        return log;
    const Sql sql{.text = entries,
                  .values = {layout.table, keyValue(key), std::int64_t{mostEntries + 1}}};
    auto statement = prepared(connection, sql);
    if (!statement)
        return statement.error();
    Differences differences(layout, ParentNames(connection, layout, layouts), secrets);
    for (int count = 0;; ++count) {
        auto more = statement->step();
        if (!more)
            return more.error();
        log.cut = *more && count == mostEntries;
        if (!*more || log.cut)
            return log;
        RecordChange change{
            .when = QDateTime::fromString(statement->qtext(3), Qt::ISODateWithMs).toLocalTime(),
            .who = statement->qtext(4),
            .kind = RecordChange::Kind::Changed,
            .field = {},
            .column = {},
            .stored = {},
            .before = {},
            .after = {}};
        const std::string action = statement->text(0);
        if (action != "UPDATE") {
            change.kind =
                action == "INSERT" ? RecordChange::Kind::Added : RecordChange::Kind::Deleted;
            log.changes << change;
            continue;
        }
        const auto before = readRow(*statement, 1);
        const auto after = readRow(*statement, 2);
        if (!before || !after)
            return before ? after.error() : before.error();
        log.changes << differences.between(*before, *after, change);
    }
}

} // namespace waybill
