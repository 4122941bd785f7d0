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

/// What a new record starts with.
struct RecordPreset
{
    QString note; ///< said above the fields
    QMap<QString, QVariant> fixed; ///< columns of the record that are not asked for
    QList<QVariant> shown; ///< by column of the layout
    /// Foreign keys that are taken as long as nothing of what they lead to is changed.
    QMap<QString, QVariant> parents;
};

/// Asks for a new record. What is shown from another table (the company of an application) is
/// asked for as well, and the parents a record cannot be without are offered to choose from.
class NewRecordDialog final : public QDialog
{
    Q_OBJECT

public:
    NewRecordDialog(DataSession &session, TableLayout layout, QWidget *parent = nullptr);
    NewRecordDialog(DataSession &session, TableLayout layout, RecordPreset preset, QWidget *parent);

Q_SIGNALS:
    void recordReady(const waybill::NewRecord &record);

private:
    void addFields(QFormLayout *form);
    void addParents(QFormLayout *form);
    void loadParents(QComboBox *box, const LayoutJoin &parent);
    bool isAskedFor(const std::string &key) const; ///< by fields of the other table
    QString parentKey(const std::string &foreignKey) const;
    bool isFixed(const std::string &key) const;
    Result<QVariant> entered(int at, const QWidget *editor) const;
    bool takeFields(NewRecord &record, QMap<QString, NewRecord::Parent> &parents);
    void tryAccept();
    void refuse(QWidget *editor, const QString &reason);

    DataSession &m_session;
    TableLayout m_layout;
    RecordPreset m_preset;
    QList<std::pair<int, QWidget *>> m_editors; ///< column of the layout and its widget
    QList<std::pair<QString, QComboBox *>> m_parents; ///< foreign key and choice
    QLabel *m_reason;
    QPushButton *m_add;
};

} // namespace waybill
