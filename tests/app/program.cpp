// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include "tests/support/fastfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

constexpr int patience = 120'000;

Ran finished(QProcess &process)
{
    process.closeWriteChannel();
    Ran ran;
    const bool ended = process.waitForFinished(patience);
    ran.exitCode = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

QString withConnection(const QString &database, const QString &sql)
{
    const QString name = u"test"_s;
    QString found;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        connection.setDatabaseName(database);
        if (!connection.open())
            qFatal("%s cannot be opened", qPrintable(database));
        QSqlQuery query(connection);
        if (!query.exec(sql))
            qFatal("%s fails", qPrintable(sql));
        if (query.next())
            found = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(name);
    return found;
}

} // namespace

QJsonObject Ran::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString program()
{
    return QStringLiteral(WAYBILL_BINARY_DIR "/waybill-cli");
}

QProcessEnvironment environment()
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(u"NO_COLOR"_s);
    variables.remove(u"WAYBILL_PLAYBOOKS"_s);
    variables.insert(u"XDG_DATA_HOME"_s, QDir::tempPath() + u"/waybill-no-such-folder"_s);
    return variables;
}

Ran run(const QStringList &arguments, const QProcessEnvironment &variables)
{
    QProcess process;
    process.setProcessEnvironment(variables);
    process.start(program(), arguments);
    return finished(process);
}

Ran shell(const QString &script, const QString &folder)
{
    QProcess process;
    QProcessEnvironment variables = environment();
    variables.insert(u"P"_s, program());
    process.setProcessEnvironment(variables);
    process.setWorkingDirectory(folder);
    process.start(u"/bin/sh"_s, {u"-c"_s, script});
    return finished(process);
}

Workspace::Workspace(const QString &sample)
    : m_folder(fastFolder())
    , m_sample(sample)
{
    const QDir source(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/samples/") + sample);
    QDirIterator entries(source.path(), QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString from = entries.next();
        const QString to = file(source.relativeFilePath(from));
        QDir().mkpath(QFileInfo(to).path());
        if (!QFile::copy(from, to))
            qFatal("%s cannot be copied", qPrintable(from));
    }
}

QByteArray read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

void replaceInFile(const QString &path, const QByteArray &before, const QByteArray &after)
{
    QByteArray bytes = read(path);
    if (!bytes.contains(before))
        qFatal("%s is not in %s", before.constData(), qPrintable(path));
    write(path, bytes.replace(before, after));
}

void execute(const QString &database, const QString &sql)
{
    withConnection(database, sql);
}

QString queryText(const QString &database, const QString &sql)
{
    return withConnection(database, sql);
}

} // namespace waybill::test
