// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpicture.h"

#include "ui/charts/chartplot.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

namespace waybill {

namespace {

constexpr QSize pictureSize(960, 600);
constexpr int margin = 24;
constexpr int pixelRatio = 2;

int flags()
{
    return static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;
}

void paint(QPainter &painter, const ChartData &data, const QString &sentence)
{
    const ChartLook look = ChartLook::current();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect({}, pictureSize), look.base);
    QRect room = QRect({}, pictureSize).adjusted(margin, margin, -margin, -margin);
    QRect used;
    painter.setPen(look.text);
    painter.setFont(Theme::font(1.4, QFont::DemiBold));
    painter.drawText(room, flags(), data.spec.title, &used);
    room.setTop(used.bottom() + Theme::grid);
    painter.setPen(look.muted);
    painter.setFont(Theme::font(1.0));
    painter.drawText(room, flags(), sentence, &used);
    room.setTop(used.bottom() + 2 * Theme::grid);

    QGraphicsScene scene;
    auto *chart = new QChart;
    scene.addItem(chart);
    chart->resize(room.size());
    ChartPlot plot(*chart);
    plot.show(data, look);
    plot.layOut(room.size());
    scene.render(&painter, room, QRectF({}, room.size()));
    painter.translate(room.topLeft());
    plot.paintLabels(painter);
}

} // namespace

QByteArray chartAsPng(const ChartData &data, const QString &sentence)
{
    QImage image(pictureSize * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    QPainter painter(&image);
    paint(painter, data, sentence);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray chartAsSvg(const ChartData &data, const QString &sentence)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(pictureSize);
    generator.setViewBox(QRect({}, pictureSize));
    generator.setTitle(data.spec.title);
    generator.setDescription(sentence);
    QPainter painter(&generator);
    paint(painter, data, sentence);
    painter.end();
    return bytes;
}

} // namespace waybill
