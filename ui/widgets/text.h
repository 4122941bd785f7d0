// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

namespace waybill {

/// Labels never interpret what they show: a value from a file must not become markup.
QLabel *pageTitle(const QString &text, QWidget *parent = nullptr);
QLabel *sectionTitle(const QString &text, QWidget *parent = nullptr);
QLabel *bodyText(const QString &text, QWidget *parent = nullptr); ///< wraps
QLabel *mutedText(const QString &text, QWidget *parent = nullptr); ///< wraps
QLabel *iconLabel(const QString &icon, int size, const QString &kind = {},
                  QWidget *parent = nullptr);

enum class ButtonKind { Plain, Primary, Quiet };
QPushButton *button(const QString &text, const QString &icon = {},
                    ButtonKind kind = ButtonKind::Plain, QWidget *parent = nullptr);

/// A rounded frame; \a kind is "card", "good", "warn", "bad" or "info".
QFrame *card(const QString &kind, QWidget *parent = nullptr);
void setKind(QWidget *widget, const QString &kind); ///< and draws it anew
QFrame *line(QWidget *parent = nullptr);

/// For a menu or a button, which would take an "&" of \a text for the mark of a letter to press.
QString menuText(const QString &text);
/// What a menu or a button shows of \a text: the marks are gone.
QString shownText(const QString &menuText);

/// A path as people write it: "~" for their own folder.
QString shownPath(const QString &path);
/// "1.2 MB"
QString sizeText(qint64 bytes);
QString countText(qint64 count);
/// "0.3 s", "2 min 5 s"
QString durationText(double seconds);

} // namespace waybill
