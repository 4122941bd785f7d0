// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/activityrecord.h"

#include <QDialog>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace waybill {

/// Asks for the period of a record of activity, and as what it is written.
class ActivityDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ActivityDialog(const QString &title, QWidget *parent = nullptr);

    QDate from() const;
    QDate to() const;
    QString name() const;
    ExportChoice choice() const;

private:
    void check();

    QDateEdit *m_from;
    QDateEdit *m_to;
    QLineEdit *m_name;
    QComboBox *m_format;
    QPushButton *m_export;
};

} // namespace waybill
