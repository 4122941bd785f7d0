// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/database/datasession.h"
#include "models/export/showntable.h"

#include <QByteArray>

#include <functional>

class QMimeData;
class QWidget;

namespace waybill {

/// What a drag does once its data is there; tests put their own in place.
using StartDrag = std::function<void(QWidget &source, QMimeData *data)>;
/// Lets the person carry \a data until the button is released. Nothing when it is up already.
void startDrag(QWidget &source, QMimeData *data);

/// Reads rows in the database's thread, then lets the person drag them out of \a source: as lines
/// with tabs and as HTML, as a copy would be. \a cards, when there are any, tell the board which
/// ones they are. More rows than a clipboard takes are not read; the cards alone are dragged then.
void dragRows(DataSession &session, QWidget &source, const ShownTable &table,
              const QByteArray &cards = {}, const StartDrag &start = startDrag);

} // namespace waybill
