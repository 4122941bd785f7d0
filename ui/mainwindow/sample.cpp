// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sample.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Sample", text);
}

Problem notCopied(const QString &path)
{
    return {.code = u"FS-01"_s,
            .file = path,
            .hint = say("Check that there is room and that the folder can be written."),
            .message = say("The sample data could not be copied to %1.").arg(path)};
}

/// A name that is not taken: what somebody did in an earlier copy stays.
QString freeFolder(const QString &wanted)
{
    QString folder = wanted;
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = u"%1 %2"_s.arg(wanted).arg(i);
    return folder;
}

} // namespace

QString samplesFolder()
{
    const QString installed =
        QCoreApplication::applicationDirPath() + "/../share/waybill/samples"_L1;
    return QDir(installed).exists() ? QDir::cleanPath(installed)
                                    : QString::fromUtf8(WAYBILL_SAMPLES_DIR);
}

Result<QString> copySample()
{
    const QStringList lifelike =
        QDir(samplesFolder()).entryList({u"*-real"_s}, QDir::Dirs, QDir::Name);
    const QDir from(samplesFolder() + u'/' + lifelike.value(0));
    if (lifelike.isEmpty())
        return Problem{.code = u"SRC-01"_s,
                       .file = samplesFolder(),
                       .message = say("The sample data is not installed.")};
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir to(freeFolder(documents + u'/' + say("Waybill sample")));
    QDirIterator files(from.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString source = files.next();
        const QString target = to.filePath(from.relativeFilePath(source));
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(source, target))
            return notCopied(target);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    }
    return to.path();
}

} // namespace waybill
