// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asiderecord.h"
#include "migration/aside/pendingmendings.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace waybill {

/// All that a record says, to be read otherwise: what is entered beside a value becomes a mending
/// of this record. The file stays as it is.
class MendRecordDialog final : public QDialog
{
    Q_OBJECT

public:
    MendRecordDialog(const AsideItem &item, AsideFileRecord record, QWidget *parent = nullptr);

    QList<PendingMending> mendings() const; ///< one for each value that is to be read otherwise

private:
    void fill();
    void update();

    AsideItem m_item;
    AsideFileRecord m_record;
    QTableWidget *m_table;
    QLabel *m_count;
    QPushButton *m_mend;
};

} // namespace waybill
