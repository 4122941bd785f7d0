// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"
#include "migration/tables/formulaguard.h"
#include "migration/tables/tablewriter.h"

#include <algorithm>

namespace waybill {

namespace {

std::string quoted(const std::string &text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

class CsvTableWriter final : public TableWriter
{
public:
    CsvTableWriter(ByteSink sink, const CsvStyle &style)
        : m_sink(std::move(sink))
        , m_style(style)
        , m_needsQuotes(std::string("\"\r\n") + style.separator)
    {
    }

    Result<> begin(const std::vector<std::string> &columns) override
    {
        if (m_style.byteOrderMark) {
            if (auto marked = m_sink("\xEF\xBB\xBF"); !marked)
                return marked;
        }
        return line(Row(columns.begin(), columns.end()));
    }
    Result<> write(const Row &row) override { return line(row); }
    Result<> end() override { return {}; }

private:
    Result<> line(const Row &row)
    {
        m_line.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                m_line += m_style.separator;
            m_line += cell(row[i]);
        }
        if (m_line.empty())
            m_line = "\"\""; // of one column: a blank line is no row to who reads it
        m_line += "\r\n";
        return m_sink(m_line);
    }

    std::string cell(const Value &value) const
    {
        if (const auto *text = std::get_if<std::string>(&value))
            return cell(m_style.guardFormulas ? guardedText(*text) : *text);
        if (const auto *integer = std::get_if<std::int64_t>(&value))
            return integerText(*integer);
        if (const auto *real = std::get_if<double>(&value)) {
            std::string number = doubleText(*real);
            std::replace(number.begin(), number.end(), '.', m_style.decimalPoint);
            return cell(number);
        }
        return {};
    }

    std::string cell(const std::string &text) const
    {
        const bool quotes = text.empty() || text.find_first_of(m_needsQuotes) != std::string::npos;
        return quotes ? quoted(text) : text;
    }

    ByteSink m_sink;
    CsvStyle m_style;
    std::string m_needsQuotes;
    std::string m_line;
};

} // namespace

std::unique_ptr<TableWriter> makeCsvWriter(ByteSink sink, const CsvStyle &style)
{
    return std::make_unique<CsvTableWriter>(std::move(sink), style);
}

} // namespace waybill
