// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pageneeds.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace waybill {

/// Says how complete a record is, and leads to each thing that is missing.
class NeedsCard final : public QFrame
{
    Q_OBJECT

public:
    explicit NeedsCard(QWidget *parent = nullptr);

    void show(const Completeness &found);

Q_SIGNALS:
    void wanted(const waybill::MissingThing &thing);

private:
    QLabel *m_icon;
    QLabel *m_text;
    QGridLayout *m_links;
    Completeness m_shown;
};

} // namespace waybill
