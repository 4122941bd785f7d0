// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "migration/aside/asiderecord.h"
#include "migration/playbook/answers.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <stop_token>

class QCheckBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace waybill {

class AsideFilters;
class Background;
class DataSession;
class EmptyState;
class MendingList;
class RepairDetail;
class RepairModel;
class ValueTable;
struct FilePlace;
struct PendingMending;

/// All that was ever set aside, by what would mend it: looked at, mended, left out, tried again.
class SetAsidePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SetAsidePage)

public:
    explicit SetAsidePage(Background &background, QWidget *parent = nullptr);
    ~SetAsidePage() override;

    void setSession(DataSession *session); ///< null: nothing is open
    void refresh(); ///< only while it is seen; what is shown stays until there is something new
    void showOnly(const AsideFilter &filter); ///< what a link asks for

Q_SIGNALS:
    void problem(const waybill::Problem &problem);
    void done(const QString &text);
    void undoRequested(qint64 run);
    void retryRequested(const waybill::Answers &mendings);
    void destinationWanted(const waybill::FilePlace &place);
    void listed(); ///< for tests

private:
    using Mendings = Result<QList<PendingMending>>;

    void build();
    QWidget *makeHead();
    void take(Result<AsideRepairs> found);
    void showChosen();
    void showDestination(); ///< of the place that is chosen
    void updateHead();
    AsideRepair seen(const AsideRepair &repair) const;
    /// Works out mendings with the database in another thread, then enters them.
    void enter(const QString &text, const std::function<Mendings(Connection &)> &work);
    void readRecord(const std::function<void(const AsideFileRecord &)> &then);
    void mendAll(const std::string &text);
    void mendOne(const std::string &text);
    void editRecord();
    void splitLine();
    void leaveOut(bool all);
    void takeFile(bool all);
    void lookForRun(const AsideItem &item);
    void takeBack();
    void exportFile();
    void bringIn();

    Background &m_background;
    DataSession *m_session = nullptr;
    std::unique_ptr<MendingList> m_mendings;
    std::stop_source m_reading;
    qint64 m_request = 0;
    QList<AsideRepair> m_repairs; ///< as they are; the model may show them masked
    AsideFilters *m_filters;
    RepairModel *m_model;
    ValueTable *m_table;
    QStackedWidget *m_list;
    EmptyState *m_empty;
    QLabel *m_more;
    RepairDetail *m_detail;
    QCheckBox *m_personal;
    QPushButton *m_export;
    QPushButton *m_bringIn;
    QPushButton *m_retry;
};

} // namespace waybill
