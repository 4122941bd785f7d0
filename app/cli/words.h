// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <string>

namespace waybill {

/// The context of every sentence of the command line.
struct Cli
{
    Q_DECLARE_TR_FUNCTIONS(Cli)

public:
    /// For the parser of the arguments.
    static std::string help(const char *source) { return tr(source).toStdString(); }
};

} // namespace waybill
