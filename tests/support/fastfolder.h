// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace waybill::test {

/// For QTemporaryDir: in memory where there is such a place, because databases sync all they write.
inline QString fastFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
        + QStringLiteral("/waybill-test-XXXXXX");
}

} // namespace waybill::test
