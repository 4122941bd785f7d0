// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/background.h"
#include "models/database/datasession.h"

#include <QObject>

namespace waybill {

/// Finds out what a path is - a database, or a folder of files that a playbook knows - and how its
/// tables can be read. Works in the background; each call ends with one of the signals.
class Opener final : public QObject
{
    Q_OBJECT

public:
    explicit Opener(Background &background, QObject *parent = nullptr);

    void open(const QString &path);

Q_SIGNALS:
    void opened(const waybill::DataSource &source);
    void noted(const QString &text); ///< after opened()
    void failed(const QString &path, const waybill::Problem &problem);

private:
    Background &m_background;
};

} // namespace waybill
