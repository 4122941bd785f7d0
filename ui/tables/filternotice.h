// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace waybill {

/// Says above a table which rows it lists when that is not to be seen in the filter bar: filters of
/// single columns, and rows that something else picked out, the bar of a chart for instance. One
/// click shows all again.
class FilterNotice final : public QFrame
{
    Q_OBJECT

public:
    explicit FilterNotice(QWidget *parent = nullptr);

    /// Hidden when there is nothing to say.
    void setText(const QString &filters, qint64 shown, qint64 total);

Q_SIGNALS:
    void cleared();

private:
    QLabel *m_text;
};

} // namespace waybill
