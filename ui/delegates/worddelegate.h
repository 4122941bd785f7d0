// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/celldelegate.h"

namespace waybill {

/// A word of a fixed list as a pill: its place in the list (a filling ring), the word, and a
/// colour. A word that is not in the list stands as it is, with a warning.
class WordDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const override;
};

} // namespace waybill
