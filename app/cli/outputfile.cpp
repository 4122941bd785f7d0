// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outputfile.h"

#include "app/cli/words.h"
#include "migration/playbook/playbook.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem wouldReplace(const QString &file, const QString &message)
{
    return {.code = u"USAGE-07"_s,
            .file = file,
            .action = Cli::tr("Nothing was written."),
            .hint = Cli::tr("Choose another file."),
            .message = message};
}

} // namespace

Result<> sparesDatabases(const QString &file)
{
    const QByteArrayView signature = "SQLite format 3";
    QFile existing(file);
    if (QFileInfo(file).isFile() && existing.open(QIODevice::ReadOnly)
        && existing.read(signature.size()) == signature)
        return wouldReplace(file, Cli::tr("There is a database in this place."));
    return {};
}

Result<> sparesSources(const QString &file, const QString &workspace, const Playbook &playbook)
{
    const QFileInfo output(file);
    const QDir folder(workspace);
    const bool source =
        std::any_of(playbook.sources.begin(), playbook.sources.end(), [&](const SourceSpec &spec) {
            const QString path = folder.absoluteFilePath(spec.file);
            return QFileInfo::exists(path) && QFileInfo(path) == output;
        });
    if (source)
        return wouldReplace(file, Cli::tr("This file is one of those that are read."));
    return {};
}

} // namespace waybill
