// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/datasession.h"

#include "models/commands/databasecommand.h"
#include "models/commands/keptcells.h"
#include "models/commands/sharedcommands.h"
#include "models/database/catalogue.h"
#include "models/views/savedviewlist.h"

namespace waybill {

namespace {

struct Stored
{
    RowChanges changes;
    QList<CellConflict> conflicts;
};

} // namespace

DataSession::DataSession(DataSource source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_thread(std::make_unique<DatabaseThread>(m_source.database))
    , m_listing(std::make_unique<DatabaseThread>(m_source.database))
    , m_savedViews(std::make_unique<SavedViewList>(*this))
{
}

DataSession::~DataSession() = default;

void DataSession::open()
{
    const auto read = [](Connections &connections) -> Result<Catalogue> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readCatalogue(**connection);
    };
    m_thread->ask(this, read, [this](const Result<Catalogue> &catalogue) {
        if (!catalogue) {
            Q_EMIT failed(catalogue.error());
            return;
        }
        m_layouts.clear();
        for (const ViewSpec &view : m_source.playbook.views) {
            if (auto layout = makeLayout(view, m_source.playbook, *catalogue))
                m_layouts << std::move(*layout);
        }
        Q_EMIT opened();
        if (writable()) {
            watchOthers();
            buildSearch();
        }
    });
}

void DataSession::watchOthers()
{
    m_watch = std::make_unique<ChangeWatch>(*m_thread);
    connect(m_watch.get(), &ChangeWatch::changed, this, [this] {
        Q_EMIT changedElsewhere();
        Q_EMIT rowsChanged({});
    });
    m_watch->start();
}

void DataSession::buildSearch()
{
    m_search = std::make_unique<SearchBuilder>(m_source.database, m_layouts);
    connect(m_search.get(), &SearchBuilder::progressed, this, &DataSession::searchProgressed);
    connect(m_search.get(), &SearchBuilder::finished, this, [this] {
        m_watch->setPaused(false);
        Q_EMIT searchProgressed(100);
    });
    m_watch->setPaused(true);
    m_search->start();
}

const TableLayout *DataSession::layout(const QString &id) const
{
    for (const TableLayout &layout : m_layouts) {
        if (layout.id == id)
            return &layout;
    }
    return nullptr;
}

const TableLayout *DataSession::layoutForTable(const std::string &table) const
{
    for (const TableLayout &layout : m_layouts) {
        if (layout.table == table)
            return &layout;
    }
    return nullptr;
}

void DataSession::change(const RowChange &change, const std::shared_ptr<CommandState> &state)
{
    for (auto value = change.after.cbegin(); value != change.after.cend(); ++value)
        Q_EMIT cellPending(change.table, change.key, value.key(), value.value());
    const auto work = [change](Connection &connection) { return updateRows(connection, {change}); };
    store(change.table, change.key, work, state);
}

void DataSession::changeMany(const QList<RowChange> &changes, BulkWork work,
                             const std::shared_ptr<CommandState> &state)
{
    if (changes.isEmpty())
        return;
    Q_EMIT cellsPending(changes);
    store(changes.constFirst().table, {}, std::move(work), state);
}

void DataSession::store(const QString &table, const QVariant &key, BulkWork work,
                        const std::shared_ptr<CommandState> &state)
{
    const auto run = [work = std::move(work),
                      layouts = m_layouts](Connections &connections) -> Result<Stored> {
        auto connection = connections.writing();
        if (!connection)
            return connection.error();
        auto changes = work(**connection);
        if (!changes)
            return changes.error();
        return Stored{.changes = *changes,
                      .conflicts = conflictsOf(**connection, changes->cells, layouts)};
    };
    const auto done = [this, state, table, key](const Result<Stored> &stored) {
        if (!stored) {
            finish(stored.error(), state);
        } else {
            const Problems &kept = stored->changes.kept;
            const bool nothing = stored->changes.written.isEmpty() && !kept.isEmpty();
            const bool single = key.isValid() && !kept.isEmpty();
            const Problem said = single ? kept.constFirst() : keptCells(kept, m_layouts);
            finish(nothing ? Result<>(said) : Result<>(), state);
            if (!nothing && !kept.isEmpty())
                Q_EMIT refused(said);
        }
        Q_EMIT cellChanged(table, key);
        if (stored && !stored->conflicts.isEmpty())
            Q_EMIT conflicted(stored->conflicts);
    };
    m_thread->ask(this, run, done);
}

void DataSession::editShared(SharedEdit edit)
{
    const auto count = [edit](Connections &connections) -> Result<qint64> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return countSharing(**connection, edit);
    };
    m_thread->ask(this, count, [this, edit](const Result<qint64> &sharing) mutable {
        if (!sharing) {
            Q_EMIT refused(sharing.error());
            return;
        }
        edit.sharing = *sharing;
        if (edit.sharing > 1)
            Q_EMIT sharedEditAsked(edit);
        else
            changeForAll(*this, edit);
    });
}

void DataSession::write(const QString &table, Work work, const std::shared_ptr<CommandState> &state)
{
    const auto run = [work = std::move(work)](Connections &connections) -> Result<> {
        auto connection = connections.writing();
        if (!connection)
            return connection.error();
        return work(**connection);
    };
    m_thread->ask(this, run, [this, state, table](Result<> done) {
        finish(done, state);
        Q_EMIT rowsChanged(table);
    });
}

void DataSession::finish(const Result<> &done, const std::shared_ptr<CommandState> &state)
{
    if (done) {
        Q_EMIT saved(QDateTime::currentDateTime());
        return;
    }
    state->failed = true;
    dropFailed(state);
    Q_EMIT refused(done.error());
}

/// A refused change leaves the history: stepping over its command makes that obsolete.
void DataSession::dropFailed(const std::shared_ptr<CommandState> &state)
{
    const auto isFailed = [&](int index) {
        const auto *command = dynamic_cast<const DatabaseCommand *>(m_undoStack.command(index));
        return command && command->state() == state;
    };
    if (isFailed(m_undoStack.index() - 1))
        m_undoStack.undo();
    else if (isFailed(m_undoStack.index()))
        m_undoStack.redo();
}

} // namespace waybill
