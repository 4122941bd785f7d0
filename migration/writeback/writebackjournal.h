// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/run/runlock.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace waybill {

/// A file that is replaced by another one.
struct FileReplacement
{
    QString file; ///< inside the workspace
    QString staged; ///< the new one, absolute, until it is in place
    QByteArray before; ///< SHA-256
    QByteArray after;
};

/// What a write-back is about to do, in a file beside the database: from before the first source
/// file is replaced until the database knows the new ones. Whoever finds it later knows how far it
/// came. A lock tells whether its process is still there.
class WriteBackJournal
{
public:
    struct Content
    {
        qint64 run = 0; ///< the latest one when it began
        QString workspace;
        QString backup;
        QList<FileReplacement> files;
    };

    static QString path(const QString &database);
    /// Takes the lock; DB-LOCK when another write-back works on this database.
    static Result<WriteBackJournal> take(const QString &database);

    Result<> write(const Content &content) const;
    /// WB-07 when it is there and says nothing that can be read.
    Result<Content> read() const;
    bool isThere() const;
    /// Everything has come to its end.
    Result<> remove() const;

private:
    WriteBackJournal(QString path, RunLock lock)
        : m_path(std::move(path))
        , m_lock(std::move(lock))
    {
    }

    QString m_path;
    RunLock m_lock;
};

} // namespace waybill
