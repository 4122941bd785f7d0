// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/history/auditentries.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace waybill {

/// Which changes are listed: by table, person, kind, time and record.
class ChangeFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeFilters(QWidget *parent = nullptr);

    /// What there is to choose from; \a titles by table.
    void setFacts(const AuditFacts &facts, const QMap<QString, QString> &titles);
    AuditFilter filter() const; ///< a time that is not understood is left out
    void showRecord(const QString &table, const QString &record);
    void clear();

Q_SIGNALS:
    void changed();

private:
    QComboBox *addChoice(const QString &name, const QString &all, const QString &label);
    QLineEdit *addLine(const QString &name, const QString &hint, const QString &label);
    void check();

    QComboBox *m_table;
    QComboBox *m_who;
    QComboBox *m_action;
    QLineEdit *m_since;
    QLineEdit *m_until;
    QLineEdit *m_record;
    QPushButton *m_clear;
    QTimer m_delay; ///< typing must not ask for every letter
};

} // namespace waybill
