// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/unchangedfile.h"

#include "migration/base/sha256.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

Result<> fileIsUnchanged(const QString &path, const QString &file, const QString &sha256)
{
    const auto text = [](const char *sentence) {
        return QCoreApplication::translate("SetAside", sentence);
    };
    const auto now = sha256OfFile(path);
    if (now && *now == sha256.toLatin1())
        return {};
    return Problem{.code = u"ASIDE-03"_s,
                   .file = file,
                   .action = text("Nothing was changed."),
                   .hint = text("Migrate again: what was mended before is remembered, and "
                                "--answers takes what is new."),
                   .message = now ? text("The file is no longer the one that was migrated.")
                                  : text("The file that was migrated cannot be read any more.")};
}

} // namespace waybill
