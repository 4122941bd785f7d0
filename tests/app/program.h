// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace waybill::test {

struct Ran
{
    int exitCode = -1; ///< -2 when it did not end by itself
    QByteArray out;
    QByteArray err;

    /// The document on standard output; empty when there is anything but one object.
    QJsonObject json() const;
};

QString program(); ///< the path of waybill-cli
QProcessEnvironment environment(); ///< without colour settings, with a data folder of its own

/// Runs waybill-cli to its end, without a terminal.
Ran run(const QStringList &arguments, const QProcessEnvironment &variables = environment());
/// The same through a shell: for redirections, limits and the umask. "$P" is the program.
Ran shell(const QString &script, const QString &folder);

/// A copy of one of the samples that can be migrated.
class Workspace
{
public:
    explicit Workspace(const QString &sample);

    QString path() const { return m_folder.filePath(m_sample); }
    QString file(const QString &name) const { return path() + u'/' + name; }
    QString database() const { return file(QStringLiteral("data/resume_toolkit.db")); }
    QString outside(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    QString m_sample;
};

QByteArray read(const QString &path);
void write(const QString &path, const QByteArray &bytes);
void replaceInFile(const QString &path, const QByteArray &before, const QByteArray &after);
/// Runs one statement in a database, as another program would.
void execute(const QString &database, const QString &sql);
QString queryText(const QString &database, const QString &sql);

} // namespace waybill::test
