// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/history/openpast.h"

#include "migration/workspace/filesfolder.h"

#include <QFile>

#include <map>
#include <mutex>

namespace waybill {

namespace {

struct Open
{
    std::mutex mutex;
    std::map<QString, FilesFolder> folders; ///< by the path of the copy
};

Open &open()
{
    static Open folders;
    return folders;
}

} // namespace

Result<PastData> openPast(const QString &database, const Moment &moment, const Observer &observer)
{
    auto folder = FilesFolder::make();
    if (!folder)
        return folder.error();
    auto past = buildPast(database, moment, folder->database(), observer);
    if (!past)
        return past;
    QFile::setPermissions(past->database, QFileDevice::ReadOwner);
    const std::scoped_lock lock(open().mutex);
    open().folders.emplace(past->database, std::move(*folder));
    return past;
}

void closePast(const QString &copy)
{
    const std::scoped_lock lock(open().mutex);
    open().folders.erase(copy);
}

} // namespace waybill
