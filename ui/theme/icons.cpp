// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// A static library's resources are linked only when someone asks for them.
static void loadIconResources()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(theme);
}

namespace waybill {

namespace {

QString pathOf(const QString &name)
{
    static const bool loaded = (loadIconResources(), true);
    Q_UNUSED(loaded)
    return u":/icons/%1.svg"_s.arg(name);
}

/// Draws when it is asked, so that a change of the theme needs no new icons.
class SvgIconEngine final : public QIconEngine
{
public:
    explicit SvgIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double ratio = painter->device()->devicePixelRatio();
        const int size = std::min(rect.width(), rect.height());
        const QPixmap pixmap = iconPixmap(m_name, colour(mode), size, ratio);
        const QPoint corner(rect.x() + (rect.width() - size) / 2,
                            rect.y() + (rect.height() - size) / 2);
        painter->drawPixmap(corner, pixmap);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, colour(mode), std::min(size.width(), size.height()), 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const double pixels = std::min(size.width(), size.height());
        return iconPixmap(m_name, colour(mode), qRound(pixels / scale), scale);
    }

    QIconEngine *clone() const override { return new SvgIconEngine(*this); }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const Tokens &tokens = Theme::instance().tokens();
        if (mode == QIcon::Disabled)
            return Theme::mixed(tokens.muted, tokens.window, 0.6);
        return Theme::mixed(tokens.text, tokens.muted, 0.5);
    }

    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QFile::exists(pathOf(name)) ? QIcon(new SvgIconEngine(name)) : QIcon();
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, double pixelRatio)
{
    const QString key =
        u"waybill/%1/%2/%3/%4"_s.arg(name, colour.name()).arg(size).arg(qRound(pixelRatio * 100));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", colour.name().toLatin1());
    pixmap = QPixmap(QSize(size, size) * pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(drawing).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace waybill
