// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/valuemodel.h"
#include "models/record/fieldfate.h"

namespace waybill {

/// The values of one record of a file, and where each of them went.
class FieldFateModel final : public ValueModel<FieldFate>
{
    Q_OBJECT

public:
    explicit FieldFateModel(QObject *parent = nullptr);
    /// Values are covered while \a hidden.
    void setHidden(bool hidden);
    bool isHidden() const { return m_hidden; }
    int rowOf(const QString &field) const; ///< the first of them that something stands in; else -1

private:
    bool m_hidden = false;
};

/// "applications.status, row 17"; of several the first ones.
QString wayText(const FieldFate &fate);

} // namespace waybill
