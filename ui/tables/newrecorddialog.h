// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

#include <QDialog>

#include <utility>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace waybill {

/// Asks for a new record. What is shown from another table (the company of an application) is
/// asked for as well, and the parents a record cannot be without are offered to choose from.
class NewRecordDialog final : public QDialog
{
    Q_OBJECT

public:
    NewRecordDialog(DataSession &session, TableLayout layout, QWidget *parent = nullptr);

Q_SIGNALS:
    void recordReady(const waybill::NewRecord &record);

private:
    void addFields(QFormLayout *form);
    void addParents(QFormLayout *form);
    void loadParents(QComboBox *box, const LayoutJoin &parent);
    bool isAskedFor(const std::string &key) const; ///< by fields of the other table
    QString parentKey(const std::string &foreignKey) const;
    void tryAccept();
    void refuse(QWidget *editor, const QString &reason);

    DataSession &m_session;
    TableLayout m_layout;
    QList<std::pair<int, QWidget *>> m_editors; ///< column of the layout and its widget
    QList<std::pair<QString, QComboBox *>> m_parents; ///< foreign key and choice
    QLabel *m_reason;
    QPushButton *m_add;
};

} // namespace waybill
