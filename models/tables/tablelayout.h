// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/tableinfo.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <map>
#include <optional>
#include <string>

namespace waybill {

/// The tables of a database by name.
using Catalogue = std::map<std::string, TableInfo>;

enum class Editor { Text, LongText, Words, Date, Integer, Real, Percent, Flag, Link, None };

/// One word a column may hold, and how it is shown.
struct WordChoice
{
    QString word;
    QString label;

    friend bool operator==(const WordChoice &, const WordChoice &) = default;
};

/// One column of a view, resolved against the database.
struct LayoutColumn
{
    std::string table; ///< that holds it; another one than the view's when it is joined
    std::string column;
    std::string through; ///< the foreign key it is joined by; empty: the view's own column
    QString label;
    Editor editor = Editor::Text;
    QList<WordChoice> words;
    bool notNull = false;
    bool hasDefault = false;
    bool unique = false; ///< no other row may hold the same
    /// Joined by the key of the other table, so that an edit can find its row there.
    bool leadsToRow = false;
    bool hidden = false;
    int width = 0; ///< in characters; 0: fitted
    std::optional<double> minimum;
    std::optional<double> maximum;

    std::string calculated; ///< SQL over the row; the column is in no table then, and never edited

    bool joined() const { return !through.empty(); }
    bool stored() const { return calculated.empty(); }
    bool editable() const { return !joined() && editor != Editor::None; }
    /// Its value stands in a row of another table that others may share.
    bool editableThere() const { return leadsToRow && editor != Editor::None; }
    QString name() const { return QString::fromStdString(column); }
    QString wordLabel(const QString &word) const; ///< the word itself when it is not known
};

struct LayoutJoin
{
    std::string alias;
    std::string column; ///< foreign key of the view's table
    std::string table;
    std::string parentColumn;
};

/// A date of the view that is an event of a record's timeline.
struct LayoutEvent
{
    int column = 0; ///< of the layout
    QString icon;
};

/// How one table is shown: a view of the playbook made to fit the database at hand. Plain values:
/// copied between threads.
struct TableLayout
{
    QString id;
    QString title;
    QString singular;
    QString icon;
    QString group;
    std::string table;
    std::string key; ///< by whose value a row is changed
    bool keyIsRowid = true;
    std::string orderBy;
    QList<LayoutColumn> columns;
    QList<LayoutJoin> joins;
    /// SQL of the one or two columns by which a person knows a row.
    std::vector<std::string> caption;
    /// Foreign keys that a new row needs.
    QList<LayoutJoin> neededParents;
    /// All foreign keys that lead to the key of a table.
    QList<LayoutJoin> parents;
    QList<LayoutEvent> timeline;

    std::string expression(const LayoutColumn &column) const;
    QString tableName() const { return QString::fromStdString(table); }
    int column(const std::string &name) const; ///< of the view's own table; -1 when not shown
    int join(const std::string &foreignKey) const; ///< index in joins; -1 when there is none
};

/// Columns that the database does not have are left out. No value when it has no such table.
std::optional<TableLayout> makeLayout(const ViewSpec &view, const Playbook &playbook,
                                      const Catalogue &catalogue);
/// Views for the tables of a database that no playbook describes.
std::vector<ViewSpec> plainViews(const Catalogue &catalogue);

} // namespace waybill
