// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/sharededit.h"

#include <QDialog>

namespace waybill {

class DataSession;

/// Several records share the value that is to be changed: for all of them, or for this one alone?
class SharedEditDialog final : public QDialog
{
    Q_OBJECT

public:
    SharedEditDialog(DataSession &session, const SharedEdit &edit, QWidget *parent);
};

} // namespace waybill
