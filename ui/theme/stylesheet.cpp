// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include "ui/theme/theme.h"

#include <QFile>

using namespace Qt::StringLiterals;

// A static library's resources are linked only when someone asks for them.
static void loadThemeResources()
{
    Q_INIT_RESOURCE(theme);
}

namespace waybill {

namespace {

QString resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QString styleSheet(const Tokens &tokens)
{
    loadThemeResources();
    QString sheet = resource(u":/theme/style.qss"_s);
    if (tokens.strong)
        sheet += resource(u":/theme/highcontrast.qss"_s);
    const auto set = [&](const char *name, const QColor &colour) {
        sheet.replace(u'@' + QString::fromLatin1(name) + u';', colour.name() + u';');
        sheet.replace(u'@' + QString::fromLatin1(name) + u' ', colour.name() + u' ');
    };
    set("window", tokens.window);
    set("base", tokens.base);
    set("raised", tokens.raised);
    set("text", tokens.text);
    set("muted", tokens.muted);
    set("border", tokens.border);
    set("accent", tokens.accent);
    set("on-accent", tokens.onAccent);
    set("good", tokens.good);
    set("warn", tokens.warn);
    set("bad", tokens.bad);
    set("hover", Theme::mixed(tokens.text, tokens.raised, tokens.strong ? 0.25 : 0.06));
    set("pressed", Theme::mixed(tokens.text, tokens.raised, tokens.strong ? 0.35 : 0.12));
    set("accent-hover", Theme::mixed(tokens.text, tokens.accent, 0.12));
    set("accent-soft", tokens.selection);
    set("good-soft", Theme::mixed(tokens.good, tokens.base, 0.12));
    set("warn-soft", Theme::mixed(tokens.warn, tokens.base, 0.12));
    set("bad-soft", Theme::mixed(tokens.bad, tokens.base, 0.12));
    set("disabled", Theme::mixed(tokens.muted, tokens.window, 0.6));
    sheet.replace("@theme"_L1, tokens.dark ? "dark"_L1 : "light"_L1);
    return sheet;
}

} // namespace waybill
