// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/reportrecords.h"
#include "models/base/background.h"
#include "models/report/reportlinks.h"

#include <QDialog>

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;

namespace waybill {

class MessageBar;
class ReportRecordModel;
class ValueTable;

/// The records behind a number of a report: where they stand in the files, what they were, what is
/// stored; and from there to the record in its table.
class RecordsDialog final : public QDialog
{
    Q_OBJECT

public:
    RecordsDialog(const ReportLink &link, ReportRecordsRequest request, Background &background,
                  QWidget *parent = nullptr);

    void offerRecords(); ///< recordWanted() and setAsideWanted() lead somewhere

Q_SIGNALS:
    void recordWanted(const QString &table, const QString &key, const QString &column);
    void setAsideWanted(const waybill::AsideFilter &filter); ///< where they can be mended

private:
    void read();
    void showRecords(const Result<ReportRecords> &records);
    void openCurrent();
    void showDestination();
    bool isAnySetAside() const;

    ReportLink m_link;
    ReportRecordsRequest m_request;
    bool m_offersRecords = false;
    Background &m_background;
    ReportRecordModel *m_model;
    ValueTable *m_table;
    QLabel *m_count;
    QCheckBox *m_personal;
    MessageBar *m_messages;
    QPushButton *m_more;
    QPushButton *m_aside;
    QPushButton *m_where;
    QPushButton *m_open;
    QAction *m_menu;
};

} // namespace waybill
