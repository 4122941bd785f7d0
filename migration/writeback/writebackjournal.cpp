// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/writebackjournal.h"

#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace waybill {

QString WriteBackJournal::path(const QString &database)
{
    const QFileInfo info(database);
    return info.absolutePath() + u"/."_s + info.fileName() + u".waybill-write-back.json"_s;
}

Result<WriteBackJournal> WriteBackJournal::take(const QString &database)
{
    QString name = path(database);
    auto lock = RunLock::take(name);
    if (!lock) {
        Problem problem = lock.error();
        problem.file = database;
        return problem;
    }
    return WriteBackJournal(std::move(name), std::move(*lock));
}

bool WriteBackJournal::isThere() const
{
    return QFileInfo::exists(m_path);
}

Result<> WriteBackJournal::write(const Content &content) const
{
    QJsonArray files;
    for (const FileReplacement &one : content.files)
        files.append(QJsonObject{{u"file"_s, one.file},
                                 {u"staged"_s, one.staged},
                                 {u"before"_s, QString::fromLatin1(one.before)},
                                 {u"after"_s, QString::fromLatin1(one.after)}});
    const QJsonObject object{{u"run"_s, content.run},
                             {u"workspace"_s, content.workspace},
                             {u"backup"_s, content.backup},
                             {u"files"_s, files}};
    return writeFileAtomically(m_path, QJsonDocument(object).toJson());
}

Result<WriteBackJournal::Content> WriteBackJournal::read() const
{
    QByteArray bytes;
    auto taken = readInBlocks(m_path, [&](std::string_view block) {
        bytes.append(block.data(), static_cast<qsizetype>(block.size()));
        return true;
    });
    if (!taken)
        return taken.error();
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    Content content{.run = object.value("run"_L1).toInteger(),
                    .workspace = object.value("workspace"_L1).toString(),
                    .backup = object.value("backup"_L1).toString(),
                    .files = {}};
    const QJsonArray files = object.value("files"_L1).toArray();
    for (const QJsonValue value : files) {
        const QJsonObject one = value.toObject();
        content.files.append({.file = one.value("file"_L1).toString(),
                              .staged = one.value("staged"_L1).toString(),
                              .before = one.value("before"_L1).toString().toLatin1(),
                              .after = one.value("after"_L1).toString().toLatin1()});
    }
    if (content.files.isEmpty() || content.backup.isEmpty() || content.workspace.isEmpty())
        return Problem{
            .code = u"WB-07"_s,
            .file = m_path,
            .hint = QCoreApplication::translate(
                "WriteBack",
                "Compare your files with the newest backup “pre_write_back”, put back what you "
                "need, and remove this file."),
            .message = QCoreApplication::translate(
                "WriteBack",
                "A write-back was interrupted, and what it has written down cannot be read.")};
    return content;
}

Result<> WriteBackJournal::remove() const
{
    return removeFile(m_path);
}

} // namespace waybill
