// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/mergemodel.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QRadioButton;
class QTableView;

namespace waybill {

class DataSession;
class MessageBar;

/// Two records side by side, to be made one: which is kept, what it takes from the other, and what
/// happens to the records that belong to them, before anything is done.
class MergeDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Reads the two, then opens; ends with the session's refused() when it cannot.
    static void open(DataSession &session, const TableLayout &layout, std::array<qint64, 2> ids,
                     QWidget *window, const std::function<void(qint64 kept)> &merged);

    MergeDialog(DataSession &session, const TableLayout &layout, const MergePair &pair,
                QWidget *parent);

Q_SIGNALS:
    void merged(const QVariant &kept); ///< the key of the record that stays

private:
    void addChoice();
    void addTable();
    void showOutlook();
    QString outlookText(const MergeOutlook &outlook) const;
    QString clashText(const MergeOutlook &outlook) const;
    void store();

    DataSession &m_session;
    TableLayout m_layout;
    MergeModel *m_model;
    QTableView *m_table;
    QLabel *m_outlook;
    QLabel *m_clashes;
    QPushButton *m_merge;
    MessageBar *m_messages;
};

} // namespace waybill
