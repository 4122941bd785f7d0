// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace waybill {

class MessageBar;
class RecordForm;
class TableModel;

/// One record in a window of its own, with the way to the next one and the one before. It follows
/// the table it was opened from, and the table follows it.
class RecordDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The window of the table's current record; one that is open already comes to the front.
    static RecordDialog *open(QTableView &view, QWidget *parent);

    RecordForm &form() { return *m_form; }

private:
    RecordDialog(QTableView &view, QWidget *parent);
    void follow();
    void step(int by);
    void addKey(const QString &keys, int by);
    void addHistory();

    QTableView &m_view;
    TableModel &m_model;
    RecordForm *m_form;
    QLabel *m_place;
    QPushButton *m_previous;
    QPushButton *m_next;
    MessageBar *m_messages;
};

} // namespace waybill
