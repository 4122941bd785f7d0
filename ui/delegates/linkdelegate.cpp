// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/linkdelegate.h"

#include "ui/theme/theme.h"

#include <QDesktopServices>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

void LinkDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &) const
{
    QStyleOptionViewItem text = option;
    if (safeLink(option.text).isValid())
        text.palette.setColor(QPalette::Text, Theme::instance().tokens().accent);
    painter->setFont(option.font);
    drawText(painter, text, option.rect.adjusted(margin, 0, -margin, 0), option.text);
}

QUrl safeLink(const QString &text)
{
    const QUrl url = QUrl::fromUserInput(text.trimmed());
    const QString scheme = url.scheme();
    if (scheme == "mailto"_L1)
        return url;
    const bool web = scheme == "http"_L1 || scheme == "https"_L1;
    return web && url.host().contains(u'.') ? url : QUrl();
}

void openLink(const QUrl &url, QWidget *parent)
{
    if (!url.isValid())
        return;
    auto *box = new QMessageBox(QMessageBox::Question, LinkDelegate::tr("Open link"),
                                LinkDelegate::tr("Open this address in another program?"),
                                QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(url.toDisplayString());
    QPushButton *open = box->addButton(LinkDelegate::tr("&Open link"), QMessageBox::AcceptRole);
    QObject::connect(open, &QPushButton::clicked, box, [url] { QDesktopServices::openUrl(url); });
    box->open();
}

} // namespace waybill
