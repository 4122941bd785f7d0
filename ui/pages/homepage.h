// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/home/overview.h"
#include "ui/mainwindow/health.h"

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace waybill {

class OverviewCards;

/// Where everything starts: three ways in, what was open lately, and how the open database is.
class HomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit HomePage(QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);
    void setHealth(const Health &health); ///< an empty database hides it
    void setOverview(const Overview &overview); ///< of the open database
    void clearOverview();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

Q_SIGNALS:
    void importRequested();
    void openRequested();
    void sampleRequested();
    void pathChosen(const QString &path);
    void placeWanted(const QString &place);
    void rowsWanted(const QString &view, const waybill::RowSubset &rows);

private:
    QWidget *makeChoices();

    OverviewCards *m_overview;
    QVBoxLayout *m_recent;
    QWidget *m_recentBox;
    QFrame *m_health;
    QGridLayout *m_healthLines;
};

} // namespace waybill
