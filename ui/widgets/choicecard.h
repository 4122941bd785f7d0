// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace waybill {

/// A big button: a drawing, what it does, and one sentence about it. A wide one has the drawing at
/// its side.
class ChoiceCard final : public QPushButton
{
    Q_OBJECT

public:
    ChoiceCard(const QString &drawing, const QString &title, const QString &text,
               QWidget *parent = nullptr, bool wide = false);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    int textWidth(int width) const;

    QLabel *m_drawing;
    QLabel *m_title;
    QLabel *m_text;
    bool m_wide;
};

} // namespace waybill
