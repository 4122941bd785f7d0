// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/health.h"

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace waybill {

/// Where everything starts: three ways in, what was open lately, and how the open database is.
class HomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit HomePage(QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);
    void setHealth(const Health &health); ///< an empty database hides it

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

Q_SIGNALS:
    void importRequested();
    void openRequested();
    void sampleRequested();
    void pathChosen(const QString &path);

private:
    QWidget *makeChoices();

    QVBoxLayout *m_recent;
    QWidget *m_recentBox;
    QFrame *m_health;
    QGridLayout *m_healthLines;
};

} // namespace waybill
