// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/balancestrip.h"

#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QPainter>
#include <QPainterPath>

namespace waybill {

BalanceStrip::BalanceStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BalanceStrip::setBalance(const Balance &balance)
{
    m_balance = balance;
    setAccessibleName(tr("%1 values read: %2 as they are, %3 changed by rules, %4 kept as extra "
                         "details, %5 set aside, %6 left out")
                          .arg(countText(balance.read), countText(balance.asIs),
                               countText(balance.changed), countText(balance.extra),
                               countText(balance.setAside), countText(balance.leftOut)));
    update();
}

QList<BalanceStrip::Part> BalanceStrip::parts() const
{
    const Tokens &tokens = Theme::instance().tokens();
    return {{tr("as they are"), m_balance.asIs, tokens.good},
            {tr("changed"), m_balance.changed, tokens.accent},
            {tr("extra details"), m_balance.extra, Theme::instance().hue(1)},
            {tr("set aside"), m_balance.setAside, tokens.warn},
            {tr("left out by you"), m_balance.leftOut, tokens.muted}};
}

QSize BalanceStrip::sizeHint() const
{
    const QFontMetrics large(Theme::font(1.3, QFont::DemiBold));
    return {560, large.height() + fontMetrics().height() + 28};
}

void BalanceStrip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, height() - 10, width(), 8);
    QPainterPath shape;
    shape.addRoundedRect(bar, 4, 4);
    painter.fillPath(shape, tokens.border);
    painter.setClipPath(shape);
    double x = 0;
    const double unit = bar.width() / static_cast<double>(std::max<qint64>(1, m_balance.read));
    for (const Part &part : parts()) {
        // The smallest share must still be seen.
        const double share = part.count == 0 ? 0 : std::max(3.0, double(part.count) * unit);
        painter.fillRect(QRectF(x, bar.top(), share, bar.height()), part.colour);
        x += share;
    }
    painter.setClipping(false);

    const QFont large = Theme::font(1.3, QFont::DemiBold);
    const QFontMetrics numbers(large);
    QList<Part> columns{{tr("values read"), m_balance.read, tokens.text}};
    columns << parts();
    const int step = width() / static_cast<int>(columns.size());
    for (int i = 0; i < columns.size(); ++i) {
        const QString sign = i == 0 ? QString() : i == 1 ? u"= "_qs : u"+ "_qs;
        painter.setFont(large);
        painter.setPen(tokens.muted);
        painter.drawText(i * step, numbers.ascent(), sign);
        painter.setPen(columns[i].colour);
        painter.drawText(i * step + numbers.horizontalAdvance(sign), numbers.ascent(),
                         countText(columns[i].count));
        painter.setFont(font());
        painter.setPen(tokens.muted);
        painter.drawText(i * step + numbers.horizontalAdvance(sign),
                         numbers.height() + fontMetrics().ascent(),
                         fontMetrics().elidedText(columns[i].label, Qt::ElideRight, step - 28));
    }
}

} // namespace waybill
