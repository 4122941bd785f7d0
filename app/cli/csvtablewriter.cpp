// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tablewriter.h"
#include "migration/base/numbertext.h"

namespace waybill {

namespace {

std::string cell(const std::string &text)
{
    const bool quotes = text.empty() || text.find_first_of(",\"\r\n") != std::string::npos;
    if (!quotes)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

std::string cell(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return cell(*text);
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return integerText(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return doubleText(*real);
    return {};
}

class CsvTableWriter final : public TableWriter
{
public:
    explicit CsvTableWriter(ByteSink sink)
        : m_sink(std::move(sink))
    {
    }

    Result<> begin(const std::vector<std::string> &columns) override
    {
        return line(Row(columns.begin(), columns.end()));
    }
    Result<> write(const Row &row) override { return line(row); }
    Result<> end() override { return {}; }

private:
    Result<> line(const Row &row)
    {
        m_line.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            m_line += i > 0 ? "," : "";
            m_line += cell(row[i]);
        }
        m_line += "\r\n";
        return m_sink(m_line);
    }

    ByteSink m_sink;
    std::string m_line;
};

} // namespace

std::unique_ptr<TableWriter> makeCsvWriter(ByteSink sink)
{
    return std::make_unique<CsvTableWriter>(std::move(sink));
}

} // namespace waybill
