// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cellblock.h"

namespace waybill {

/// One cell a person wants another value in; row and column count in a CellBlock.
struct WantedCell
{
    qsizetype row = 0;
    int column = 0;
    QVariant value;
    /// The value comes from a cell of the same column as it is stored, so that an empty text stays
    /// one; what a person enters is checked and made to fit.
    bool asStored = false;
};

/// What a person reads about one cell before anything is stored.
struct PlannedCell
{
    QString record;
    QString column;
    QString before;
    QString after; ///< of a refused cell: what was entered
    QString refused; ///< the reason; empty: it will be stored
};

/// How many cells an EditPlan lists.
constexpr qsizetype mostPreviewed = 1000;

/// What will become of many edits, worked out and checked before anything is stored.
struct EditPlan
{
    QList<RowChange> changes; ///< one for each row
    QList<PlannedCell> cells; ///< the first ones that change
    QList<PlannedCell> refused;
    qint64 changed = 0; ///< cells
    qint64 same = 0; ///< cells that hold it already
    QStringList columns; ///< labels of those that change
    QString caption; ///< of the first record that changes
    bool cut = false; ///< there are more than can be changed in one step
};

EditPlan planEdits(const CellBlock &block, const QList<WantedCell> &wanted);

/// The value as text to be typed again: a word's label, a number without the language's marks.
QString typedText(const LayoutColumn &column, const QVariant &value);
/// "12 applications"
QString recordCount(const TableLayout &layout, qsizetype count);
/// "Status of 12 applications", for the names of steps.
QString editedThings(const TableLayout &layout, const EditPlan &plan);

} // namespace waybill
