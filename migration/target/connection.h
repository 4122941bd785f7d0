// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QSqlDatabase>
#include <QString>

#include <cstdint>

struct sqlite3;

namespace waybill {

/// A SQLite database, usable only in the thread that opened it. The one place that opens
/// connections: foreign keys are enforced on every one of them (S0-B05), and what comes from the
/// file itself is not trusted.
class Connection
{
public:
    enum class Mode {
        ReadOnly,
        ReadWrite,
        Create, ///< a new file of mode 0600; fails when there is one already
        Staging ///< like Create, and not durable until synced: for a file that is published later
    };

    static Result<Connection> open(const QString &path, Mode mode);
    /// A database that lives in memory alone, for schemas to be looked at.
    static Result<Connection> openMemory();

    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;
    ~Connection();

    QSqlDatabase qt() const; ///< for queries and models
    sqlite3 *native() const { return m_native; } ///< for bulk work
    const QString &path() const { return m_path; }
    std::int64_t lastInsertId() const;

    /// Runs a script of several statements; the native tokenizer decides where they end.
    Result<> run(const std::string &script);
    /// Gives back the memory that pages read so far are kept in. After a question that went through
    /// a whole table, of which nothing will be asked again.
    void forgetPages();
    /// The Problem for the last failed call, by SQLite's result code: DB-LOCK, SPACE, FS-02,
    /// DB-DMG, DB-RO, DB-CON or DB-03.
    Problem lastProblem(const QString &what) const;

private:
    Connection() = default;
    void close();

    QString m_name;
    QString m_path;
    sqlite3 *m_native = nullptr;
};

/// Rolls back when it leaves its scope without commit().
class Transaction
{
public:
    static Result<Transaction> begin(Connection &connection);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<> commit();

private:
    Transaction(Connection &connection, bool nested)
        : m_connection(&connection)
        , m_nested(nested)
    {
    }
    Connection *m_connection;
    bool m_nested;
};

} // namespace waybill
