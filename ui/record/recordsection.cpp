// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recordsection.h"

namespace waybill {

RecordSection::RecordSection(QWidget *parent)
    : QWidget(parent)
{
}

} // namespace waybill
