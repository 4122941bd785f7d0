// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

namespace waybill {

enum class Appearance { System, Light, Dark, HighContrast };

/// The colours everything is drawn with. All other colours are made of these.
struct Tokens
{
    bool dark = false;
    bool strong = false; ///< edges and the focus are drawn to be found at once
    QColor window;
    QColor base; ///< behind text that is read or edited
    QColor raised; ///< cards, bars
    QColor text;
    QColor muted;
    QColor border;
    QColor accent;
    QColor onAccent;
    QColor selection; ///< behind what is selected
    QColor good;
    QColor warn;
    QColor bad;
};

/// One look for all windows, light, dark or of high contrast, and the zoom of its type.
class Theme final : public QObject
{
    Q_OBJECT

public:
    static constexpr int grid = 8; ///< spacing comes in steps of this

    static Theme &instance();

    void setAppearance(Appearance appearance);
    Appearance appearance() const { return m_appearance; }
    void setZoom(int steps); ///< each step is a tenth
    int zoom() const { return m_zoom; }
    const Tokens &tokens() const { return m_tokens; }

    /// One of a few well-told-apart hues, for words that have no colour of their own.
    QColor hue(qsizetype number) const;
    /// The application's font, \a scale times as large.
    static QFont font(double scale, QFont::Weight weight = QFont::Normal);
    static QColor mixed(const QColor &over, const QColor &under, double share);

Q_SIGNALS:
    void changed();

private:
    Theme();
    void apply();

    Appearance m_appearance = Appearance::System;
    int m_zoom = 0;
    bool m_systemIsDark = false;
    double m_basePointSize = 10;
    Tokens m_tokens;
};

} // namespace waybill
