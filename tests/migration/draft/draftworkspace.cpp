// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/draft/draftworkspace.h"

#include "migration/playbook/playbookparser.h"
#include "migration/run/migrate.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

/// The lines of a JSON Lines file as one list.
QString asList(const QString &lines, const QString &list)
{
    QFile in(lines);
    QFile out(list);
    if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly))
        return {};
    QByteArrayList values;
    for (const QByteArray &line : in.readAll().split('\n')) {
        if (!line.trimmed().isEmpty())
            values << line;
    }
    out.write('[' + values.join(",\n") + ']');
    return list;
}

} // namespace

DraftWorkspace::DraftWorkspace()
    : m_folder(fastFolder())
{
    QDir(m_folder.path()).mkdir(u"files"_s);
}

void DraftWorkspace::write(const QString &name, const QByteArray &bytes) const
{
    const QString file = path() + u'/' + name;
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file));
}

Result<PlaybookDraft> DraftWorkspace::draft(const QStringList &leaveOut) const
{
    return draftPlaybook({.folder = path(), .name = u"Made up"_s, .id = {}, .leaveOut = leaveOut});
}

QString DraftWorkspace::everythingComesBack()
{
    auto made = draft();
    if (!made)
        return describe(made.error());
    m_draft = std::move(*made);
    const QString folder = m_folder.filePath(u"playbook"_s);
    if (auto saved = saveDraft(m_draft, folder, true); !saved)
        return describe(saved.error());
    const Problems problems = lintPlaybook(folder + u"/playbook.yaml"_s);
    if (!problems.isEmpty())
        return describe(problems.first()) + u'\n' + QString::fromStdString(m_draft.yaml);
    auto playbook = readPlaybook(folder + u"/playbook.yaml"_s);
    if (!playbook)
        return describe(playbook.error());
    MigrationRequest request;
    request.workspace = path();
    request.playbook = std::move(*playbook);
    request.database = m_folder.filePath(u"made.db"_s);
    request.backupFolder = m_folder.filePath(u"backups"_s);
    m_report = migrate(request);
    if (exitCode(m_report) != 0 || !m_report.balance.even()) {
        QString text = m_report.failure ? describe(*m_report.failure) : m_report.verdict;
        for (const Problem &problem : m_report.problems)
            text += u'\n' + describe(problem);
        return text + u'\n' + QString::fromStdString(m_draft.yaml);
    }
    return compareAll();
}

QString DraftWorkspace::compareAll() const
{
    const QString again = m_folder.filePath(u"again"_s);
    QDir(again).removeRecursively();
    auto written = exportAsSources(m_folder.filePath(u"made.db"_s), again);
    if (!written)
        return describe(written.error());
    for (const auto &source : m_draft.sources) {
        for (const QString &file : source->files) {
            CompareOptions options;
            options.csv = source->survey.isCsv();
            options.encoding = source->survey.encoding;
            QString before = path() + u'/' + file;
            QString after = again + u'/' + file;
            if (source->survey.form == Survey::Form::Lines) {
                before = asList(before, m_folder.filePath(u"before.json"_s));
                after = asList(after, m_folder.filePath(u"after.json"_s));
            }
            const QString differs = compareFiles(before, after, options);
            if (!differs.isEmpty())
                return file + u": "_s + differs;
        }
    }
    return {};
}

QStringList DraftWorkspace::rows(const QString &sql) const
{
    return queryRows(m_folder.filePath(u"made.db"_s), sql);
}

} // namespace waybill::test
