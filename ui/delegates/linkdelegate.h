// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/celldelegate.h"

#include <QUrl>

namespace waybill {

/// A web or mail address. It is opened only on request and after a question.
class LinkDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const override;
};

/// The address to open for a stored text; empty unless it is http, https or mailto.
QUrl safeLink(const QString &text);
/// Asks, then hands the address to the system.
void openLink(const QUrl &url, QWidget *parent);

} // namespace waybill
