// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"

#include <QPointer>

#include <atomic>
#include <memory>

namespace waybill {

/// A row that has a text somewhere, as it is named in a list over all views.
struct FoundRecord
{
    QString view;
    QString title; ///< of the view
    qint64 id = 0; ///< rowid
    QString caption;
    QString detail; ///< where the text is, "Notes: … kotlin …"; else what else tells the row apart
    bool inCaption = false; ///< the caption has the text
};

/// How many rows were looked through, for those who find nothing.
struct SearchedView
{
    QString title;
    qint64 rows = 0;
};

/// Looks for a text in all views of the open database, in its thread for long reads, and hands over
/// what each view has. What nobody waits for any more is interrupted.
class RecordSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordSearch)

public:
    static constexpr int mostPerView = 6;

    explicit RecordSearch(QObject *parent = nullptr);
    ~RecordSearch() override;

    void setSession(DataSession *session); ///< null: there is nothing to look in
    void start(const QString &text); ///< in place of what is under way
    void stop();
    bool busy() const { return m_left > 0; }

Q_SIGNALS:
    /// The rows of one view, those first whose caption has the text.
    void found(const QList<waybill::FoundRecord> &records);
    void finished();
    /// After finished(), when no view had the text: what was looked through, the largest first.
    void nothingFound(const QList<waybill::SearchedView> &searched);

private:
    void ask(const TableLayout &layout, const QString &text);
    void countRows();
    void settle();

    QPointer<DataSession> m_session;
    qsizetype m_left = 0;
    qsizetype m_found = 0;
    /// Shared with the reading under way; each start has its own.
    std::shared_ptr<std::atomic<bool>> m_stopped;
};

} // namespace waybill
