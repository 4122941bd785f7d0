// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace waybill {

class ExportJob;

/// A small window with a bar and Cancel, for a job that takes long enough to be waited for. The
/// main window stays usable behind it.
void followExport(ExportJob &job, const QString &text, QWidget *window);

} // namespace waybill
