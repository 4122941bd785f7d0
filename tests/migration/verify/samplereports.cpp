// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/verify/samplereports.h"

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

using Status = CheckReport::Status;

Problem shortRow(int line, const QString &record, const QString &found)
{
    return {.code = u"ROW-01"_s,
            .severity = Severity::Warning,
            .file = u"data/job_tracker.csv"_s,
            .line = line,
            .column = 1,
            .field = u"Company"_s,
            .record = record,
            .expected = u"a company"_s,
            .found = found,
            .action = u"The row was set aside as a whole."_s,
            .hint = u"Fill in the company and retry, or leave the row out."_s,
            .message = u"The application names no company."_s};
}

Problem oddDate(int line, const QString &found)
{
    return {.code = u"DATE-03"_s,
            .severity = Severity::Info,
            .file = u"data/job_tracker.csv"_s,
            .line = line,
            .column = 118,
            .field = u"Follow Up Date"_s,
            .record = u"Example Works, Engineer"_s,
            .expected = u"a date"_s,
            .found = found,
            .action = u"Kept as it is among the extras."_s,
            .message = u"The text is no date."_s};
}

void addInputs(Report &report)
{
    report.sources = {
        {.source = u"contact"_s,
         .file = u"data/profile_contact.json"_s,
         .sha256 = QByteArray(64, 'a'),
         .bytes = 412,
         .encoding = u"UTF-8"_s,
         .records = 1,
         .balance = {.read = 9, .asIs = 9}},
        {.source = u"tracker"_s,
         .file = u"data/job_tracker.csv"_s,
         .sha256 = QByteArray(64, 'b'),
         .bytes = 1402117,
         .encoding = u"windows-1252"_s,
         .records = 214,
         .balance = {.read = 12477,
                     .asIs = 12200,
                     .changed = 166,
                     .extra = 102,
                     .setAside = 6,
                     .leftOut = 3}},
        {.source = u"education"_s, .file = u"data/profile_education.json"_s, .present = false}};
    for (const SourceReport &source : report.sources)
        report.balance += source.balance;
    report.fields = {
        {.source = u"tracker"_s,
         .field = u"Status"_s,
         .target = u"applications.status"_s,
         .balance = {.read = 214, .asIs = 170, .changed = 44}},
        {.source = u"tracker"_s, .field = u"Travel %"_s, .balance = {.read = 102, .extra = 102}}};
    report.recordsRead = 215;
    report.recordsStored = 213;
    report.recordsSetAside = 2;
}

void addWork(Report &report)
{
    report.tables = {{.table = u"profiles"_s, .inserted = 1, .after = 1},
                     {.table = u"applications"_s,
                      .inserted = 180,
                      .updated = 4,
                      .skipped = 28,
                      .merged = 1,
                      .before = 32,
                      .after = 212}};
    report.phases = {{.id = u"001_create_schema"_s,
                      .title = u"Create tables"_s,
                      .status = u"done"_s,
                      .seconds = 0.1},
                     {.id = u"003_migrate_csv_tracker"_s,
                      .title = u"Applications"_s,
                      .status = u"done"_s,
                      .seconds = 1.25,
                      .rows = 12500}};
    report.rules = {
        {.code = u"WORD-02"_s,
         .title = u"Words of your status list"_s,
         .field = u"applications.status"_s,
         .count = 44,
         .examples = {{u"Phone Screen"_s, u"phone_screen"_s}, {u"Ghosted"_s, u"rejected"_s}}}};
    report.decisions = {{.id = u"words/status/Ghosted"_s,
                         .question = u"What does the status “Ghosted” mean?"_s,
                         .answer = u"rejected"_s,
                         .who = u"asked"_s}};
}

void addChecks(Report &report)
{
    report.checks = {{.id = u"counts.applications"_s,
                      .title = u"Every row of the tracker became an application"_s,
                      .group = u"Row counts"_s,
                      .expected = u"212"_s,
                      .found = u"212"_s},
                     {.id = u"foreign-keys"_s,
                      .title = u"No row points to nothing"_s,
                      .group = u"Foreign keys"_s,
                      .expected = u"0"_s,
                      .found = u"0"_s},
                     {.id = u"dates"_s,
                      .title = u"Dates are between 1970 and today"_s,
                      .group = u"Data accuracy"_s,
                      .status = Status::Warn,
                      .expected = u"none"_s,
                      .found = u"1"_s,
                      .detail = u"applications 17 was applied for in 2091"_s},
                     {.id = u"documents"_s,
                      .title = u"Files of documents exist"_s,
                      .group = u"Data accuracy"_s,
                      .status = Status::Skipped,
                      .detail = u"no document was migrated"_s}};
}

} // namespace

Report ordinaryReport()
{
    Report report{.outcome = RunOutcome::CompleteWithSetAside,
                  .verdict = u"213 of 215 records are in the database; 2 are set aside."_s,
                  .playbookId = u"resume-toolkit"_s,
                  .playbookName = u"Resume Toolkit"_s,
                  .playbookVersion = u"1.0"_s,
                  .playbookSha256 = QByteArray(64, 'c'),
                  .programVersion = u"0.1.0"_s,
                  .run = 3,
                  .workspace = u"/home/someone/Resume Toolkit"_s,
                  .database = u"/home/someone/Resume Toolkit/data/resume_toolkit.db"_s,
                  .backup = u"/home/someone/Resume Toolkit/backups/pre_migration_20260312_140209"_s,
                  .started = QDateTime(QDate(2026, 3, 12), QTime(14, 2, 9), Qt::UTC),
                  .seconds = 1.8344,
                  .howToUndo = {u"waybill-cli undo data/resume_toolkit.db --run 3"_s,
                                u"Or open Migrations, choose run 3 and press Undo."_s}};
    addInputs(report);
    addWork(report);
    addChecks(report);
    report.problems = {oddDate(31, u"next week"_s), shortRow(152, u"(no company), Engineer"_s, {}),
                       shortRow(188, u"(no company), Analyst"_s, u" "_s)};
    return report;
}

Report emptyReport()
{
    return {};
}

Report reportFullOf(const QString &text)
{
    Report report = ordinaryReport();
    for (QString *place :
         {&report.verdict, &report.playbookId, &report.playbookName, &report.playbookVersion,
          &report.programVersion, &report.workspace, &report.database, &report.backup})
        *place = text;
    report.sources = {{.source = text, .file = text, .encoding = text, .records = 1}};
    report.sources.first().balance = report.balance;
    report.fields = {{.source = text, .field = text, .target = text}};
    report.tables = {{.table = text}};
    report.phases = {{.id = text, .title = text, .status = text}};
    report.checks.clear();
    for (const Status status : {Status::Pass, Status::Fail, Status::Warn, Status::Skipped}) {
        report.checks << CheckReport{.id = text,
                                     .title = text,
                                     .group = text,
                                     .status = status,
                                     .expected = text,
                                     .found = text,
                                     .detail = text};
    }
    report.rules = {{.code = text, .title = text, .field = text, .examples = {{text, text}}}};
    report.decisions = {{.id = text, .question = text, .answer = text, .who = text}};
    const Problem problem{.code = text,
                          .file = text,
                          .field = text,
                          .record = text,
                          .expected = text,
                          .found = text,
                          .action = text,
                          .hint = text,
                          .message = text};
    report.problems = {problem};
    report.howToUndo = {text};
    report.failure = problem;
    return report;
}

Report reportWithProblems(int count)
{
    Report report = ordinaryReport();
    report.problems.clear();
    report.problems.reserve(count);
    for (int i = 0; i < count; ++i) {
        const QString record = u"record %1"_s.arg(i, 6, 10, QChar(u'0'));
        report.problems << (i % 3 == 0 ? oddDate(i + 1, record) : shortRow(i + 1, record, {}));
        report.problems.last().record = record;
    }
    return report;
}

} // namespace waybill::test
