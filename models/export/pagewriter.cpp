// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/pagewriter.h"

#include "models/export/columnwidths.h"
#include "models/export/pagetext.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t rowsMeasured = 200;

class PageWriter final : public TableWriter
{
public:
    PageWriter(std::shared_ptr<QPagedPaintDevice> device, TableHead head)
        : m_device(std::move(device))
        , m_head(std::move(head))
    {
        m_font.setPointSizeF(8);
    }

    Result<> begin(const std::vector<std::string> &columns) override
    {
        for (const std::string &column : columns)
            m_titles << QString::fromStdString(column);
        if (!m_painter.begin(m_device.get()))
            return refused();
        m_width = m_device->width();
        m_height = m_device->height();
        measureFont();
        drawHead();
        return {};
    }

    Result<> write(const Row &row) override
    {
        QStringList cells;
        for (const Value &value : row)
            cells << printedText(value);
        if (m_widths.isEmpty()) {
            m_first.push_back(std::move(cells));
            return m_first.size() < rowsMeasured ? Result<>() : drawFirst();
        }
        return drawRow(cells);
    }

    Result<> end() override
    {
        if (m_widths.isEmpty()) {
            if (auto drawn = drawFirst(); !drawn)
                return drawn;
        }
        drawFoot();
        return m_painter.end() ? Result<>() : refused();
    }

private:
    void measureFont()
    {
        QFont bold = m_font;
        bold.setBold(true);
        const QFontMetricsF metrics(bold, m_device.get());
        m_line = metrics.lineSpacing();
        m_padding = m_line * 0.35;
        m_bottom = m_height - 2 * m_line;
    }

    QFont font(qreal factor, bool bold) const
    {
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * factor);
        font.setBold(bold);
        return font;
    }

    void drawHead()
    {
        m_painter.setFont(font(1.75, true));
        m_painter.drawText(QPointF(0, m_line * 1.6), m_head.title);
        m_y = m_line * 2.2;
        m_painter.setFont(m_font);
        for (const QString &note : std::as_const(m_head.notes)) {
            for (const QString &line : wrapped(note, m_width))
                drawLine(0, m_y, m_width, line, Qt::AlignLeft), m_y += m_line;
        }
        m_y += m_line * 0.7;
    }

    void drawFoot()
    {
        const qreal y = m_height - m_line;
        m_painter.setFont(m_font);
        drawLine(0, y, m_width, m_head.title, Qt::AlignLeft);
        drawLine(
            0, y, m_width,
            QCoreApplication::translate("PageWriter", "Page %1").arg(QLocale().toString(m_page)),
            Qt::AlignRight);
    }

    Result<> drawFirst()
    {
        chooseWidths();
        drawTitles();
        for (const QStringList &row : std::exchange(m_first, {})) {
            if (auto drawn = drawRow(row); !drawn)
                return drawn;
        }
        return {};
    }

    /// Small print when there is much beside each other, but still to be read.
    void chooseWidths()
    {
        QList<qreal> wanted = wantedWidths();
        const qreal sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
        if (sum > m_width * 1.2) {
            m_font.setPointSizeF(std::max(6.0, m_font.pointSizeF() * m_width * 1.2 / sum));
            measureFont();
            wanted = wantedWidths();
        }
        m_widths = sharedWidths(wanted, m_width);
    }

    QList<qreal> wantedWidths() const
    {
        const QFontMetricsF bold(font(1, true), m_device.get());
        const QFontMetricsF plain(m_font, m_device.get());
        const qreal most = m_width * 0.35;
        QList<qreal> wanted;
        for (qsizetype i = 0; i < m_titles.size(); ++i) {
            qreal width = bold.horizontalAdvance(m_titles[i]);
            for (const QStringList &row : m_first)
                width = std::max(width, plain.horizontalAdvance(row[i].left(200)));
            wanted << std::min(most, width + 3 * m_padding);
        }
        return wanted;
    }

    QStringList wrapped(const QString &text, qreal width) const
    {
        return wrappedText(text, m_painter.font(), m_device.get(), width);
    }

    void drawLine(qreal x, qreal y, qreal width, const QString &text, Qt::Alignment alignment)
    {
        m_painter.drawText(QRectF(x, y, width, m_line), text,
                           QTextOption(alignment | Qt::AlignVCenter));
    }

    Qt::Alignment alignmentOf(qsizetype column) const
    {
        const auto at = static_cast<std::size_t>(column);
        return at < m_head.numbers.size() && m_head.numbers[at] ? Qt::AlignRight : Qt::AlignLeft;
    }

    using Cells = QList<QStringList>;
    Cells wrappedCells(const QStringList &texts) const
    {
        Cells cells;
        for (qsizetype i = 0; i < texts.size(); ++i)
            cells << wrapped(texts[i], m_widths[i] - 2 * m_padding);
        return cells;
    }

    static qsizetype heightOf(const Cells &cells)
    {
        qsizetype lines = 1;
        for (const QStringList &cell : cells)
            lines = std::max(lines, cell.size());
        return lines;
    }

    void drawLines(const Cells &cells, qsizetype from, qsizetype count)
    {
        qreal x = 0;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            for (qsizetype line = from; line < std::min(from + count, cells[i].size()); ++line)
                drawLine(x + m_padding, m_y + m_padding + m_line * static_cast<qreal>(line - from),
                         m_widths[i] - 2 * m_padding, cells[i][line], alignmentOf(i));
            x += m_widths[i];
        }
        m_y += m_line * static_cast<qreal>(count) + 2 * m_padding;
    }

    void drawRule(qreal thickness)
    {
        // Ink on paper: the colours of the window do not matter here.
        m_painter.setPen(QPen(Qt::black, thickness * m_line));
        m_painter.drawLine(QPointF(0, m_y), QPointF(m_width, m_y));
        m_painter.setPen(Qt::black);
    }

    void drawTitles()
    {
        m_painter.setFont(font(1, true));
        const Cells cells = wrappedCells(m_titles);
        drawLines(cells, 0, heightOf(cells));
        drawRule(0.08);
        m_painter.setFont(m_font);
        m_top = m_y;
    }

    qsizetype linesLeft() const
    {
        return static_cast<qsizetype>(std::floor((m_bottom - m_y - 2 * m_padding) / m_line));
    }

    Result<> turnPage()
    {
        drawFoot();
        if (!m_device->newPage())
            return refused();
        ++m_page;
        m_y = 0;
        drawTitles();
        return {};
    }

    /// A row is kept together unless it is longer than a page.
    Result<> drawRow(const QStringList &texts)
    {
        const Cells cells = wrappedCells(texts);
        const qsizetype lines = heightOf(cells);
        if (linesLeft() < lines && m_y > m_top) {
            if (auto turned = turnPage(); !turned)
                return turned;
        }
        for (qsizetype from = 0;;) {
            const qsizetype count = std::min(lines - from, std::max<qsizetype>(1, linesLeft()));
            drawLines(cells, from, count);
            from += count;
            if (from >= lines)
                break;
            if (auto turned = turnPage(); !turned)
                return turned;
        }
        drawRule(0.02);
        return {};
    }

    Problem refused() const
    {
        return {.code = u"FS-01"_s,
                .message =
                    QCoreApplication::translate("PageWriter", "The pages could not be written.")};
    }

    std::shared_ptr<QPagedPaintDevice> m_device; // outlives the painter
    QPainter m_painter;
    TableHead m_head;
    QFont m_font;
    QStringList m_titles;
    std::vector<QStringList> m_first;
    QList<qreal> m_widths;
    qreal m_width = 0;
    qreal m_height = 0;
    qreal m_bottom = 0; ///< where rows end, above the foot
    qreal m_line = 0;
    qreal m_padding = 0;
    qreal m_top = 0;
    qreal m_y = 0;
    int m_page = 1;
};

} // namespace

std::unique_ptr<TableWriter> makePageWriter(std::shared_ptr<QPagedPaintDevice> device,
                                            const TableHead &head)
{
    return std::make_unique<PageWriter>(std::move(device), head);
}

} // namespace waybill
