// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/target/connection.h"

#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace waybill {

/// A prepared statement on the native handle. Must not outlive its connection.
class Statement
{
public:
    static Result<Statement> prepare(Connection &connection, const std::string &sql);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    /// Parameters and columns count from 0. The text must stay valid until the next step is done.
    void bind(int parameter, const Value &value);
    void bindText(int parameter, std::string_view text);
    void bindInteger(int parameter, std::int64_t value);
    void bindReal(int parameter, double value);
    void bindBlob(int parameter, std::string_view bytes);
    void bindNull(int parameter);

    /// True while there is a row. Resets by itself at the end and after an error.
    Result<bool> step();
    /// Runs to the end, rows are not looked at.
    Result<> execute();
    void reset();

    int columnCount() const;
    Value value(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::string_view textView(int column) const; ///< valid until the next step
    bool isNull(int column) const;
    QString qtext(int column) const;

private:
    Statement(Connection &connection, sqlite3_stmt *statement)
        : m_connection(&connection)
        , m_statement(statement)
    {
    }
    Connection *m_connection;
    sqlite3_stmt *m_statement;
};

/// "name" with quotes doubled: for identifiers that come from a validated playbook or the
/// catalogue.
std::string quotedName(std::string_view identifier);
/// 'text' with quotes doubled, where a value cannot be bound (in a trigger).
std::string literal(std::string_view text);

/// The first column of the first row of a query; NULL when there is none.
Result<Value> queryValue(Connection &connection, const std::string &sql);
Result<std::int64_t> queryInteger(Connection &connection, const std::string &sql);

} // namespace waybill
