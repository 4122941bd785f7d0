// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace waybill {

class Console;

struct WriteBackArguments
{
    QString database;
    QString workspace; ///< empty: where the files were read
    bool dryRun = false;
    bool takeBack = false;
};

/// Shows what would be written into the files, and writes it when a person agrees.
int exportWriteBack(const WriteBackArguments &arguments, Console &console);

} // namespace waybill
