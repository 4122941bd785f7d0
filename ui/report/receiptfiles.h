// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/receipt/receipt.h"
#include "models/base/background.h"

class QWidget;

namespace waybill {

class MessageBar;

/// Asks where, draws up the receipt of a run and saves it as PDF or JSON.
void saveReceipt(const QString &database, qint64 run, Background &background, QWidget *parent,
                 MessageBar *messages);
/// Asks for a receipt and shows what of it is still so.
void checkReceipt(const QString &database, Background &background, QWidget *parent,
                  MessageBar *messages);
/// The same for a receipt that has been chosen.
void showReceiptCheck(const QString &path, const QString &database, Background &background,
                      QWidget *parent, MessageBar *messages);

/// One page. May be called from any thread.
Result<> writeReceiptPdf(const Receipt &receipt, const QString &path);
QString receiptDocument(const Receipt &receipt);

} // namespace waybill
