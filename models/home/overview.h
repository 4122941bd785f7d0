// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

#include <QDateTime>

namespace waybill {

/// Something that a person should look at, and where.
struct Attention
{
    enum class Kind { Warning, Problem, Info };

    Kind kind = Kind::Warning;
    QString text; ///< with its number
    QString place; ///< as the navigation knows it: "migrations", "view:<id>"
    RowSubset rows; ///< of that view; empty: the place as it is

    friend bool operator==(const Attention &, const Attention &) = default;
};

/// One table and how much is in it.
struct TableRows
{
    QString view;
    QString title;
    QString icon;
    qint64 rows = 0;
};

/// What is in a database, and what needs attention.
struct Overview
{
    QList<Attention> attention; ///< the worst first
    QList<TableRows> tables; ///< in the playbook's order
};

struct OverviewRequest
{
    QString database;
    QString workspace; ///< empty: not known
    Playbook playbook;
    QList<TableLayout> layouts;
    bool migrated = true; ///< false: read straight from files, so that there are no runs or backups
    QDateTime now; ///< in any zone
};

/// Opens a connection of its own; not for the window's thread.
Result<Overview> readOverview(const OverviewRequest &request);

} // namespace waybill
