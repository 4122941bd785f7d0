// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace waybill {

/// Chooses one of several sections, like the tabs of a page: a button for each, with a count where
/// there is one. In a narrow place they stand in several lines, so that all of them are seen.
class SectionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SectionBar(QWidget *parent = nullptr);

    void addSection(const QString &title, const QString &icon);
    void clear();
    void setCount(int section, const QString &count); ///< empty: none is shown
    void setCurrent(int section);
    int current() const;
    int size() const;
    void step(int by); ///< to the next one or the one before, and round
    QString title(int section) const;

Q_SIGNALS:
    void chosen(int section);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *at(int section) const;

    QButtonGroup *m_buttons;
};

} // namespace waybill
