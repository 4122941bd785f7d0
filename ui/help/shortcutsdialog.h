// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QMenuBar;

namespace waybill {

class ShortcutModel;
class ValueTable;

/// Every key there is: what it does and where, to look through and to search in.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QMenuBar &menus, QWidget *parent);

private:
    void look();

    ShortcutModel *m_model;
    QLineEdit *m_text;
    ValueTable *m_table;
    QLabel *m_note;
};

} // namespace waybill
