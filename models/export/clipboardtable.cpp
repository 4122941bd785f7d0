// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/clipboardtable.h"

#include "models/export/pagetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What spreadsheets do themselves with a cell that a tab or a line break would tear apart.
QString quoted(const QString &text)
{
    const bool apart =
        std::any_of(text.begin(), text.end(), [](QChar c) { return u"\t\n\r\""_s.contains(c); });
    return apart ? u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"' : text;
}

class ClipboardWriter final : public TableWriter
{
public:
    ClipboardWriter(ClipboardTable &table, bool titles)
        : m_table(table)
        , m_titles(titles)
    {
    }

    Result<> begin(const std::vector<std::string> &columns) override
    {
        m_columns = columns.size();
        m_table.html = u"<meta charset=\"utf-8\"><table>"_s;
        if (!m_titles)
            return {};
        QStringList titles;
        for (const std::string &column : columns)
            titles << QString::fromStdString(column);
        m_table.html += "<tr>"_L1;
        for (const QString &title : std::as_const(titles))
            m_table.html += "<th>"_L1 + title.toHtmlEscaped() + "</th>"_L1;
        m_table.html += "</tr>"_L1;
        addLine(titles);
        return {};
    }

    Result<> write(const Row &row) override
    {
        QStringList texts;
        m_table.html += "<tr>"_L1;
        for (const Value &value : row) {
            texts << printedText(value);
            const bool text = std::holds_alternative<std::string>(value);
            m_table.html +=
                text ? "<td style=\"mso-number-format:'\\@'\" sdnum=\"1033;0;@\">"_L1 : "<td>"_L1;
            m_table.html +=
                texts.constLast().toHtmlEscaped().replace(u'\n', "<br>"_L1) + "</td>"_L1;
        }
        m_table.html += "</tr>"_L1;
        m_first = m_rows++ == 0 ? texts.value(0) : QString();
        addLine(texts);
        return {};
    }

    Result<> end() override
    {
        m_table.html += "</table>"_L1;
        if (m_rows == 1 && m_columns == 1 && !m_titles)
            m_table.text = m_first;
        return {};
    }

private:
    void addLine(const QStringList &texts)
    {
        QStringList cells;
        for (const QString &text : texts)
            cells << quoted(text);
        m_table.text += cells.join(u'\t') + u'\n';
    }

    ClipboardTable &m_table;
    bool m_titles;
    std::size_t m_columns = 0;
    qint64 m_rows = 0;
    QString m_first;
};

} // namespace

std::unique_ptr<TableWriter> makeClipboardWriter(ClipboardTable &table, bool titles)
{
    return std::make_unique<ClipboardWriter>(table, titles);
}

} // namespace waybill
