// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/originfields.h"

#include "migration/mapping/messages.h"
#include "migration/mapping/plan.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/run/storedplaybook.h"
#include "models/record/ledgerrecord.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString ruleOf(const LedgerRecord::Kept &kept)
{
    if (kept.state == "l"_L1)
        return QCoreApplication::translate("Origin", "Left out by choice");
    if (kept.state == "c"_L1)
        return ruleTitle(kept.rule);
    return QCoreApplication::translate("Origin", "Kept apart: the column could not take it");
}

} // namespace

Result<OriginFields> readOriginFields(Connection &connection, const TableLayout &layout,
                                      const QVariant &key, const LedgerRow &row)
{
    const auto stored = readStoredPlaybook(connection, row.run);
    if (!stored)
        return stored.error();
    const auto plan = compilePlan(stored->playbook, stored->answers);
    if (!plan)
        return plan.error();
    const auto record = readLedgerRecord(connection, row.record);
    if (!record)
        return record.error();
    const auto values = firstValues(connection, layout.table, key);
    if (!values)
        return values.error();
    OriginFields origin{.playbook = stored->playbook.name + u' '
                            + QString::fromStdString(stored->playbook.version),
                        .fields = {}};
    const bool isCsv = record->layout.isCsv;
    const QList<LedgerLeaf> leaves = leavesOf(*record);
    for (const Layout::Bind &bind : record->layout.binds) {
        if (bind.slot != row.slot || !bind.owner || bind.leaf >= leaves.size())
            continue;
        const LedgerLeaf &leaf = leaves[bind.leaf];
        const int column = layout.column(bind.column);
        OriginField field{.column = QString::fromStdString(bind.column),
                          .label = column < 0 ? QString::fromStdString(bind.column)
                                              : layout.columns[column].label,
                          .from = leaf.name,
                          .raw = {},
                          .rule = {}};
        if (const auto kept = record->kept.find(bind.leaf); kept != record->kept.end()) {
            field.raw = plainText(kept->second.original, leaf, isCsv);
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
