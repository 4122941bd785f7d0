// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/tablelayout.h"

#include <QVariant>

class QWidget;

namespace waybill {

/// The widget in which a column is edited, in a cell or in a form. All of them speak in the values
/// the model stores; whether a value is good is for the model to say.
QWidget *makeFieldEditor(const LayoutColumn &column, QWidget *parent, bool inForm);
void setFieldValue(const LayoutColumn &column, QWidget *editor, const QVariant &value);
QVariant fieldValue(const LayoutColumn &column, const QWidget *editor);

} // namespace waybill
