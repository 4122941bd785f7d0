// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/record/mergepair.h"

#include <QAbstractTableModel>

namespace waybill {

/// Two records field by field, and what the one that is made of them will hold: the value of the
/// one or the other, or what is typed.
class MergeModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Field, First, Second, Result, Columns };

    MergeModel(MergePair pair, QObject *parent = nullptr);

    const MergePair &pair() const { return m_pair; }
    void setKept(int kept); ///< 0 or 1; its values are taken, and the other's where it has none
    int kept() const { return m_kept; }
    void setOnlyDifferent(bool only);
    const LayoutColumn &columnOf(int row) const { return field(row).column; }
    int differences() const; ///< fields in which the two are not the same
    RowMerge merge(const QString &table) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void refused(const waybill::Problem &problem);

private:
    const MergeField &field(int row) const { return m_pair.fields[m_rows[row]]; }
    QVariant result(int row) const { return m_results[m_rows[row]]; }
    void take(int row, const QVariant &value);
    void list();
    QString textOf(int row, int column) const;

    MergePair m_pair;
    QList<QVariant> m_results; ///< by field
    QList<int> m_rows; ///< fields that are listed
    int m_kept = 0;
    bool m_onlyDifferent = true;
};

} // namespace waybill
