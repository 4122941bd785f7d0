// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/palette/recordsearch.h"

#include <QAbstractListModel>
#include <QIcon>
#include <QList>

#include <functional>

namespace waybill {

/// Something the program can do now.
struct PaletteCommand
{
    QString title;
    QString group; ///< the menu it stands in
    QString keys; ///< its shortcut, as it is written here
    QIcon icon;
    std::function<void()> run;
};

/// What the command palette lists: the commands that answer what was typed, the best first, then
/// the records.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        GroupRole = Qt::UserRole, ///< the menu of a command, the view of a record
        KeysRole,
        DetailRole ///< where a record has the text, or what tells it apart from its like
    };

    using QAbstractListModel::QAbstractListModel;

    void setCommands(QList<PaletteCommand> commands);
    /// The records found for an earlier text stay until others are set.
    void setTyped(const QString &typed);
    void addRecords(const QList<FoundRecord> &records, const QIcon &icon);
    void clearRecords();

    /// One of them is null.
    const PaletteCommand *command(int row) const;
    const FoundRecord *record(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Record
    {
        FoundRecord found;
        QIcon icon;
    };
    QVariant commandData(const PaletteCommand &command, int role) const;
    QVariant recordData(const Record &record, int role) const;

    QList<PaletteCommand> m_commands;
    QList<qsizetype> m_shown; ///< of the commands
    QList<Record> m_records;
};

} // namespace waybill
