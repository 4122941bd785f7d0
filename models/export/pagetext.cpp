// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/pagetext.h"

#include "migration/base/numbertext.h"

#include <QFontMetricsF>
#include <QTextLayout>

namespace waybill {

namespace {

QStringList brokenText(const QString &paragraph, const QFont &font, QPaintDevice *device,
                       qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(paragraph, font, device);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

} // namespace

QString printedText(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return QString::fromStdString(*text);
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return QString::fromStdString(integerText(*integer));
    if (const auto *real = std::get_if<double>(&value))
        return QString::fromStdString(doubleText(*real));
    return {};
}

QStringList wrappedText(const QString &text, const QFont &font, QPaintDevice *device, qreal width)
{
    const QFontMetricsF metrics(font, device);
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        if (metrics.horizontalAdvance(paragraph) <= width)
            lines << paragraph;
        else
            lines << brokenText(paragraph, font, device, width);
    }
    return lines;
}

} // namespace waybill
