// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/playbook/playbook.h"
#include "migration/target/tableinfo.h"
#include "migration/undo/undorun.h"

#include <map>
#include <set>

namespace waybill {

/// The rows that an undo takes away, worked out in temporary tables so that a million of them cost
/// no memory. Lives inside the transaction of the undo.
class UndoSet
{
public:
    UndoSet(Connection &connection, const Playbook &playbook, std::int64_t run, UndoKind kind);

    /// Rows the phase has made; with UndoKind::Exact also what has happened since is turned back.
    Result<> addPhase(const std::string &phase, std::int64_t auditEntry);
    /// Decides which of them stay and why.
    Result<> settle(UndoneRows &undone);
    /// Removes the others, gives changed rows their old values, and tidies the ledger.
    Result<> remove(UndoneRows &undone);
    /// Instead of the two above: all that has been added or edited since, whoever made the rows.
    /// With \a phase only in the tables of that phase.
    Result<> listChanged(const std::string &phase, UndoneRows &undone);

private:
    Result<> prepare();
    Result<> keepEdited(UndoneRows &undone);
    Result<> listEdited(const TableInfo &table, const std::string &which, UndoneRows &undone);
    std::set<std::string> tablesOf(const std::string &phase) const;
    std::int64_t since() const;
    std::string
    firstEntries(const TableInfo &table) const; ///< the last audit entry before the phases
    Result<> keepAddedAndParents(UndoneRows &undone);
    Result<> keepParents(const TableInfo &child, const ForeignKey &key, bool &changed,
                         UndoneRows &undone);
    Result<> listAdded(const TableInfo &table, UndoneRows &undone);
    Result<> turnBack(const std::string &phase, std::int64_t auditEntry);
    Result<> restoreChanged(UndoneRows &undone);
    Result<bool> parentsAreThere(const TableInfo &table, const std::string &json);
    Result<> removeFrom(const TableInfo &table, UndoneRows &undone);
    Result<> tidyLedger();
    void note(const TableInfo &table, const Value &key, UndoRow::Reason reason, UndoneRows &undone);
    std::string ofRunAndPhases() const; ///< SQL: a condition on what the phases wrote down
    std::string runPhases() const; ///< SQL: the sources of the phases

    Connection &m_connection;
    const Playbook &m_playbook;
    std::int64_t m_run;
    UndoKind m_kind;
    std::vector<TableInfo> m_tables; ///< parents first
    std::vector<std::pair<std::string, std::int64_t>> m_phases;
    bool m_prepared = false;
};

} // namespace waybill
