// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migrate.h"

#include "migration/mapping/fileanswers.h"
#include "migration/mapping/mendings.h"
#include "migration/run/exitcode.h"
#include "migration/run/migrationrun.h"
#include "migration/verify/masking.h"
#include "migration/verify/verdict.h"
#include "migration/writeback/writeback.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Migration", source);
}

/// What a person has mended, in words.
QString mendingText(const MendingId &mending, const QString &source, bool personal)
{
    const QString field = QString::fromStdString(mending.field);
    const QString place = field.isEmpty() ? source : source + u", "_s + field;
    const QString value = QString::fromStdString(mending.value.value_or(std::string()));
    switch (mending.kind) {
    case MendingId::Kind::Duplicate:
        return text("%1: one record is there already, with other values").arg(source);
    case MendingId::Kind::Line:
        return text("%1: a line is split into these values").arg(source);
    case MendingId::Kind::LeaveOut:
        return personal ? text("%1: a value that has no place is left out").arg(place)
                        : text("%1: “%2” is left out where it has no place").arg(place, value);
    case MendingId::Kind::LeaveOutRecord:
        return text("%1: of one record, what is set aside is left out").arg(place);
    case MendingId::Kind::OfRecord:
        return text("%1, of one record, is read as").arg(place);
    case MendingId::Kind::Everywhere:
        break;
    }
    return personal ? text("%1, where it could not be read, is read as").arg(place)
                    : text("%1: “%2” is read as").arg(place, value);
}

void describeMending(const MendingId &mending, const Playbook &playbook, Decision &decision)
{
    const SourceSpec *source = playbook.source(mending.source);
    decision.personal = source && source->personal;
    decision.question =
        mendingText(mending, source ? source->title : QString::fromStdString(mending.source),
                    decision.personal);
}

} // namespace

QString databasePath(const MigrationRequest &request)
{
    const QString path = request.database.isEmpty()
        ? QDir(request.workspace).absoluteFilePath(request.playbook.databasePath)
        : QFileInfo(request.database).absoluteFilePath();
    return QDir::cleanPath(path);
}

Report migrate(const MigrationRequest &request, const Observer &observer)
{
    if (request.adoption || request.rehearsal)
        return MigrationRun(request, observer).run();
    // Files that a write-back has left half replaced are none to migrate.
    const QString database = databasePath(request);
    const auto recovered = recoverWriteBack(database);
    if (!recovered)
        return {.outcome = RunOutcome::Failed,
                .verdict = recovered.error().message,
                .failure = recovered.error()};
    Report report = MigrationRun(request, observer).run();
    if (*recovered)
        report.problems.append({.code = u"WB-08"_s,
                                .severity = Severity::Info,
                                .file = database,
                                .message = describe(**recovered)});
    return report;
}

int exitCode(const Report &report)
{
    return static_cast<int>(exitCodeFor(report));
}

void MigrationRun::addDecisions()
{
    m_report.decisions.clear();
    for (const auto &[id, answer] : m_answers) {
        if (id.starts_with("rows/"))
            continue; // what could have been answered
        const bool given = m_request.answers.contains(id);
        Decision decision{.id = QString::fromStdString(id),
                          .question = QString::fromStdString(id),
                          .answer = QString::fromStdString(answer),
                          .who = !given                   ? u"default"_s
                              : m_request.answersFromFile ? u"answers file"_s
                                                          : u"asked"_s};
        for (const QuestionSpec &question : m_request.playbook.questions) {
            const std::string own = answerId(question);
            const bool isOwn = id == own || id.starts_with(own + '/');
            decision.personal =
                decision.personal || (isOwn && namesAPerson(question, m_request.playbook));
            if (id == own)
                decision.question = question.text;
            else if (id.starts_with(own + '/'))
                decision.question = question.text + u" ("_s
                    + QString::fromStdString(id.substr(own.size() + 1)) + u')';
        }
        if (id == duplicatesAnswerId)
            decision.question = text("Records that are there already, with other values");
        if (const auto mending = parseMendingId(id))
            describeMending(*mending, m_request.playbook, decision);
        if (id.starts_with(fileDigestId({})))
            decision.question =
                text("SHA-256 of %1")
                    .arg(QString::fromStdString(id.substr(fileDigestId({}).size())));
        m_report.decisions.append(decision);
    }
}

void MigrationRun::sayVerdict()
{
    m_report.verdict = verdictOf(m_report);
    m_report.howToUndo.clear();
    if (m_report.outcome == RunOutcome::Complete
        || m_report.outcome == RunOutcome::CompleteWithSetAside) {
        m_report.howToUndo
            << text("In the window: Migrations, then Undo this migration.")
            << text("On the command line: waybill-cli undo \"%1\"").arg(m_database)
            << text("One phase at a time, the latest first: waybill-cli undo \"%1\" --phase %2")
                   .arg(m_database,
                        m_report.phases.isEmpty() ? QString() : m_report.phases.last().id)
            << text("The backup is in %1").arg(m_report.backup);
    }
}

} // namespace waybill
