// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/viewcontent.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace waybill {

class ColumnArrangement;

/// The columns of a table as a list: which are shown, in which order, and up to which one they stay
/// in sight. Everything has its key.
class ColumnsDialog final : public QDialog
{
    Q_OBJECT

public:
    ColumnsDialog(const TableLayout &layout, const ColumnArrangement &columns, QWidget *parent);

    QList<ColumnPlace> places() const;
    int frozen() const { return m_frozen; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *makeButtons();
    void fill(const QList<ColumnPlace> &places);
    void move(int by);
    void freezeHere();
    void showFrozen();
    void update();

    const TableLayout m_layout;
    const QList<ColumnPlace> m_usual;
    int m_frozen;
    QListWidget *m_list;
    QLabel *m_note;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_freeze;
};

} // namespace waybill
