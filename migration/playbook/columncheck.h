// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/playbook/yamlreader.h"

namespace waybill {

/// The load a row stands in.
struct LoadScope
{
    const LoadSpec *load = nullptr;
    const SourceSpec *source = nullptr; ///< null when there is no such source
    std::size_t firstRow = 0; ///< of this load among the rows declared so far
};

/// The names that one row and its columns use.
class ColumnCheck
{
public:
    /// \a declared: the rows that were declared before.
    ColumnCheck(const Playbook &playbook, Mistakes &mistakes, const LoadScope &scope,
                const std::vector<const RowSpec *> &declared);

    void row(const RowSpec &row, const QString &path);

private:
    void each(const RowSpec &row, const QString &path);
    void column(const RowSpec &row, const ColumnSpec &column, const QString &path);
    void inputs(const ColumnSpec &column, const QString &path);
    void values(const Condition &condition, const QString &path);
    void place(const Path &path, const QString &at);
    void converter(const std::string &spec, const QString &path);
    void answer(const ColumnSpec &column, const QString &path);
    void file(const std::string &name, const QString &path);
    void key(const RowSpec &row, const ColumnSpec &column, const QString &path);
    void textTemplate(const RowSpec &row, const ColumnSpec &column, const QString &path);
    void placeholder(const RowSpec &row, const std::string &name, const QString &path);

    const Playbook &m_playbook;
    Mistakes &m_mistakes;
    const LoadScope &m_scope;
    const std::vector<const RowSpec *> &m_declared;
};

} // namespace waybill
