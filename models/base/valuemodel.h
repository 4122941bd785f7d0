// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <functional>
#include <utility>

namespace waybill {

/// Roles beyond Qt's that all small models share.
enum ValueRoles {
    SortRole = Qt::UserRole + 100, ///< the raw value
    MarkRole ///< "good", "warn", "bad", "muted" or empty: how a cell is to be seen
};

/// A table over a list of values that is replaced as a whole. A subclass names the columns; each is
/// a title and a function that gives the text of one value.
template<typename T>
class ValueModel : public QAbstractTableModel
{
public:
    struct Column
    {
        QString title;
        std::function<QVariant(const T &)> text;
        bool number = false;
        std::function<QString(const T &)> mark = {};
        std::function<QVariant(const T &)> sort = {};
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setValues(QList<T> values)
    {
        beginResetModel();
        m_values = std::move(values);
        endResetModel();
    }
    const QList<T> &values() const { return m_values; }
    const T *value(int row) const
    {
        return row >= 0 && row < m_values.size() ? &m_values[row] : nullptr;
    }

    int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_values.size());
    }
    int columnCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Column &column = m_columns[index.column()];
        const T &shown = m_values[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return column.text(shown);
        case Qt::ToolTipRole: {
            const QString text = column.text(shown).toString();
            return text.size() > 30 ? text.toHtmlEscaped() : QVariant();
        }
        case Qt::AccessibleTextRole:
            return column.title + QLatin1String(": ") + column.text(shown).toString();
        case Qt::TextAlignmentRole:
            return alignment(column);
        case SortRole:
            return column.sort ? column.sort(shown) : column.text(shown);
        case MarkRole:
            return column.mark ? column.mark(shown) : QVariant();
        default:
            return {};
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return QAbstractTableModel::headerData(section, orientation, role);
        if (role == Qt::DisplayRole)
            return m_columns[section].title;
        return role == Qt::TextAlignmentRole ? alignment(m_columns[section]) : QVariant();
    }

protected:
    void addColumn(Column column) { m_columns << std::move(column); }
    T *mutableValue(int row) { return &m_values[row]; }

private:
    static QVariant alignment(const Column &column)
    {
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
    }

    QList<T> m_values;
    QList<Column> m_columns;
};

} // namespace waybill
