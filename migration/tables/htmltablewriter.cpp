// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"
#include "migration/tables/tablewriter.h"

namespace waybill {

namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1d2421; --soft: #5c6661; --line: #dcdfda; --wash: #f3f4f1; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1e1c; --ink: #e6e9e6; --soft: #a2aca6; --line: #343b37; --wash: #252b28; }
}
body { margin: 2rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; }
p { margin: 0; color: var(--soft); }
table { margin-top: 1.5rem; border-collapse: collapse; font-size: .875rem; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-wrap; overflow-wrap: break-word; max-width: 32rem; }
th { position: sticky; top: 0; background: var(--wash); white-space: nowrap; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --wash: #ffffff; }
  body { margin: 0; font-size: 9pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
)css";

/// Characters that HTML has no way to hold become U+FFFD.
std::string escaped(std::string_view text)
{
    std::string html;
    html.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\r':
            html += "&#13;";
            break;
        case '\t':
        case '\n':
            html += c;
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                html += "\xEF\xBF\xBD";
            else
                html += c;
        }
    }
    return html;
}

std::string plain(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return escaped(*text);
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return integerText(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return doubleText(*real);
    return {};
}

class HtmlTableWriter final : public TableWriter
{
public:
    HtmlTableWriter(ByteSink sink, TableHead head)
        : m_sink(std::move(sink))
        , m_head(std::move(head))
    {
    }

    Result<> begin(const std::vector<std::string> &columns) override
    {
        const std::string title = escaped(m_head.title.toStdString());
        std::string html = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\"/>\n<title>"
            + title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<h1>"
            + title + "</h1>\n";
        for (const QString &note : m_head.notes)
            html += "<p>" + escaped(note.toStdString()) + "</p>\n";
        html += "<table>\n<thead><tr>";
        for (const std::string &column : columns)
            html += "<th scope=\"col\">" + escaped(column) + "</th>";
        return m_sink(html + "</tr></thead>\n<tbody>\n");
    }

    Result<> write(const Row &row) override
    {
        std::string html = "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            html += (isNumber(i, row[i]) ? "<td class=\"n\">" : "<td>") + plain(row[i]) + "</td>";
        return m_sink(html + "</tr>\n");
    }

    Result<> end() override { return m_sink("</tbody>\n</table>\n</body>\n</html>\n"); }

private:
    bool isNumber(std::size_t column, const Value &value) const
    {
        if (column < m_head.numbers.size() && m_head.numbers[column])
            return true;
        return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    }

    ByteSink m_sink;
    TableHead m_head;
};

} // namespace

std::unique_ptr<TableWriter> makeHtmlWriter(ByteSink sink, const TableHead &head)
{
    return std::make_unique<HtmlTableWriter>(std::move(sink), head);
}

} // namespace waybill
