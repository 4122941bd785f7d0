// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choicecard.h"

#include "ui/widgets/text.h"

#include <QEvent>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {
constexpr int margin = 20;
constexpr int gap = 12;
constexpr int inner = 4;
} // namespace

// The labels are placed by hand: a layout inside a button does not pass on how high it must be.
ChoiceCard::ChoiceCard(const QString &drawing, const QString &title, const QString &text,
                       QWidget *parent, bool wide)
    : QPushButton(parent)
    , m_drawing(iconLabel(drawing, wide ? 24 : 32, u"accent"_s, this))
    , m_title(sectionTitle(title, this))
    , m_text(mutedText(text, this))
    , m_wide(wide)
{
    setProperty("kind", u"choice"_s);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setCursor(Qt::PointingHandCursor);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (QLabel *label : {m_drawing, m_title, m_text})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int ChoiceCard::textWidth(int width) const
{
    return width - 2 * margin - (m_wide ? m_drawing->width() + gap : 0);
}

int ChoiceCard::heightForWidth(int width) const
{
    const int words = m_title->heightForWidth(textWidth(width)) + inner
        + m_text->heightForWidth(textWidth(width));
    return m_wide ? words + 2 * gap : 2 * margin + m_drawing->height() + gap + words;
}

QSize ChoiceCard::sizeHint() const
{
    const int width = m_wide ? 360 : 220;
    return {width, heightForWidth(std::max(width, this->width()))};
}

void ChoiceCard::place()
{
    const int room = textWidth(width());
    const int left = m_wide ? margin + m_drawing->width() + gap : margin;
    int top = margin;
    if (m_wide) {
        top = gap;
        m_drawing->move(margin, (height() - m_drawing->height()) / 2);
    } else {
        m_drawing->move(margin, margin);
        top += m_drawing->height() + gap;
    }
    m_title->setGeometry(left, top, room, m_title->heightForWidth(room));
    top += m_title->height() + inner;
    m_text->setGeometry(left, top, room, m_text->heightForWidth(room));
}

void ChoiceCard::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    place();
}

void ChoiceCard::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        place();
    }
}

} // namespace waybill
