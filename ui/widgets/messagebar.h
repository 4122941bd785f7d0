// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace waybill {

class IconLabel;

/// One sentence at the bottom of a window about what was just done or could not be done, with at
/// most one thing to do about it. It never takes the focus and goes by itself.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// \a then is what the action does; without it actionChosen() says that it was chosen.
    void showDone(const QString &text, const QString &action = {}, std::function<void()> then = {});
    void showProblem(const Problem &problem);
    QString text() const;

Q_SIGNALS:
    void actionChosen();

private:
    void show(const QString &kind, const QString &icon, const QString &text, const QString &action);

    IconLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QTimer m_hide;
    std::function<void()> m_then;
};

/// What a person reads about a problem: what happened, and what can be done.
QString problemText(const Problem &problem);

} // namespace waybill
