// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Tokens lightTokens()
{
    return {.dark = false,
            .window = QColor(0xf4f6f8),
            .base = QColor(0xffffff),
            .raised = QColor(0xfcfdfe),
            .text = QColor(0x1a2129),
            .muted = QColor(0x566270),
            .border = QColor(0xd9dfe6),
            .accent = QColor(0x1f5fbf),
            .onAccent = QColor(0xffffff),
            .selection = QColor(0xe4ecf7),
            .good = QColor(0x16794a),
            .warn = QColor(0x8a5a00),
            .bad = QColor(0xb3312a)};
}

Tokens darkTokens()
{
    return {.dark = true,
            .window = QColor(0x171b20),
            .base = QColor(0x1d2228),
            .raised = QColor(0x232930),
            .text = QColor(0xe7ebef),
            .muted = QColor(0x9ba7b4),
            .border = QColor(0x38414b),
            .accent = QColor(0x83b4ff),
            .onAccent = QColor(0x0e1a2b),
            .selection = QColor(0x334257),
            .good = QColor(0x5fd09a),
            .warn = QColor(0xe9bd6b),
            .bad = QColor(0xff948a)};
}

/// Black and white, and few colours that are far from both.
Tokens highContrastTokens()
{
    return {.dark = true,
            .strong = true,
            .window = QColor(Qt::black),
            .base = QColor(Qt::black),
            .raised = QColor(Qt::black),
            .text = QColor(0xffffff),
            .muted = QColor(0xe6e6e6),
            .border = QColor(0xc4c4c4),
            .accent = QColor(0xffe14d),
            .onAccent = QColor(Qt::black),
            .selection = QColor(0x1b4f9c),
            .good = QColor(0x63f0a6),
            .warn = QColor(0xffc766),
            .bad = QColor(0xffa39b)};
}

QPalette paletteFor(const Tokens &tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.base);
    palette.setColor(QPalette::AlternateBase, Theme::mixed(tokens.window, tokens.base, 0.5));
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::Button, tokens.raised);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.onAccent);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Light, tokens.raised);
    palette.setColor(QPalette::Midlight, tokens.raised);
    palette.setColor(QPalette::Mid, tokens.border);
    palette.setColor(QPalette::Dark, tokens.border);
    palette.setColor(QPalette::Shadow, tokens.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, Theme::mixed(tokens.muted, tokens.window, 0.6));
    return palette;
}

} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
    : m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_basePointSize(std::max(10.0, QApplication::font().pointSizeF()))
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    apply();
}

void Theme::setZoom(int steps)
{
    m_zoom = std::clamp(steps, -3, 10);
    apply();
}

void Theme::apply()
{
    const bool dark =
        m_appearance == Appearance::Dark || (m_appearance == Appearance::System && m_systemIsDark);
    m_tokens = m_appearance == Appearance::HighContrast ? highContrastTokens()
        : dark                                          ? darkTokens()
                                                        : lightTokens();
    QFont font = QApplication::font();
    font.setPointSizeF(m_basePointSize * (1 + m_zoom / 10.0));
    QApplication::setFont(font);
    QApplication::setPalette(paletteFor(m_tokens));
    qApp->setStyleSheet(styleSheet(m_tokens));
    Q_EMIT changed();
}

QColor Theme::hue(qsizetype number) const
{
    static constexpr std::array hues = {215, 265, 190, 35, 150, 0, 320, 95};
    const int hue = hues[static_cast<std::size_t>(number) % hues.size()];
    return m_tokens.dark ? QColor::fromHsl(hue, 150, 180) : QColor::fromHsl(hue, 150, 80);
}

QFont Theme::font(double scale, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(weight);
    return font;
}

QColor Theme::mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {part(over.red(), under.red()), part(over.green(), under.green()),
            part(over.blue(), under.blue())};
}

} // namespace waybill
