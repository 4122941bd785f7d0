// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablemodel.h"

#include <optional>

namespace waybill::bench {

/// Milliseconds until the first screen can be painted, and until the whole list is known.
struct Took
{
    double first = 0;
    double all = 0;
};

/// Asks Waybill's model as a view would: the cells of a screen are wanted until they are there.
class TableBench
{
public:
    TableBench(DataSession &session, TableModel &model)
        : m_session(session)
        , m_model(model)
    {
    }

    std::optional<Took> open();
    std::optional<Took> ask(const RowQuery &query);
    std::optional<Took> jump(int row);
    /// Until it is stored. Afterwards the cell has its old value again.
    std::optional<Took> edit(int row, int column, const QVariant &value);

private:
    bool showScreen(int first) const;
    std::optional<Took> listing(const std::function<void()> &start);

    DataSession &m_session;
    TableModel &m_model;
};

/// False when it did not come true in time.
bool until(const std::function<bool()> &done, int milliseconds = 120'000);

} // namespace waybill::bench
