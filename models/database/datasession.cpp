// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/datasession.h"

#include "models/commands/databasecommand.h"
#include "models/commands/keptcells.h"
#include "models/database/catalogue.h"

namespace waybill {

DataSession::DataSession(DataSource source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_thread(std::make_unique<DatabaseThread>(m_source.database))
    , m_listing(std::make_unique<DatabaseThread>(m_source.database))
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
    const auto work = [change](Connections &connections) -> Result<> {
        auto connection = connections.writing();
        if (!connection)
            return connection.error();
        return updateRow(**connection, change);
    };
    m_thread->ask(this, work, [this, state, table = change.table, key = change.key](Result<> done) {
        finish(done, state);
        Q_EMIT cellChanged(table, key);
    });
}

void DataSession::changeMany(const QList<RowChange> &changes, BulkWork work,
                             const std::shared_ptr<CommandState> &state)
{
    if (changes.isEmpty())
        return;
    Q_EMIT cellsPending(changes);
    const auto run = [work = std::move(work)](Connections &connections) -> Result<RowChanges> {
        auto connection = connections.writing();
        if (!connection)
            return connection.error();
        return work(**connection);
    };
    const auto done = [this, state, table = changes.constFirst().table](Result<RowChanges> result) {
        if (!result)
            finish(result.error(), state);
        else if (result->written.isEmpty() && !result->kept.isEmpty())
            finish(keptCells(result->kept, m_layouts), state);
        else
            finish({}, state);
        if (result && !result->written.isEmpty() && !result->kept.isEmpty())
            Q_EMIT refused(keptCells(result->kept, m_layouts));
        Q_EMIT cellChanged(table, {});
    };
    m_thread->ask(this, run, done);
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
