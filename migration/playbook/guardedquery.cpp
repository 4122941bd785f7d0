// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/guardedquery.h"

#include "migration/playbook/scriptguard.h"
#include "migration/playbook/yamlreader.h"
#include "migration/target/querywatch.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qint64 longest = 60'000;

/// Why a query is to be stopped.
struct Limits
{
    const std::atomic<bool> *stop;
    QElapsedTimer clock;

    bool stopped() const { return stop && *stop; }
    bool tooLong() const { return clock.elapsed() > longest; }
};

Problem reason(Problem problem, const ScriptGuard &guard, const Limits &limits)
{
    if (limits.stopped())
        return {.code = u"CANCELLED"_s, .message = PlaybookText::tr("The query was stopped.")};
    if (limits.tooLong())
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
    Limits limits{.stop = stopped, .clock = {}};
    limits.clock.start();
    const QueryWatch watch(connection, [&limits] { return limits.stopped() || limits.tooLong(); });
    auto done = run(connection, sql, parameters, take);
    if (!done)
        return reason(done.error(), guard, limits);
    return done;
}

} // namespace waybill
