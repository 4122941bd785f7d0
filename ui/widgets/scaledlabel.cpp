// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scaledlabel.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace waybill {

ScaledLabel::ScaledLabel(const QString &text, double scale, QFont::Weight weight, QWidget *parent)
    : QLabel(text, parent)
    , m_scale(scale)
    , m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    applyFont();
    connect(&Theme::instance(), &Theme::changed, this, &ScaledLabel::applyFont);
}

void ScaledLabel::setWeight(QFont::Weight weight)
{
    m_weight = weight;
    applyFont();
}

void ScaledLabel::applyFont()
{
    setFont(Theme::font(m_scale, m_weight));
}

IconLabel::IconLabel(QString name, int size, QString kind, QWidget *parent)
    : QLabel(parent)
    , m_name(std::move(name))
    , m_size(size)
    , m_kind(std::move(kind))
{
    setTextFormat(Qt::PlainText);
    setFixedSize(size, size);
    draw();
    connect(&Theme::instance(), &Theme::changed, this, &IconLabel::draw);
}

void IconLabel::setDrawing(const QString &name, const QString &kind)
{
    m_name = name;
    m_kind = kind;
    draw();
}

void IconLabel::draw()
{
    const Tokens &tokens = Theme::instance().tokens();
    const QColor colour = m_kind == "good"_L1 ? tokens.good
        : m_kind == "warn"_L1                 ? tokens.warn
        : m_kind == "bad"_L1                  ? tokens.bad
        : m_kind == "accent"_L1               ? tokens.accent
                                              : tokens.muted;
    setPixmap(m_name.isEmpty() ? QPixmap()
                               : iconPixmap(m_name, colour, m_size, qGuiApp->devicePixelRatio()));
}

} // namespace waybill
