// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/searchindex.h"
#include "models/database/databasethread.h"
#include "models/tables/tablelayout.h"

#include <QList>
#include <QObject>

namespace waybill {

/// Builds the search indexes of large tables while people work: with a connection of its own, and
/// in parts so small that an edit hardly waits for one. What fails is tried again when the database
/// is opened next; without an index looking takes longer, nothing else.
class SearchBuilder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchBuilder)

public:
    SearchBuilder(const QString &database, const QList<TableLayout> &layouts,
                  QObject *parent = nullptr);

    void start();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(int percent); ///< of all tables together
    void finished();

private:
    struct Part
    {
        SearchProgress progress;
        std::int64_t rows = 0; ///< that the next part should have
    };
    void next();
    void take(const Result<Part> &part);

    std::vector<SearchSpec> m_tables; ///< still to do, the last one first
    std::size_t m_all = 0;
    std::int64_t m_rows = 0;
    bool m_running = false;
    DatabaseThread m_thread; ///< ends before the rest
};

/// Which columns of which tables the views show, and so look in.
std::vector<SearchSpec> searchedColumns(const QList<TableLayout> &layouts);

} // namespace waybill
