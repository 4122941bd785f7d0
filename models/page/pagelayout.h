// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

namespace waybill {

/// A part of a page, made to fit the database at hand: the records of a view that belong to the one
/// above them.
struct SectionLayout
{
    TableLayout layout; ///< without what the page says already: the columns of the record above
    std::string through; ///< foreign key that leads to the record above
    std::string order; ///< column with the place in the list; empty: cannot be ordered
    int group = -1; ///< column of the layout whose words part the list
    int name = 0; ///< column of the layout that a new record is begun with
    /// Whether a record needs no more than its name; else a new one is asked for as a whole.
    bool needsNameOnly = false;
    QList<SectionLayout> sections;
};

/// The sections of the playbook's page for this view; none when it has no page. What the database
/// does not have is left out.
QList<SectionLayout> makeSections(const DataSession &session, const TableLayout &layout);

} // namespace waybill
