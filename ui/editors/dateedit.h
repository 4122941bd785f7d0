// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace waybill {

/// A day, a month or a year: typed as 2025-03-04, 2025-03 or 2025, or picked in a calendar. Text
/// is kept as it is typed, because a year must not become the first of January.
class DateEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateEdit(QWidget *parent = nullptr);

private:
    void pick();
};

} // namespace waybill
