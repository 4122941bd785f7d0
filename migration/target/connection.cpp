// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/connection.h"

#include "migration/target/jsonfunctions.h"
#include "migration/target/textfunctions.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Connection", source);
}

/// SQLite gives journals the mode of their database, so the file must exist with the right mode
/// before SQLite sees it.
Result<> createPrivateFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int file =
        ::open(name.constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        ::close(file);
        return {};
    }
    const int reason = errno;
    const bool space = reason == ENOSPC || reason == EDQUOT;
    return Problem{.code = space ? u"SPACE"_s : u"FS-01"_s,
                   .file = path,
                   .found = QString::fromLocal8Bit(std::strerror(reason)),
                   .message = text("The database file cannot be created.")};
}

Problem openProblem(const QString &path, const QString &found)
{
    return {.code = QFileInfo::exists(path) ? u"DB-03"_s : u"DB-01"_s,
            .file = path,
            .found = found,
            .message = QFileInfo::exists(path) ? text("The database cannot be opened.")
                                               : text("There is no database at this place.")};
}

QString problemCode(int result)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return u"DB-LOCK"_s;
    case SQLITE_FULL:
        return u"SPACE"_s;
    case SQLITE_IOERR:
        return u"FS-02"_s;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return u"DB-DMG"_s;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return u"DB-RO"_s;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return u"DB-CON"_s;
    default:
        return u"DB-03"_s;
    }
}

QString sentence(const QString &code)
{
    if (code == "DB-LOCK"_L1)
        return text("The database is being changed by another program.");
    if (code == "SPACE"_L1)
        return text("The disk is full.");
    if (code == "FS-02"_L1)
        return text("The disk reported an error.");
    if (code == "DB-DMG"_L1)
        return text("The database is damaged, or is no SQLite database.");
    if (code == "DB-RO"_L1)
        return text("The database cannot be written.");
    if (code == "DB-CON"_L1)
        return text("The database does not allow this.");
    return text("The database refused a statement.");
}

constexpr auto everyConnection = "PRAGMA foreign_keys = ON;"
                                 "PRAGMA trusted_schema = OFF;"
                                 "PRAGMA cell_size_check = ON;"
                                 "PRAGMA mmap_size = 0;"
                                 "PRAGMA recursive_triggers = ON;"
                                 "PRAGMA cache_size = -16000;";
constexpr auto durable = "PRAGMA synchronous = EXTRA;";
constexpr auto staging = "PRAGMA page_size = 8192;"
                         "PRAGMA journal_mode = MEMORY;"
                         "PRAGMA synchronous = OFF;"
                         "PRAGMA locking_mode = EXCLUSIVE;"
                         "PRAGMA cache_size = -64000;";

} // namespace

Result<Connection> Connection::open(const QString &path, Mode mode)
{
    const bool creates = mode == Mode::Create || mode == Mode::Staging;
    if (creates) {
        if (auto created = createPrivateFile(path); !created)
            return created.error();
    }
    if (!QFileInfo(path).isFile())
        return openProblem(path, QString());

    Connection connection;
    connection.m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    connection.m_path = path;
    QString failure;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection.m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(mode == Mode::ReadOnly
                                       ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                       : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (!database.open())
            failure = database.lastError().text();
        else
            connection.m_native = *static_cast<sqlite3 **>(database.driver()->handle().data());
    }
    if (!connection.m_native)
        return openProblem(path, failure);

    sqlite3_db_config(connection.m_native, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (!registerJsonFunctions(connection.m_native) || !registerTextFunctions(connection.m_native))
        return connection.lastProblem(u"functions"_s);
    const char *settings = mode == Mode::Staging ? staging : durable;
    for (const char *script : {everyConnection, settings}) {
        // These are ours and the same for everyone: only what the database said about them helps.
        if (!connection.run(script))
            return connection.lastProblem({});
    }
    return connection;
}

Result<Connection> Connection::openMemory()
{
    Connection connection;
    connection.m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    connection.m_path = u":memory:"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection.m_name);
        database.setDatabaseName(connection.m_path);
        if (database.open())
            connection.m_native = *static_cast<sqlite3 **>(database.driver()->handle().data());
    }
    if (!connection.m_native)
        return openProblem(connection.m_path, QString());
    if (auto set = connection.run(everyConnection); !set)
        return set.error();
    return connection;
}

Connection::Connection(Connection &&other) noexcept
    : m_name(std::move(other.m_name))
    , m_path(std::move(other.m_path))
    , m_native(std::exchange(other.m_native, nullptr))
{
    other.m_name.clear();
}

Connection &Connection::operator=(Connection &&other) noexcept
{
    if (this != &other) {
        close();
        m_name = std::move(other.m_name);
        m_path = std::move(other.m_path);
        m_native = std::exchange(other.m_native, nullptr);
        other.m_name.clear();
    }
    return *this;
}

Connection::~Connection()
{
    close();
}

void Connection::close()
{
    if (!m_name.isEmpty())
        QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
    m_native = nullptr;
}

QSqlDatabase Connection::qt() const
{
    return QSqlDatabase::database(m_name, false);
}

std::int64_t Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_native);
}

Result<> Connection::run(const std::string &script)
{
    if (sqlite3_exec(m_native, script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return lastProblem(QString::fromStdString(script).simplified().left(200));
}

void Connection::forgetPages()
{
    sqlite3_db_release_memory(m_native);
}

Problem Connection::lastProblem(const QString &what) const
{
    const QString code = problemCode(sqlite3_extended_errcode(m_native));
    const QString during = what.isEmpty() ? QString() : u" ("_s + what + u')';
    return {.code = code,
            .file = m_path,
            .expected = {},
            .found = QString::fromUtf8(sqlite3_errmsg(m_native)) + during,
            .message = sentence(code)};
}

Result<Transaction> Transaction::begin(Connection &connection)
{
    const bool nested = !sqlite3_get_autocommit(connection.native());
    if (auto begun = connection.run(nested ? "SAVEPOINT nested" : "BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(connection, nested);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_nested(other.m_nested)
{
}

Transaction::~Transaction()
{
    // A failed rollback leaves nothing to do: SQLite has then rolled back by itself.
    if (m_connection && !sqlite3_get_autocommit(m_connection->native()))
        sqlite3_exec(m_connection->native(),
                     m_nested ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK", nullptr, nullptr,
                     nullptr);
}

Result<> Transaction::commit()
{
    if (auto committed = m_connection->run(m_nested ? "RELEASE nested" : "COMMIT"); !committed)
        return committed;
    m_connection = nullptr;
    return {};
}

} // namespace waybill
