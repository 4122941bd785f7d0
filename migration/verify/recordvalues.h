// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/plan.h"
#include "migration/target/statement.h"
#include "migration/verify/recordtemplate.h"

#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace waybill {

/// What the ledger has kept of a value: [number, state, rule, original].
struct KeptValue
{
    int leaf = 0;
    std::string state; ///< "c", "x", "s", "l", ...
    std::string code;
    std::string original;
};
std::vector<KeptValue> readKept(std::string_view json);

/// Texts for a list: bounded, a JSON text without its quotes and escapes.
QString listedText(std::string_view utf8);
QString listedOriginal(std::string_view original, bool isCsv);
QString listedValue(const Value &value);

/// Looks up where the values of records stand: in their files, and in the columns that took them.
class RecordValues
{
public:
    struct Shape
    {
        Layout layout;
        std::vector<std::size_t> nodes;
        std::vector<std::vector<std::string>> paths;
        std::map<int, const Layout::Bind *> owners; ///< by leaf
    };
    struct Cell
    {
        std::string table; ///< empty: the value is in no table
        Value key;
        Value value;
    };

    RecordValues(Connection &connection, const std::map<std::string, WordMap> &words)
        : m_connection(connection)
        , m_words(words)
    {
    }

    Result<const Shape *> shape(std::int64_t layout);
    /// The field as a report calls it: a name of the header, or a path.
    static QString fieldOf(const Shape &shape, int leaf, const std::vector<std::string> &header);
    Result<Cell> stored(const Layout::Bind &bind, std::int64_t record);
    Result<const Converter *> converter(const std::string &spec);

private:
    Connection &m_connection;
    const std::map<std::string, WordMap> &m_words;
    std::map<std::int64_t, Shape> m_shapes;
    std::map<std::string, Statement> m_values; ///< by table and column
    std::map<std::string, std::shared_ptr<const Converter>> m_converters;
    std::unique_ptr<Statement> m_link;
};

} // namespace waybill
