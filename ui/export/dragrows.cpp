// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/dragrows.h"

#include "models/export/clipboardtable.h"
#include "models/tables/editplan.h"
#include "ui/board/laneview.h"
#include "ui/export/copytable.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// "12 applications" on a small card.
QPixmap picture(const QWidget &source, const QString &text)
{
    const QFontMetrics metrics = source.fontMetrics();
    const double ratio = source.devicePixelRatioF();
    const QSize size(metrics.horizontalAdvance(text) + 24, metrics.height() + 12);
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    const Tokens &tokens = Theme::instance().tokens();
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.accent);
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), QSizeF(size) - QSizeF(1, 1)), 6, 6);
    painter.setFont(source.font());
    painter.setPen(tokens.text);
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return pixmap;
}

QMimeData *mimeData(const ClipboardTable &copied, const QByteArray &cards, const QString &title)
{
    auto *data = new QMimeData;
    if (!copied.text.isEmpty()) {
        data->setText(copied.text);
        data->setHtml(copied.html);
    }
    if (!cards.isEmpty())
        data->setData(cardsMimeType, cards);
    data->setProperty("title", title);
    return data;
}

} // namespace

void startDrag(QWidget &source, QMimeData *data)
{
    if (!(QApplication::mouseButtons() & Qt::LeftButton)) {
        delete data;
        return;
    }
    auto *drag = new QDrag(&source);
    drag->setMimeData(data);
    drag->setPixmap(picture(source, data->property("title").toString()));
    drag->setHotSpot(QPoint(-12, -8));
    drag->exec(Qt::CopyAction);
}

void dragRows(DataSession &session, QWidget &source, const ShownTable &table,
              const QByteArray &cards, const StartDrag &start)
{
    if (!table.rows || table.rows->empty())
        return;
    const QString title = recordCount(table.layout, static_cast<qsizetype>(table.rows->size()));
    if (table.rows->size() > mostCopiedRows) {
        if (!cards.isEmpty())
            start(source, mimeData({}, cards, title));
        return;
    }
    const auto read = [table](Connections &connections) -> Result<ClipboardTable> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        ClipboardTable copied;
        const auto writer = makeClipboardWriter(copied, false);
        const auto rows = feedShownTable(**connection, table, CellText::Words, *writer, {});
        if (!rows)
            return rows.error();
        return copied;
    };
    session.thread().ask(&source, read,
                         [&source, cards, title, start](const Result<ClipboardTable> &copied) {
                             if (copied)
                                 start(source, mimeData(*copied, cards, title));
                         });
}

} // namespace waybill
