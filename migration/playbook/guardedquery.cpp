// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/guardedquery.h"

#include "migration/playbook/scriptguard.h"
#include "migration/playbook/yamlreader.h"

#include <QElapsedTimer>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int stepsAtOnce = 20'000;
constexpr qint64 longest = 60'000;

/// While it lives, what runs on the connection can be stopped.
class Watch
{
public:
    Watch(sqlite3 *database, const std::atomic<bool> *stopped)
        : m_database(database)
        , m_stopped(stopped)
    {
        m_clock.start();
        sqlite3_progress_handler(database, stepsAtOnce, &Watch::look, this);
    }
    ~Watch() { sqlite3_progress_handler(m_database, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Watch)

    bool stopped() const { return m_stopped && *m_stopped; }
    bool tooLong() const { return m_clock.elapsed() > longest; }

private:
    static int look(void *watch)
    {
        const auto *self = static_cast<const Watch *>(watch);
        return self->stopped() || self->tooLong() ? 1 : 0;
    }

    sqlite3 *m_database;
    const std::atomic<bool> *m_stopped;
    QElapsedTimer m_clock;
};

Problem reason(Problem problem, const ScriptGuard &guard, const Watch &watch)
{
    if (watch.stopped())
        return {.code = u"CANCELLED"_s, .message = PlaybookText::tr("The query was stopped.")};
    if (watch.tooLong())
        return {.code = u"PB-11"_s,
                .expected = PlaybookText::tr("an answer within a minute"),
                .message = PlaybookText::tr("A query of the playbook takes too long.")};
    if (!guard.refused().isEmpty())
        problem.found =
            PlaybookText::tr("%1, which is not allowed in a playbook").arg(guard.refused());
    return problem;
}

Result<> run(Connection &connection, const std::string &sql, const std::vector<Value> &parameters,
             const std::function<void(const Statement &)> &take)
{
    auto statement = Statement::prepare(connection, sql);
    if (!statement)
        return statement.error();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        statement->bind(static_cast<int>(i), parameters[i]);
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        take(*statement);
    }
}

} // namespace

Result<> runGuarded(Connection &connection, const std::string &sql,
                    const std::vector<Value> &parameters, const std::atomic<bool> *stopped,
                    const std::function<void(const Statement &)> &take)
{
    const ScriptGuard guard(connection.native());
    const Watch watch(connection.native(), stopped);
    auto done = run(connection, sql, parameters, take);
    if (!done)
        return reason(done.error(), guard, watch);
    return done;
}

} // namespace waybill
