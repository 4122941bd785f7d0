// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

namespace waybill {

/// Something that a record still lacks, and where it is filled in.
struct MissingThing
{
    QString label;
    int column = -1; ///< of the layout; -1: it is in another view
    QString view;
    QList<qint64> records; ///< of that view; 0 stands for one that is to be added

    friend bool operator==(const MissingThing &, const MissingThing &) = default;
};

struct Completeness
{
    int needs = 0; ///< all the things a complete record has
    QList<MissingThing> missing;
};

/// What the playbook's page says of one record. Not for the window's thread.
Result<Completeness> readCompleteness(Connection &connection, const Playbook &playbook,
                                      const TableLayout &layout, qint64 id);

} // namespace waybill
