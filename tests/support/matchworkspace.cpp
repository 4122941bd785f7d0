// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/matchworkspace.h"

#include "migration/playbook/filepattern.h"
#include "migration/playbook/playbookparser.h"
#include "migration/verify/export.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace waybill::test {

const Playbook &jobMatches()
{
    static const Playbook playbook = [] {
        const auto read = readPlaybook(
            QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/job-matches/playbook.yaml"));
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        return *read;
    }();
    return playbook;
}

QString MatchWorkspace::run(int number)
{
    return u"job_matches_202509%1_081502.json"_s.arg(number, 2, 10, QChar(u'0'));
}

QByteArray MatchWorkspace::match(int number, const QByteArrayList &members)
{
    const QByteArray n = QByteArray::number(number);
    QList<std::pair<QByteArray, QByteArray>> all = {
        {"skills_match", "7"},
        {"experience_match", "6"},
        {"location_compatibility", "\"Yes\""},
        {"education_fit", "8"},
        {"career_trajectory_alignment", "5"},
        {"preference_match", "6"},
        {"potential_satisfaction", "7"},
        {"overall_match", "7"},
        {"reasoning", "\"Die Erfahrung passt gut, der Weg ist kurz.\""},
        {"job_title", "\"Ingenieurin " + n + "\""},
        {"company_name", "\"Fernway Labs\""},
        {"job_description", "\"Aufgabe " + n + "\""},
        {"location", "\"8400 Winterthur\""},
        {"application_url", "\"https://jobs.fernway.example/job/ingenieurin/" + n + "\""},
        {"cv_path", "\"input/ada_roe.pdf\""}};
    for (const QByteArray &member : members) {
        const QByteArray name = member.split('"').value(1);
        const QByteArray value = member.mid(member.indexOf(':') + 1).trimmed();
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const auto &one) { return one.first == name; });
        if (value.isEmpty())
            all.erase(known);
        else if (known == all.end())
            all.append({name, value});
        else
            known->second = value;
    }
    QByteArrayList lines;
    for (const auto &[name, value] : all)
        lines << "    \"" + name + "\": " + value;
    return "  {\n" + lines.join(",\n") + "\n  }";
}

MatchWorkspace::MatchWorkspace()
    : m_folder(std::make_unique<QTemporaryDir>(fastFolder()))
{
    file(u"process_cv/cv-data/input/ada_roe.pdf"_s, "%PDF-1.4\nAda Roe\n%%EOF\n");
    file(u"process_cv/cv-data/input/ada_roe_2.pdf"_s, "%PDF-1.4\nAda Roe, again\n%%EOF\n");
}

MatchWorkspace &MatchWorkspace::file(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile written(path(name));
    if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    return *this;
}

MatchWorkspace &MatchWorkspace::matches(int number, const QByteArrayList &records)
{
    return file(u"job_matches/"_s + run(number),
                records.isEmpty() ? QByteArray("[]") : "[\n" + records.join(",\n") + "\n]");
}

QString MatchWorkspace::path(const QString &name) const
{
    return name.isEmpty() ? m_folder->path() : m_folder->filePath(name);
}

QString MatchWorkspace::database() const
{
    return path(jobMatches().databasePath);
}

Answers MatchWorkspace::answers()
{
    return {{"choices/search-term", "IT"}, {"choices/cv", "input/ada_roe.pdf"}};
}

MigrationRequest MatchWorkspace::request(const Answers &more) const
{
    MigrationRequest request;
    request.workspace = path();
    request.playbook = jobMatches();
    request.answers = answers();
    for (const auto &[id, answer] : more) {
        if (answer == "-")
            request.answers.erase(id);
        else
            request.answers[id] = answer;
    }
    return request;
}

const Report &MatchWorkspace::migrate(const Answers &more, OnDuplicate onDuplicate)
{
    MigrationRequest asked = request(more);
    asked.onDuplicate = onDuplicate;
    m_report = waybill::migrate(asked);
    return m_report;
}

QString MatchWorkspace::failure() const
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

QStringList MatchWorkspace::table(const QString &sql) const
{
    return queryRows(database(), sql);
}

qsizetype MatchWorkspace::count(const QString &code) const
{
    return std::count_if(m_report.problems.begin(), m_report.problems.end(),
                         [&](const Problem &problem) { return problem.code == code; });
}

Problem MatchWorkspace::first(const QString &code) const
{
    for (const Problem &problem : m_report.problems) {
        if (problem.code == code)
            return problem;
    }
    return {};
}

QString MatchWorkspace::exportAndCompare() const
{
    const QTemporaryDir again(fastFolder());
    const auto exported = exportAsSources(database(), again.path());
    if (!exported)
        return describe(exported.error());
    const auto files = filesOf(path(), jobMatches().sources.front());
    if (exported->files.size() != static_cast<qsizetype>(files.size()))
        return u"%1 files, not %2"_s.arg(exported->files.size()).arg(files.size());
    for (const auto &file : files) {
        const QString difference =
            compareFiles(path(file->file), again.filePath(file->file), CompareOptions());
        if (!difference.isEmpty())
            return file->file + u": "_s + difference;
    }
    return {};
}

QString MatchWorkspace::sql(const QString &statements) const
{
    auto connection = Connection::open(database(), Connection::Mode::ReadWrite);
    if (!connection)
        return describe(connection.error());
    const auto run = connection->run(statements.toStdString());
    return run ? QString() : describe(run.error());
}

} // namespace waybill::test
