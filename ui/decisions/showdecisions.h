// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace waybill {

class Background;
class DataSession;

/// Opens the list of what was decided for the database of \a session. What is changed there is
/// stored in it, and can be undone as any edit.
void showDecisions(DataSession &session, Background &background, QWidget *parent);

} // namespace waybill
