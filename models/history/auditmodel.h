// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"
#include "models/history/auditrows.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QSet>

namespace waybill {

/// What was changed, the latest first, however much that is: the model knows the numbers of all
/// entries (eight bytes each) and a bounded number of pages of them. Everything is read in the
/// session's thread for lists.
class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, Table, Record, Who, Summary, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setSession(DataSession *session); ///< null: none
    void setFilter(const AuditFilter &filter);
    const AuditFilter &filter() const { return m_filter; }
    void refresh();

    bool isListed() const { return m_listed; }
    qint64 number(int row) const; ///< of the entry; 0 when there is no such row
    int rowOf(qint64 number) const; ///< -1 when it is not listed
    /// A step is one statement, one edit of many cells, or one run.
    int steps() const;
    int rowOfStep(int step) const; ///< its last change
    int stepOfRow(int row) const;
    const AuditRow *row(int row) const; ///< null: not read yet; it is asked for

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void listed(); ///< all of them
    void stepsFound();
    void factsRead(const waybill::AuditFacts &facts);
    void problem(const waybill::Problem &problem);

private:
    void list(qsizetype most, qint64 asked);
    void findSteps(qint64 asked);
    void take(std::vector<qint64> numbers);
    void readPage(int page) const;
    void readFacts();
    void takePage(int page, const QList<AuditRow> &rows);

    QPointer<DataSession> m_session;
    AuditFilter m_filter;
    std::vector<qint64> m_numbers;
    std::vector<int> m_steps; ///< rows, the latest first; empty: each row is one
    bool m_listed = false;
    qint64 m_asked = 0; ///< the latest question for numbers
    QHash<int, QHash<qint64, AuditRow>> m_pages;
    QList<int> m_order; ///< of the pages, the one that was read last at the end
    mutable QSet<int> m_waiting;
};

} // namespace waybill
