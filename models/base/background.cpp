// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/background.h"

namespace waybill {

Background::Background(QObject *parent)
    : Mailbox(parent)
{
    m_pool.setMaxThreadCount(2);
}

Background::~Background()
{
    m_pool.waitForDone();
}

} // namespace waybill
