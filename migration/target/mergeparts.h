// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/editparts.h"
#include "migration/target/references.h"
#include "migration/target/rowmerge.h"

/// What the functions of rowmerge.h are made of.
namespace waybill {

/// A foreign key that leads to the two rows, and what it holds for each.
struct Link
{
    TableInfo child;
    Reference reference;
    QList<QVariant> kept;
    QList<QVariant> dropped;

    /// A foreign key that is empty refers to nothing.
    bool leadsSomewhere() const
    {
        return std::all_of(dropped.begin(), dropped.end(),
                           [](const QVariant &value) { return value.isValid(); });
    }
};

Result<std::vector<Link>> linksTo(Connection &connection, const TableInfo &table,
                                  const QVariant &kept, const QVariant &dropped);
Result<MergeOutlook> outlook(Connection &connection, const TableInfo &table,
                             const std::vector<Link> &links, const QVariant &kept);

/// "a" = ? AND "b" = ?
std::string allEqual(const std::vector<std::string> &columns, const std::string &prefix);
void bindValues(Statement &statement, int first, const QList<QVariant> &values);

} // namespace waybill
