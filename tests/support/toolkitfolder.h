// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbookparser.h"
#include "tests/support/fastfolder.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

namespace waybill::test {

inline const Playbook &resumeToolkit()
{
    static const Playbook playbook = [] {
        const auto read = readPlaybook(
            QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/playbook.yaml"));
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        return *read;
    }();
    return playbook;
}

/// A folder of the Resume Toolkit that goes when this does.
class ToolkitFolder
{
public:
    /// \a sample: a folder in resources/samples.
    explicit ToolkitFolder(const QString &sample = QStringLiteral("resume-toolkit-tidy"))
        : m_folder(fastFolder())
    {
        const QString from = QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/") + sample;
        QDirIterator entries(from, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString file = entries.next();
            QFile source(file);
            if (source.open(QIODevice::ReadOnly))
                write(QDir(from).relativeFilePath(file), source.readAll());
        }
    }

    QString path() const { return m_folder.path(); }
    QString database() const { return m_folder.filePath(resumeToolkit().databasePath); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        const QString file = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile target(file);
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file));
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void remove(const QString &name) const { QFile::remove(m_folder.filePath(name)); }

private:
    QTemporaryDir m_folder;
};

} // namespace waybill::test
