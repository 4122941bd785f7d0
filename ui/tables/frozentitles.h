// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/sortheader.h"

namespace waybill {

/// The titles of the columns that stay in sight. They lie over the header they repeat: what is done
/// to one is done to the other.
class FrozenTitles final : public SortHeader
{
    Q_OBJECT

public:
    FrozenTitles(SortHeader &titles, QWidget *parent);

    /// Shows the first \a columns as they are in the header.
    void follow(int columns);

private:
    void lead();

    SortHeader &m_titles;
    bool m_following = false; ///< what changes here comes from there
};

} // namespace waybill
