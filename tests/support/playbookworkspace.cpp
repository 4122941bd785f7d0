// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/playbookworkspace.h"

#include "migration/playbook/filepattern.h"
#include "migration/playbook/playbookparser.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill::test {

Playbook playbookInTree(const QString &id)
{
    const auto read = readPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/%1/playbook.yaml").arg(id));
    if (!read)
        qFatal("%s", qPrintable(describe(read.error())));
    return *read;
}

QByteArray jsonObject(QList<std::pair<QByteArray, QByteArray>> all, const QByteArrayList &members)
{
    for (const QByteArray &member : members) {
        const QByteArray name = member.split('"').value(1);
        const QByteArray value = member.mid(member.indexOf(':') + 1).trimmed();
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const auto &one) { return one.first == name; });
        if (known == all.end()) {
            if (!value.isEmpty())
                all.append({name, value});
        } else if (value.isEmpty()) {
            all.erase(known);
        } else {
            known->second = value;
        }
    }
    QByteArrayList lines;
    for (const auto &[name, value] : all)
        lines << "    \"" + name + "\": " + value;
    return "  {\n" + lines.join(",\n") + "\n  }";
}

QByteArray jsonList(const QByteArrayList &records)
{
    return records.isEmpty() ? QByteArray("[]") : "[\n" + records.join(",\n") + "\n]";
}

PlaybookWorkspace::PlaybookWorkspace(const Playbook &playbook)
    : m_playbook(playbook)
    , m_folder(std::make_unique<QTemporaryDir>(fastFolder()))
{
}

void PlaybookWorkspace::write(const QString &name, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile written(path(name));
    if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
}

const Report &PlaybookWorkspace::run(const MigrationRequest &request)
{
    m_report = migrate(request);
    return m_report;
}

QString PlaybookWorkspace::path(const QString &name) const
{
    return name.isEmpty() ? m_folder->path() : m_folder->filePath(name);
}

QString PlaybookWorkspace::database() const
{
    return path(m_playbook.databasePath);
}

QString PlaybookWorkspace::failure() const
{
    if (m_report.ok())
        return {};
    QString text = m_report.failure ? describe(*m_report.failure) : m_report.verdict;
    for (const CheckReport &check : m_report.checks) {
        if (check.status == CheckReport::Status::Fail)
            text += u'\n' + check.title + u": "_s + check.found;
    }
    for (const Problem &problem : m_report.problems)
        text += u'\n' + describe(problem);
    return text;
}

QStringList PlaybookWorkspace::table(const QString &sql) const
{
    return queryRows(database(), sql);
}

qsizetype PlaybookWorkspace::count(const QString &code) const
{
    return std::count_if(m_report.problems.begin(), m_report.problems.end(),
                         [&](const Problem &problem) { return problem.code == code; });
}

Problem PlaybookWorkspace::first(const QString &code) const
{
    for (const Problem &problem : m_report.problems) {
        if (problem.code == code)
            return problem;
    }
    return {};
}

QString PlaybookWorkspace::exportAndCompare() const
{
    const QTemporaryDir again(fastFolder());
    const auto exported = exportAsSources(database(), again.path());
    if (!exported)
        return describe(exported.error());
    qsizetype there = 0;
    for (const SourceSpec &source : m_playbook.sources) {
        for (const auto &file : filesOf(path(), source)) {
            if (!QFileInfo::exists(path(file->file)))
                continue;
            ++there;
            const QString difference =
                compareFiles(path(file->file), again.filePath(file->file), CompareOptions());
            if (!difference.isEmpty())
                return file->file + u": "_s + difference;
        }
    }
    return exported->files.size() == there
        ? QString()
        : u"%1 files, not %2"_s.arg(exported->files.size()).arg(there);
}

QByteArray PlaybookWorkspace::exported(const QString &name) const
{
    const QTemporaryDir again(fastFolder());
    if (!exportAsSources(database(), again.path()))
        return {};
    QFile file(again.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString PlaybookWorkspace::sql(const QString &statements) const
{
    auto connection = Connection::open(database(), Connection::Mode::ReadWrite);
    if (!connection)
        return describe(connection.error());
    const auto run = connection->run(statements.toStdString());
    return run ? QString() : describe(run.error());
}

} // namespace waybill::test
