// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/mergemodel.h"

#include "models/base/valuemodel.h"
#include "models/tables/shown.h"
#include "models/tables/validation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool same(const QVariant &a, const QVariant &b)
{
    return a.isValid() == b.isValid() && a == b;
}

} // namespace

MergeModel::MergeModel(MergePair pair, QObject *parent)
    : QAbstractTableModel(parent)
    , m_pair(std::move(pair))
{
    list();
    setKept(0);
}

void MergeModel::list()
{
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < m_pair.fields.size(); ++i) {
        if (!m_onlyDifferent || m_pair.fields[i].differs())
            m_rows << i;
    }
    endResetModel();
}

void MergeModel::setOnlyDifferent(bool only)
{
    m_onlyDifferent = only;
    list();
}

void MergeModel::setKept(int kept)
{
    m_kept = kept;
    m_results.clear();
    for (const MergeField &field : std::as_const(m_pair.fields)) {
        const QVariant &own = field.values[static_cast<std::size_t>(kept)];
        const QVariant &other = field.values[static_cast<std::size_t>(1 - kept)];
        m_results << (own.toString().isEmpty() && other.isValid() ? other : own);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

int MergeModel::differences() const
{
    return static_cast<int>(std::count_if(m_pair.fields.begin(), m_pair.fields.end(),
                                          [](const MergeField &field) { return field.differs(); }));
}

RowMerge MergeModel::merge(const QString &table) const
{
    const auto kept = static_cast<std::size_t>(m_kept);
    RowMerge merge{.table = table,
                   .kept = m_pair.keys[kept],
                   .dropped = m_pair.keys[1 - kept],
                   .keptSeen = {},
                   .droppedSeen = {},
                   .values = {}};
    for (int i = 0; i < m_pair.fields.size(); ++i) {
        const MergeField &field = m_pair.fields[i];
        const QString name = field.column.name();
        merge.keptSeen.insert(name, field.values[kept]);
        merge.droppedSeen.insert(name, field.values[1 - kept]);
        if (!same(m_results[i], field.values[kept]))
            merge.values.insert(name, m_results[i]);
    }
    return merge;
}

int MergeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MergeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString MergeModel::textOf(int row, int column) const
{
    const MergeField &shown = field(row);
    if (column == Field)
        return shown.column.label;
    if (column != Result)
        return shown.texts[column == First ? 0 : 1];
    for (std::size_t i = 0; i < 2; ++i) {
        if (same(result(row), shown.values[i]))
            return shown.texts[i];
    }
    return shownText(shown.column, result(row));
}

QVariant MergeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MergeField &shown = field(index.row());
    const bool isOne = index.column() == First || index.column() == Second;
    const std::size_t which = index.column() == Second ? 1 : 0;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index.row(), index.column()).left(400);
    case Qt::ToolTipRole:
        return textOf(index.row(), index.column()).left(2000).toHtmlEscaped();
    case Qt::EditRole:
        return index.column() == Result ? result(index.row()) : QVariant();
    case Qt::CheckStateRole:
        if (!isOne || !shown.differs())
            return {};
        return same(result(index.row()), shown.values[which]) ? Qt::Checked : Qt::Unchecked;
    case MarkRole:
        return index.column() == Field && shown.differs() ? u"warn"_s : QString();
    case Qt::AccessibleTextRole: {
        const QString text = textOf(index.row(), index.column());
        if (index.column() == Field)
            return shown.differs() ? tr("%1, not the same").arg(text)
                                   : tr("%1, the same").arg(text);
        const QString value = text.isEmpty() ? tr("nothing") : text;
        if (isOne && shown.differs() && same(result(index.row()), shown.values[which]))
            return tr("%1, taken").arg(value);
        return value;
    }
    default:
        return {};
    }
}

QVariant MergeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case First:
        return m_kept == 0 ? tr("First record (kept)") : tr("First record (goes)");
    case Second:
        return m_kept == 1 ? tr("Second record (kept)") : tr("Second record (goes)");
    default:
        return tr("Will be");
    }
}

Qt::ItemFlags MergeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const MergeField &shown = field(index.row());
    if ((index.column() == First || index.column() == Second) && shown.differs())
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Result && !shown.isLink && shown.column.editor != Editor::None)
        flags |= Qt::ItemIsEditable;
    return flags;
}

void MergeModel::take(int row, const QVariant &value)
{
    m_results[m_rows[row]] = value;
    Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
}

bool MergeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const MergeField &shown = field(index.row());
    if (role == Qt::CheckStateRole && flags(index).testFlag(Qt::ItemIsUserCheckable)) {
        // One of the two is always taken: what is ticked already stays so.
        take(index.row(), shown.values[index.column() == First ? 0 : 1]);
        return true;
    }
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const auto checked = checkEdit(shown.column, value);
    if (!checked) {
        Q_EMIT refused(checked.error());
        return false;
    }
    take(index.row(), *checked);
    return true;
}

} // namespace waybill
