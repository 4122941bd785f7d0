// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/fieldfate.h"

#include "migration/mapping/messages.h"
#include "migration/mapping/plan.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"
#include "migration/target/tableinfo.h"
#include "models/record/ledgerrecord.h"
#include "models/tables/rowquery.h"
#include "models/tables/rowsql.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = FieldFate::State;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldFate)
};

/// What a migration has said of one value.
struct Told
{
    QString field;
    QString code;
    QString text;
};

Result<QList<Told>> toldOf(Connection &connection, qint64 record)
{
    constexpr int most = 200;
    auto query = Statement::prepare(connection,
                                    "SELECT field, code, message, expected, severity FROM"
                                    " waybill_problems WHERE record_id = ? ORDER BY id LIMIT ?");
    if (!query)
        return query.error();
    query->bindInteger(0, record);
    query->bindInteger(1, most);
    QList<Told> told;
    for (;;) {
        auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return told;
        QString text = query->qtext(2);
        if (const QString expected = query->qtext(3); !expected.isEmpty())
            text += u' ' + Tr::tr("Expected: %1.").arg(expected);
        told << Told{.field = query->qtext(0), .code = query->qtext(1), .text = text};
    }
}

/// Reads the values of one record, one after the other.
class FateReader
{
public:
    FateReader(Connection &connection, const StoredPlaybook &stored, LedgerRecord record,
               QList<Told> told)
        : m_connection(connection)
        , m_secrets(stored.playbook.secrets)
        , m_words(wordsWithAnswers(stored.playbook, stored.answers))
        , m_record(std::move(record))
        , m_told(std::move(told))
    {
    }

    Result<QList<FieldFate>> read(const LedgerPlace &place)
    {
        if (auto read = readRows(place.record); !read)
            return read.error();
        m_setAside = place.setAside;
        const QList<LedgerLeaf> leaves = leavesOf(m_record);
        QList<FieldFate> fates;
        for (int leaf = 0; leaf < leaves.size(); ++leaf) {
            auto fate = fateOf(leaf, leaves[leaf]);
            if (!fate)
                return fate.error();
            fates << std::move(*fate);
        }
        return fates;
    }

private:
    struct Row
    {
        std::string table;
        QVariant key;
    };

    Result<> readRows(qint64 record)
    {
        auto links =
            Statement::prepare(m_connection,
                               "SELECT l.slot, t.name, l.row_key FROM waybill_links l JOIN"
                               " waybill_tables t ON t.id = l.table_id WHERE l.record_id = ?");
        if (!links)
            return links.error();
        links->bindInteger(0, record);
        for (;;) {
            auto more = links->step();
            if (!more)
                return more.error();
            if (!*more)
                return {};
            m_rows.emplace(static_cast<int>(links->integer(0)),
                           Row{links->text(1), shownValue(links->value(2))});
        }
    }

    Result<FieldFate> fateOf(int leaf, const LedgerLeaf &named)
    {
        FieldFate fate{.field = named.name, .raw = {}, .why = {}, .places = {}};
        const Layout::Bind *owner = nullptr;
        for (const Layout::Bind &bind : m_record.layout.binds) {
            if (bind.leaf != leaf)
                continue;
            if (bind.owner && !owner)
                owner = &bind;
            if (auto added = addPlace(bind, fate); !added)
                return added.error();
        }
        const auto kept = m_record.kept.find(leaf);
        if (kept != m_record.kept.end())
            fromKept(kept->second, named, fate);
        else if (!owner)
            fate.state = State::Empty;
        else if (auto printed = fromColumn(*owner, named, fate); !printed)
            return printed.error();
        if (fate.state == State::Stored && fate.raw.isEmpty())
            fate.state = State::Empty;
        if (fate.state == State::Empty)
            fate.why = Tr::tr("Nothing stands there in the file.");
        const bool isStored = fate.state == State::Stored || fate.state == State::Changed;
        if (isStored && std::none_of(fate.places.begin(), fate.places.end(), isThere)) {
            fate.state = State::Deleted;
            fate.why = Tr::tr("It was stored; the row was deleted since.");
        }
        if (keyLooksSecret(m_secrets, named.name.toStdString()) && !fate.raw.isEmpty()) {
            fate.raw = u"••••"_s;
            for (StoredPlace &place : fate.places)
                place.now = u"••••"_s;
        }
        return fate;
    }

    static bool isThere(const StoredPlace &place) { return place.there; }

    Result<> addPlace(const Layout::Bind &bind, FieldFate &fate)
    {
        const auto row = m_rows.find(bind.slot);
        if (row == m_rows.end())
            return {};
        StoredPlace place{.table = QString::fromStdString(row->second.table),
                          .key = row->second.key,
                          .column = QString::fromStdString(bind.column),
                          .owner = bind.owner,
                          .there = false,
                          .now = {}};
        const auto info = readTableInfo(m_connection, row->second.table);
        if (!info)
            return info.error();
        if (info->column(bind.column) >= 0 && !info->key.empty()) {
            const Sql sql{.text = "SELECT " + quotedName(bind.column) + " FROM "
                              + quotedName(info->name) + " WHERE " + quotedName(info->key) + " = ?",
                          .values = {keyValue(row->second.key)}};
            auto query = prepared(m_connection, sql);
            if (!query)
                return query.error();
            auto there = query->step();
            if (!there)
                return there.error();
            place.there = *there;
            if (*there)
                place.now = shownValue(query->value(0));
        }
        fate.places << std::move(place);
        return {};
    }

    /// What the column alone gives back: printed from what it held at first.
    Result<> fromColumn(const Layout::Bind &bind, const LedgerLeaf &leaf, FieldFate &fate)
    {
        fate.why = Tr::tr("Stored as it stands there.");
        const auto row = m_rows.find(bind.slot);
        if (row == m_rows.end())
            return {};
        auto known = m_first.find(bind.slot);
        if (known == m_first.end()) {
            auto values = firstValues(m_connection, row->second.table, row->second.key);
            if (!values)
                return values.error();
            known = m_first.emplace(bind.slot, std::move(*values)).first;
        }
        const auto value = known->second.find(bind.column);
        if (value == known->second.end())
            return {};
        const auto converter = converterForLedger(bind.converter, m_words);
        if (!converter)
            return converter.error();
        const std::string printed = (*converter)->backward(value->second, leaf.kind);
        fate.raw = QString::fromStdString(printed);
        const Conversion made = (*converter)->forward({leaf.kind, printed});
        if (made.outcome == Conversion::Outcome::Changed) {
            fate.state = State::Changed;
            fate.why = ruleTitle(QString::fromLatin1(made.code)) + u'.';
        }
        return {};
    }

    void fromKept(const LedgerRecord::Kept &kept, const LedgerLeaf &leaf, FieldFate &fate) const
    {
        fate.raw = plainText(kept.original, leaf, m_record.layout.isCsv);
        const QString told = toldOfField(leaf.name, kept.rule);
        if (kept.state == "c"_L1) {
            fate.state = State::Changed;
            fate.why = kept.mended.isEmpty()
                ? ruleTitle(kept.rule) + u'.'
                : Tr::tr("Read as “%1”, as you mended it.").arg(kept.mended);
        } else if (kept.state == "x"_L1) {
            fate.state = State::Extra;
            fate.why = told.isEmpty()
                ? Tr::tr("No column takes it. It is kept in the extra details "
                         "of its record.")
                : Tr::tr("%1 It is kept in the extra details of its record.").arg(told);
        } else if (kept.state == "s"_L1) {
            fate.state = State::SetAside;
            fate.why = !told.isEmpty() ? told
                : m_setAside           ? Tr::tr("Its whole record is set aside.")
                             : Tr::tr("What makes up its row could not be stored: it waits.");
        } else if (kept.state == "l"_L1) {
            const bool isSecret = kept.rule == "SEC-01"_L1;
            fate.state = isSecret ? State::Secret : State::LeftOut;
            fate.why = isSecret ? Tr::tr("It looks like an access key, and is not kept in the "
                                         "database.")
                : kept.rule.isEmpty()
                ? Tr::tr("Left out, as you chose.")
                : Tr::tr("Left out, as you decided. What stood there is kept.");
        } else if (kept.state == "d"_L1) {
            fate.state = State::Replaced;
            fate.why = Tr::tr("A newer record has this row now.");
        }
    }

    QString toldOfField(const QString &field, const QString &code) const
    {
        for (const Told &told : m_told) {
            if (told.code == code && isField(field, told.field))
                return told.text;
        }
        return {};
    }

    Connection &m_connection;
    SecretSpec m_secrets;
    std::map<std::string, WordMap> m_words;
    LedgerRecord m_record;
    QList<Told> m_told;
    bool m_setAside = false;
    std::map<int, Row> m_rows; ///< by slot
    std::map<int, std::map<std::string, Value>> m_first; ///< by slot
};

} // namespace

Result<QList<FieldFate>> readFieldFates(Connection &connection, const StoredPlaybook &stored,
                                        const LedgerPlace &place)
{
    auto record = readLedgerRecord(connection, place.record);
    auto told = toldOf(connection, place.record);
    if (!record)
        return record.error();
    if (!told)
        return told.error();
    return FateReader(connection, stored, std::move(*record), std::move(*told)).read(place);
}

QString whyAside(Connection &connection, qint64 record)
{
    const auto told = toldOf(connection, record);
    QStringList reasons;
    for (const Told &each : told ? *told : QList<Told>()) {
        const QString reason =
            each.field.isEmpty() ? each.text : Tr::tr("%1: %2").arg(each.field, each.text);
        if (!reasons.contains(reason))
            reasons << reason;
    }
    return reasons.join(u' ');
}

} // namespace waybill
