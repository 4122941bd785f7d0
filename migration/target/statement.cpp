// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/target/statement.h"

#include <sqlite3.h>

namespace waybill {

Result<Statement> Statement::prepare(Connection &connection, const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    const int done =
        sqlite3_prepare_v3(connection.native(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (done != SQLITE_OK)
        return connection.lastProblem(QString::fromStdString(sql).left(200));
    return Statement(connection, statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection)
    , m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_connection = other.m_connection;
        m_statement = std::exchange(other.m_statement, nullptr);
    }
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::bind(int parameter, const Value &value)
{
    switch (value.index()) {
    case 0:
        bindNull(parameter);
        break;
    case 1:
        bindInteger(parameter, std::get<1>(value));
        break;
    case 2:
        bindReal(parameter, std::get<2>(value));
        break;
    default:
        bindText(parameter, std::get<3>(value));
    }
}

void Statement::bindText(int parameter, std::string_view text)
{
    // A null data pointer would bind NULL instead of the empty text.
    sqlite3_bind_text64(m_statement, parameter + 1, text.data() ? text.data() : "", text.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindInteger(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(m_statement, parameter + 1, value);
}

void Statement::bindReal(int parameter, double value)
{
    sqlite3_bind_double(m_statement, parameter + 1, value);
}

void Statement::bindBlob(int parameter, std::string_view bytes)
{
    sqlite3_bind_blob64(m_statement, parameter + 1, bytes.data() ? bytes.data() : "", bytes.size(),
                        SQLITE_STATIC);
}

void Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement, parameter + 1);
}

Result<bool> Statement::step()
{
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE) {
        reset();
        return false;
    }
    Problem problem = m_connection->lastProblem(
        QString::fromUtf8(sqlite3_sql(m_statement)).simplified().left(200));
    reset();
    return problem;
}

Result<> Statement::execute()
{
    for (;;) {
        auto more = step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    default:
        return text(column);
    }
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const
{
    return std::string(textView(column));
}

std::string_view Statement::textView(int column) const
{
    // A blob's bytes are taken as they are; text comes as UTF-8.
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return data ? std::string_view(data, size) : std::string_view();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString Statement::qtext(int column) const
{
    const std::string_view bytes = textView(column);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

namespace {

std::string enclosed(std::string_view text, char quote)
{
    std::string result(1, quote);
    for (const char c : text) {
        result += c;
        if (c == quote)
            result += c;
    }
    return result += quote;
}

} // namespace

std::string quotedName(std::string_view identifier)
{
    return enclosed(identifier, '"');
}

std::string literal(std::string_view text)
{
    return enclosed(text, '\'');
}

Result<Value> queryValue(Connection &connection, const std::string &sql)
{
    auto statement = Statement::prepare(connection, sql);
    if (!statement)
        return statement.error();
    auto row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->value(0) : Value{};
}

Result<std::int64_t> queryInteger(Connection &connection, const std::string &sql)
{
    auto value = queryValue(connection, sql);
    if (!value)
        return value.error();
    const auto *integer = std::get_if<std::int64_t>(&*value);
    return integer ? *integer : 0;
}

} // namespace waybill
