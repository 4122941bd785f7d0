// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace waybill {

/// Says above a table that it lists only rows which something else picked out, the bar of a chart
/// for instance; one click shows all again.
class SubsetBar final : public QFrame
{
    Q_OBJECT

public:
    explicit SubsetBar(QWidget *parent = nullptr);

    /// Hidden when \a title is empty.
    void setSubset(const QString &title, qint64 shown, qint64 total);

Q_SIGNALS:
    void cleared();

private:
    QLabel *m_text;
};

} // namespace waybill
