// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"
#include "migration/tables/tablewriter.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cctype>
#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("XlsxTableWriter", text);
}

/// The library writes 16 digits, and a sheet computes with 15. It has no infinity.
bool isExactInSheet(const std::string &number)
{
    const auto digits =
        std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 1 && digits <= 15;
}

/// A sheet reads "_x0041_" as the letter A, so that what looks like this has its first character
/// written in this way. The library does so for characters that XML cannot hold, and only for them.
std::string escaped(const std::string &text)
{
    constexpr std::size_t length = 7;
    const auto isEscape = [&text](std::size_t at) {
        const auto isDigit = [](unsigned char c) { return std::isxdigit(c) != 0; };
        return at + length <= text.size() && text[at + 1] == 'x' && text[at + length - 1] == '_'
            && std::all_of(&text[at + 2], &text[at + length - 1], isDigit);
    };
    std::string escaped;
    std::size_t from = 0;
    for (std::size_t at = text.find('_'); at != std::string::npos; at = text.find('_', at + 1)) {
        if (!isEscape(at))
            continue;
        escaped += text.substr(from, at - from) + "_x005F";
        from = at;
    }
    return escaped + text.substr(from);
}

/// Names of sheets have 31 characters, and not these.
std::string sheetName(const std::string &table)
{
    std::string name = QString::fromStdString(table).left(31).toStdString();
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; },
        '_');
    return name;
}

class XlsxTableWriter final : public TableWriter
{
public:
    XlsxTableWriter(const QString &path, const std::string &table)
        : m_path(path)
        , m_sheetName(sheetName(table))
    {
    }
    ~XlsxTableWriter() override
    {
        if (m_workbook)
            workbook_close(m_workbook);
    }
    XlsxTableWriter(const XlsxTableWriter &) = delete;
    XlsxTableWriter &operator=(const XlsxTableWriter &) = delete;

    Result<> begin(const std::vector<std::string> &columns) override
    {
        lxw_workbook_options options = {};
        options.constant_memory = LXW_TRUE;
        m_workbook = workbook_new_opt(QFile::encodeName(m_path).constData(), &options);
        if (!m_workbook)
            return refused(LXW_ERROR_CREATING_XLSX_FILE);
        m_sheet = workbook_add_worksheet(m_workbook, m_sheetName.c_str());
        m_bold = workbook_add_format(m_workbook);
        if (!m_sheet || !m_bold)
            return refused(LXW_ERROR_MEMORY_MALLOC_FAILED);
        format_set_bold(m_bold);
        worksheet_freeze_panes(m_sheet, 1, 0);
        lxw_col_t column = 0;
        for (const std::string &name : columns) {
            if (auto written = text(column++, name, m_bold); !written)
                return written;
        }
        return {};
    }

    Result<> write(const Row &row) override
    {
        ++m_row;
        lxw_col_t column = 0;
        for (const Value &value : row) {
            if (auto written = cell(column++, value); !written)
                return written;
        }
        return {};
    }

    Result<> end() override
    {
        const lxw_error error = workbook_close(std::exchange(m_workbook, nullptr));
        return error == LXW_NO_ERROR ? Result<>() : refused(error);
    }

private:
    Result<> cell(lxw_col_t column, const Value &value)
    {
        if (const auto *words = std::get_if<std::string>(&value))
            return text(column, *words, nullptr);
        if (const auto *integer = std::get_if<std::int64_t>(&value))
            return number(column, integerText(*integer), static_cast<double>(*integer));
        if (const auto *real = std::get_if<double>(&value))
            return number(column, doubleText(*real), *real);
        return {};
    }

    Result<> number(lxw_col_t column, const std::string &digits, double value)
    {
        if (!isExactInSheet(digits))
            return text(column, digits, nullptr);
        const lxw_error error = worksheet_write_number(m_sheet, m_row, column, value, nullptr);
        return error == LXW_NO_ERROR ? Result<>() : refused(error);
    }

    Result<> text(lxw_col_t column, const std::string &words, lxw_format *format)
    {
        if (words.find('\0') != std::string::npos) // it would be cut there
            return refused(say("A text with a character U+0000"));
        const lxw_error error =
            worksheet_write_string(m_sheet, m_row, column, escaped(words).c_str(), format);
        return error == LXW_NO_ERROR ? Result<>() : refused(error);
    }

    Problem refused(lxw_error error) const
    {
        return refused(QString::fromUtf8(lxw_strerror(error)));
    }

    Problem refused(const QString &found) const
    {
        return {.code = u"XLSX-01"_s,
                .file = m_path,
                .line = qint64{m_row} + 1,
                .found = found,
                .action = say("No file was written."),
                .hint = say("Export it as CSV, which has no limits."),
                .message = say("A spreadsheet cannot hold this table.")};
    }

    QString m_path;
    std::string m_sheetName;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_bold = nullptr;
    lxw_row_t m_row = 0;
};

} // namespace

std::unique_ptr<TableWriter> makeXlsxWriter(const QString &path, const std::string &table)
{
    return std::make_unique<XlsxTableWriter>(path, table);
}

} // namespace waybill
