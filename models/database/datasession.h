// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/target/editor.h"
#include "models/commands/cellconflict.h"
#include "models/commands/sharededit.h"
#include "models/database/changewatch.h"
#include "models/database/databasethread.h"
#include "models/database/searchbuilder.h"
#include "models/tables/tablelayout.h"

#include <QDateTime>
#include <QObject>
#include <QUndoStack>

#include <memory>

namespace waybill {

class SavedViewList;

/// What a window shows: a database, or what is made of a workspace's files as long as there is no
/// database (then it is for reading only).
struct DataSource
{
    QString database; ///< the file that is read
    QString workspace; ///< empty: not known
    bool fromFiles = false;
    QString unusedDatabase; ///< fromFiles: there is one, and a person goes on with the files
    Playbook playbook;
};

/// A record to add, with the records it belongs to. A parent that is there already (same values,
/// case and outer spaces aside) is used, else it is added as well.
struct NewRecord
{
    struct Parent
    {
        QString column; ///< of the record, takes the parent's id
        QString table;
        QString key; ///< column of the parent that the record refers to
        QMap<QString, QVariant> values;
    };
    QString table;
    QMap<QString, QVariant> values;
    QList<Parent> parents;
};

/// Whether a command's last change was refused. Shared with the change that is under way.
struct CommandState
{
    bool failed = false;
};

/// The open database of a window: its thread, its views, and the history of edits. Edits return at
/// once; what became of them arrives as a signal.
class DataSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DataSession)

public:
    explicit DataSession(DataSource source, QObject *parent = nullptr);
    ~DataSession() override;

    void open(); ///< ends with opened() or failed()

    const DataSource &source() const { return m_source; }
    bool writable() const { return !m_source.fromFiles; }
    const QList<TableLayout> &layouts() const { return m_layouts; }
    const TableLayout *layout(const QString &id) const; ///< null when there is none
    const TableLayout *layoutForTable(const std::string &table) const;
    QUndoStack &undoStack() { return m_undoStack; }
    SavedViewList &savedViews() { return *m_savedViews; }
    DatabaseThread &thread() { return *m_thread; }
    /// For what takes long and only reads, so that cells and edits need not wait for it.
    DatabaseThread &listingThread() { return *m_listing; }

    /// Used by the undo commands: change, insert and delete without recording it.
    void change(const RowChange &change, const std::shared_ptr<CommandState> &state);
    /// Many cells of one table at once; \a changes is what views show until it is done. Cells that
    /// somebody else changed stay as they are, and refused() tells of them.
    using BulkWork = std::function<Result<RowChanges>(Connection &)>;
    void changeMany(const QList<RowChange> &changes, BulkWork work,
                    const std::shared_ptr<CommandState> &state);
    /// Counts who shares the value; ends with sharedEditAsked(), or is done at once when nobody
    /// else does.
    void editShared(SharedEdit edit);

    using Work = std::function<Result<>(Connection &)>;
    void write(const QString &table, Work work, const std::shared_ptr<CommandState> &state);

Q_SIGNALS:
    void opened();
    void failed(const waybill::Problem &problem);
    /// An edit is on its way; views show it already.
    void cellPending(const QString &table, const QVariant &key, const QString &column,
                     const QVariant &value);
    void cellsPending(const QList<waybill::RowChange> &changes);
    /// Without a key: many rows have other values, and none came or went.
    void cellChanged(const QString &table, const QVariant &key);
    void rowsChanged(const QString &table); ///< rows came or went; empty: of any table
    void refused(const waybill::Problem &problem);
    /// Some cells of a change were kept, because somebody else has changed them since.
    void conflicted(const QList<waybill::CellConflict> &conflicts);
    /// The value is not stored yet: several records show it.
    void sharedEditAsked(const waybill::SharedEdit &edit);
    void saved(const QDateTime &time);
    /// Another program has written to the database; rowsChanged() follows.
    void changedElsewhere();
    /// Looking for text gets faster; 100 when it is done.
    void searchProgressed(int percent);

private:
    void store(const QString &table, const QVariant &key, BulkWork work,
               const std::shared_ptr<CommandState> &state);
    void finish(const Result<> &done, const std::shared_ptr<CommandState> &state);
    void dropFailed(const std::shared_ptr<CommandState> &state);
    void buildSearch();
    void watchOthers();

    DataSource m_source;
    QList<TableLayout> m_layouts;
    QUndoStack m_undoStack;
    std::unique_ptr<DatabaseThread> m_thread;
    std::unique_ptr<DatabaseThread> m_listing;
    std::unique_ptr<SavedViewList> m_savedViews;
    std::unique_ptr<SearchBuilder> m_search;
    std::unique_ptr<ChangeWatch> m_watch;
};

} // namespace waybill
