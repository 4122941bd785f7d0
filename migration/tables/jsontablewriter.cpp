// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/jsonwriter.h"
#include "migration/tables/tablewriter.h"

#include <set>

namespace waybill {

namespace {

std::vector<std::string> differentNames(const std::vector<std::string> &columns)
{
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const std::string &column : columns) {
        std::string name = column;
        for (int number = 2; !taken.insert(name).second; ++number)
            name = column + ' ' + std::to_string(number);
        names.push_back(std::move(name));
    }
    return names;
}

class JsonTableWriter final : public TableWriter
{
public:
    JsonTableWriter(ByteSink sink, bool lines)
        : m_sink(std::move(sink))
        , m_lines(lines)
    {
    }

    Result<> begin(const std::vector<std::string> &columns) override
    {
        m_columns = differentNames(columns);
        return m_lines ? Result<>() : m_sink("[");
    }

    Result<> write(const Row &row) override
    {
        std::string text = m_lines ? "" : m_any ? ",\n" : "\n";
        m_any = true;
        JsonWriter json(text, 0);
        json.beginObject();
        for (std::size_t i = 0; i < row.size(); ++i) {
            json.key(m_columns[i]);
            write(json, row[i]);
        }
        json.endObject();
        text += m_lines ? "\n" : "";
        return m_sink(text);
    }

    Result<> end() override { return m_lines ? Result<>() : m_sink(m_any ? "\n]\n" : "]\n"); }

private:
    static void write(JsonWriter &json, const Value &value)
    {
        if (const auto *text = std::get_if<std::string>(&value))
            json.value(*text);
        else if (const auto *integer = std::get_if<std::int64_t>(&value))
            json.value(*integer);
        else if (const auto *real = std::get_if<double>(&value))
            json.value(*real);
        else
            json.null();
    }

    ByteSink m_sink;
    bool m_lines;
    bool m_any = false;
    std::vector<std::string> m_columns;
};

} // namespace

std::unique_ptr<TableWriter> makeJsonWriter(ByteSink sink)
{
    return std::make_unique<JsonTableWriter>(std::move(sink), false);
}

std::unique_ptr<TableWriter> makeJsonLinesWriter(ByteSink sink)
{
    return std::make_unique<JsonTableWriter>(std::move(sink), true);
}

} // namespace waybill
