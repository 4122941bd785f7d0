// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

#include <QDateTime>
#include <QStatusBar>

class QLabel;
class QPushButton;

namespace waybill {

/// What is open, from where it is read, whether everything is stored, and what was set aside.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setSource(const DataSource *source); ///< null: nothing is open
    void setSaved(const QDateTime &time);
    const QDateTime &savedAt() const { return m_savedAt; } ///< the last change; invalid: none yet
    void setSize(qint64 bytes);
    void setSetAside(qint64 records);

Q_SIGNALS:
    void setAsideWanted(); ///< the number was chosen

private:
    QDateTime m_savedAt;
    QLabel *m_saved;
    QLabel *m_source;
    QLabel *m_size;
    QPushButton *m_setAside;
};

} // namespace waybill
