// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/sharedcommands.h"

#include "migration/target/ownparent.h"
#include "models/commands/changecell.h"
#include "models/record/dependents.h"
#include "models/tables/rowsql.h"

#include <QCoreApplication>

namespace waybill {

namespace {

class GiveOwnParent final : public DatabaseCommand
{
public:
    GiveOwnParent(DataSession &session, OwnParent own, const QString &text)
        : DatabaseCommand(session)
        , m_own(std::move(own))
        , m_copy(std::make_shared<QVariant>())
    {
        setText(text);
    }

protected:
    void apply() override
    {
        const auto work = [own = m_own, copy = m_copy](Connection &connection) -> Result<> {
            auto made = giveOwnParent(connection, own, *copy);
            if (!made)
                return made.error();
            *copy = *made;
            return {};
        };
        session().write(m_own.table, work, state());
    }
    void revert() override
    {
        const auto work = [own = m_own, copy = m_copy](Connection &connection) -> Result<> {
            return takeOwnParent(connection, own, *copy);
        };
        session().write(m_own.table, work, state());
    }

private:
    OwnParent m_own;
    std::shared_ptr<QVariant> m_copy; ///< its key; touched in the database's thread only
};

} // namespace

Result<qint64> countSharing(Connection &connection, const SharedEdit &edit)
{
    const DependentKind kind{.layout = edit.layout, .column = edit.shown().through};
    const auto counts = countDependents(connection, {kind}, edit.parent);
    if (!counts)
        return counts.error();
    return counts->constFirst();
}

void changeForAll(DataSession &session, const SharedEdit &edit)
{
    const LayoutColumn &column = edit.shown();
    const RowChange change{.table = QString::fromStdString(column.table),
                           .key = edit.parent,
                           .before = {{column.name(), edit.before}},
                           .after = {{column.name(), edit.after}}};
    session.undoStack().push(new ChangeCell(session, change, column.label, edit.caption));
}

void giveOwn(DataSession &session, const SharedEdit &edit)
{
    const LayoutColumn &column = edit.shown();
    const TableLayout *other = session.layoutForTable(column.table);
    const QString kind = other ? other->singular : QString::fromStdString(column.table);
    const OwnParent own{.table = edit.layout.tableName(),
                        .key = edit.row,
                        .column = QString::fromStdString(column.through),
                        .parent = edit.parent,
                        .before = {{column.name(), edit.before}},
                        .after = {{column.name(), edit.after}}};
    session.undoStack().push(
        new GiveOwnParent(session, own,
                          QCoreApplication::translate("Commands", "Give %1 a %2 of its own")
                              .arg(edit.caption, kind)));
}

} // namespace waybill
