// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/palette/palettemodel.h"

#include "models/palette/palettematch.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {
/// Beside records; the rest is a letter away.
constexpr qsizetype mostCommands = 6;
} // namespace

void PaletteModel::setCommands(QList<PaletteCommand> commands)
{
    m_commands = std::move(commands);
    setTyped({});
}

void PaletteModel::setTyped(const QString &typed)
{
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        // The menu counts as well: "export file" finds it, but a title that says so comes first.
        const int title = paletteMatch(m_commands[i].title, typed);
        const int both = paletteMatch(m_commands[i].title + u' ' + m_commands[i].group, typed);
        if (both > 0)
            found << std::pair(title > 0 ? 100 + title : both, i);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &one, const auto &other) { return one.first > other.first; });
    if (!typed.trimmed().isEmpty() && found.size() > mostCommands)
        found.resize(mostCommands);
    beginResetModel();
    m_shown.clear();
    for (const auto &[score, command] : std::as_const(found))
        m_shown << command;
    endResetModel();
}

void PaletteModel::addRecords(const QList<FoundRecord> &records, const QIcon &icon)
{
    if (records.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(records.size()) - 1);
    for (const FoundRecord &found : records)
        m_records << Record{.found = found, .icon = icon};
    endInsertRows();
}

void PaletteModel::clearRecords()
{
    if (m_records.isEmpty())
        return;
    beginRemoveRows({}, static_cast<int>(m_shown.size()), rowCount() - 1);
    m_records.clear();
    endRemoveRows();
}

const PaletteCommand *PaletteModel::command(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_commands[m_shown[row]] : nullptr;
}

const FoundRecord *PaletteModel::record(int row) const
{
    const qsizetype at = row - m_shown.size();
    return at >= 0 && at < m_records.size() ? &m_records[at].found : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size() + m_records.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const PaletteCommand *shown = command(index.row()))
        return commandData(*shown, role);
    return recordData(m_records[index.row() - m_shown.size()], role);
}

QVariant PaletteModel::commandData(const PaletteCommand &command, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return command.title;
    case Qt::DecorationRole:
        return command.icon;
    case Qt::AccessibleTextRole:
        return command.keys.isEmpty()
            ? tr("%1, command in %2").arg(command.title, command.group)
            : tr("%1, command in %2, %3").arg(command.title, command.group, command.keys);
    case GroupRole:
        return command.group;
    case KeysRole:
        return command.keys;
    default:
        return {};
    }
}

QVariant PaletteModel::recordData(const Record &record, int role) const
{
    const FoundRecord &found = record.found;
    switch (role) {
    case Qt::DisplayRole:
        return found.caption;
    case Qt::DecorationRole:
        return record.icon;
    case Qt::AccessibleTextRole:
        return found.detail.isEmpty()
            ? tr("%1, record of %2").arg(found.caption, found.title)
            : tr("%1, record of %2, %3").arg(found.caption, found.title, found.detail);
    case GroupRole:
        return found.title;
    case DetailRole:
        return found.detail;
    default:
        return {};
    }
}

} // namespace waybill
