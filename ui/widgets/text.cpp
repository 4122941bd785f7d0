// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/scaledlabel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace waybill {

QLabel *pageTitle(const QString &text, QWidget *parent)
{
    return new ScaledLabel(text, 1.6, QFont::DemiBold, parent);
}

QLabel *sectionTitle(const QString &text, QWidget *parent)
{
    return new ScaledLabel(text, 1.1, QFont::DemiBold, parent);
}

QLabel *bodyText(const QString &text, QWidget *parent)
{
    auto *label = new ScaledLabel(text, 1.0, QFont::Normal, parent);
    label->setWordWrap(true);
    return label;
}

QLabel *mutedText(const QString &text, QWidget *parent)
{
    QLabel *label = bodyText(text, parent);
    setKind(label, u"muted"_s);
    return label;
}

QLabel *iconLabel(const QString &name, int size, const QString &kind, QWidget *parent)
{
    return new IconLabel(name, size, kind, parent);
}

QPushButton *button(const QString &text, const QString &name, ButtonKind kind, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    if (!name.isEmpty() && kind != ButtonKind::Primary)
        made->setIcon(icon(name));
    if (kind == ButtonKind::Primary)
        made->setProperty("kind", u"primary"_s);
    if (kind == ButtonKind::Quiet)
        made->setProperty("kind", u"quiet"_s);
    made->setAccessibleName(shownText(text));
    return made;
}

QFrame *card(const QString &kind, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("kind", kind);
    return frame;
}

void setKind(QWidget *widget, const QString &kind)
{
    widget->setProperty("kind", kind);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QFrame *line(QWidget *parent)
{
    return card(u"line"_s, parent);
}

QString menuText(const QString &text)
{
    return QString(text).replace(u'&', u"&&"_s);
}

QString shownText(const QString &menuText)
{
    QString shown;
    for (qsizetype i = 0; i < menuText.size(); ++i) {
        if (menuText[i] == u'&' && ++i == menuText.size())
            break;
        shown += menuText[i];
    }
    return shown;
}

QString shownPath(const QString &path)
{
    const QString home = QDir::homePath();
    const bool inside = home.size() > 1 && path.startsWith(home + u'/');
    return QDir::toNativeSeparators(inside ? u'~' + path.mid(home.size()) : path);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString durationText(double seconds)
{
    const QLocale locale;
    if (seconds < 0.1)
        return QCoreApplication::translate("Duration", "%1 ms").arg(qRound(seconds * 1000));
    if (seconds < 60)
        return QCoreApplication::translate("Duration", "%1 s")
            .arg(locale.toString(seconds, 'f', seconds < 10 ? 1 : 0));
    const auto whole = static_cast<qint64>(seconds);
    return QCoreApplication::translate("Duration", "%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

} // namespace waybill
