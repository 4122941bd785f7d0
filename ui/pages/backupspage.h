// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace waybill {

class Background;
class BackupModel;
class EmptyState;
class ValueTable;

/// The copies that were made before every change: what they hold, and whether they are complete.
class BackupsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit BackupsPage(Background &background, QWidget *parent = nullptr);

    void setFolder(const QString &folder); ///< empty: there is none
    void refresh();

Q_SIGNALS:
    void problem(const waybill::Problem &problem);

private:
    void read(bool verify);

    Background &m_background;
    QString m_folder;
    BackupModel *m_model;
    ValueTable *m_table;
    QLabel *m_where;
    QPushButton *m_verify;
    QPushButton *m_open;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
};

} // namespace waybill
