// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/scriptcheck.h"

#include "migration/playbook/scriptguard.h"
#include "migration/target/statement.h"

#include <memory>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int stepsAtOnce = 10'000;
constexpr int patience = 2'000; ///< times \a stepsAtOnce: well under a second
constexpr int longestValue = 1024 * 1024;

/// Ends a script that runs for ever.
class Patience
{
public:
    explicit Patience(sqlite3 *database)
        : m_database(database)
    {
        sqlite3_progress_handler(database, stepsAtOnce, &Patience::tooLong, &m_left);
    }
    ~Patience() { sqlite3_progress_handler(m_database, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Patience)

private:
    static int tooLong(void *left)
    {
        int &remaining = *static_cast<int *>(left);
        return --remaining < 0 ? 1 : 0;
    }

    sqlite3 *m_database;
    int m_left = patience;
};

QString scriptPath(std::size_t phase, std::size_t script)
{
    return itemPath(memberPath(itemPath(u"phases"_s, phase), "scripts"), script);
}

/// Of the last statement, with what the guard refused.
QString failure(sqlite3 *database, const ScriptGuard &guard)
{
    if (!guard.refused().isEmpty())
        return PlaybookText::tr("%1, which is not allowed in a playbook").arg(guard.refused());
    return QString::fromUtf8(sqlite3_errmsg(database));
}

} // namespace

ScriptCheck::ScriptCheck(const Playbook &playbook, Mistakes &mistakes)
    : m_playbook(playbook)
    , m_mistakes(mistakes)
{
    auto connection = Connection::openMemory();
    if (connection && connection->run("PRAGMA max_page_count = 4096")) {
        sqlite3_limit(connection->native(), SQLITE_LIMIT_LENGTH, longestValue);
        m_connection = std::move(*connection);
    }
}

void ScriptCheck::mistake(const QString &path, const QString &message, const QString &expected,
                          const QString &found)
{
    m_mistakes.add(
        {.code = "PB-11", .path = path, .message = message, .expected = expected, .found = found});
}

bool ScriptCheck::run(const std::string &sql, const QString &name, const QString &path)
{
    sqlite3 *const database = m_connection->native();
    const ScriptGuard guard(database);
    const Patience patienceForIt(database);
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return true;
    mistake(path, PlaybookText::tr("The script %1 does not run.").arg(name),
            PlaybookText::tr("statements that make or change tables"), failure(database, guard));
    return false;
}

/// The names in the catalogue that \a which, a part of a query, picks out.
std::string ScriptCheck::leftOver(const char *which)
{
    const auto names = queryValue(*m_connection,
                                  std::string("SELECT group_concat(name, ', ') FROM sqlite_schema"
                                              " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ")
                                      + which);
    const auto *text = names ? std::get_if<std::string>(&*names) : nullptr;
    return text ? *text : std::string();
}

bool ScriptCheck::up()
{
    if (!m_connection) {
        mistake(u"phases"_s, PlaybookText::tr("The scripts cannot be tried out."),
                PlaybookText::tr("a database in memory"), {});
        return false;
    }
    for (std::size_t p = 0; p < m_playbook.phases.size(); ++p) {
        for (std::size_t s = 0; s < m_playbook.phases[p].scripts.size(); ++s) {
            const Script &script = m_playbook.phases[p].scripts[s];
            const QString name = QString::fromStdString(script.name) + ".up.sql"_L1;
            if (!run(script.up, name, scriptPath(p, s)))
                return false;
            const std::string reserved = leftOver("name LIKE 'waybill\\_%' ESCAPE '\\'");
            if (!reserved.empty()) {
                mistake(scriptPath(p, s), PlaybookText::tr("Waybill keeps these names for itself."),
                        PlaybookText::tr("names that do not begin with waybill_"),
                        excerpt(reserved));
                return false;
            }
        }
    }
    return true;
}

void ScriptCheck::down()
{
    QString last = u"phases"_s;
    for (std::size_t p = m_playbook.phases.size(); p-- > 0;) {
        for (std::size_t s = m_playbook.phases[p].scripts.size(); s-- > 0;) {
            const Script &script = m_playbook.phases[p].scripts[s];
            last = scriptPath(p, s);
            if (!run(script.down, QString::fromStdString(script.name) + ".down.sql"_L1, last))
                return;
        }
    }
    const std::string left = leftOver("1");
    if (!left.empty())
        mistake(last, PlaybookText::tr("The down scripts do not take everything away again."),
                PlaybookText::tr("an empty database"), excerpt(left));
}

std::optional<ScriptCheck::Prepared> ScriptCheck::prepare(const std::string &sql,
                                                          const QString &path, int parameters)
{
    sqlite3 *const database = m_connection->native();
    const ScriptGuard guard(database);
    sqlite3_stmt *prepared = nullptr;
    const char *rest = nullptr;
    const int status =
        sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &prepared, &rest);
    Prepared statement(prepared, &sqlite3_finalize);
    if (status != SQLITE_OK) {
        mistake(path, PlaybookText::tr("The query does not run."), PlaybookText::tr("a query"),
                failure(database, guard));
        return {};
    }
    const bool sound = prepared && sqlite3_stmt_readonly(prepared) != 0
        && sqlite3_bind_parameter_count(prepared) <= parameters
        && std::string_view(rest).find_first_not_of(" \t\r\n;") == std::string_view::npos;
    if (!sound)
        statement.reset();
    return statement;
}

void ScriptCheck::query(const std::string &sql, const QString &path)
{
    const auto statement = prepare(sql, path);
    if (statement && (!*statement || sqlite3_column_count(statement->get()) != 1))
        mistake(path, PlaybookText::tr("A check is one query that gives one number."),
                u"SELECT count(*) FROM ..."_s, excerpt(sql));
}

void ScriptCheck::aboutRecord(const std::string &sql, const QString &path)
{
    const auto statement = prepare(sql, path, 1);
    if (statement && (!*statement || sqlite3_column_count(statement->get()) != 1))
        mistake(path, PlaybookText::tr("This is not one query that reads and gives one column."),
                u"SELECT id FROM ... WHERE ... = ?1"_s, excerpt(sql));
}

std::vector<std::string> ScriptCheck::columns(const std::string &sql, const QString &path)
{
    const auto statement = prepare(sql, path);
    std::vector<std::string> names;
    if (!statement)
        return names;
    // It is put into another query, so nothing may end it.
    const std::size_t last = sql.find_last_not_of(" \t\r\n");
    if (!*statement || last == std::string::npos || sql[last] == ';') {
        mistake(path, PlaybookText::tr("A chart is one query that reads, without a semicolon."),
                u"SELECT id, ... AS label, ... AS left_out FROM ..."_s, excerpt(sql));
        return names;
    }
    for (int i = 0; i < sqlite3_column_count(statement->get()); ++i)
        names.emplace_back(sqlite3_column_name(statement->get(), i));
    return names;
}

} // namespace waybill
