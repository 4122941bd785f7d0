// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/migratereport.h"

#include "app/cli/console.h"
#include "app/cli/differencestext.h"
#include "migration/run/history.h"
#include "migration/verify/masking.h"
#include "migration/verify/reportwriter.h"

#include <unistd.h>

namespace waybill {

namespace {

/// What is still bounded: each takes about 2 kB of memory.
constexpr qsizetype mostWritten = 100'000;

/// The report of a run keeps as many problems as a person would read; a program may want more of
/// those that the database has. `aside list` gives all of them.
void completeProblems(Report &report)
{
    if (report.problemsLeftOut == 0 || report.rehearsal || !report.ok())
        return;
    auto stored = readReport(report.database, report.run, mostWritten);
    if (!stored)
        return;
    report.problems = stored->problems;
    report.problemsLeftOut = stored->problemsLeftOut;
}

/// The document of the report with one more member.
QByteArray withDifferences(QByteArray document, const InputDifferences &differences)
{
    const auto end = document.lastIndexOf('}');
    if (differences.run == 0 || end < 0)
        return document;
    std::string text;
    JsonWriter json(text);
    json.beginObject().key("differences");
    writeDifferences(json, differences);
    json.endObject();
    QByteArray member = QByteArray::fromStdString(text).trimmed();
    member = member.mid(1, member.size() - 2); // without its own braces
    while (!member.isEmpty() && member.endsWith('\n'))
        member.chop(1);
    QByteArray head = document.left(end);
    while (!head.isEmpty() && head.endsWith('\n'))
        head.chop(1);
    return head + ',' + member + '\n' + document.mid(end);
}

void showReport(const Report &report, const InputDifferences &differences, Console &console)
{
    if (console.json()) {
        const QByteArray document = withDifferences(reportAsJson(report), differences);
        console.write({document.constData(), static_cast<std::size_t>(document.size())});
    } else if (report.ok()) {
        console.print(reportAsText(report, console.colour()));
    }
    // On a terminal both outputs are the same place, and the report tells of the problems.
    if (!console.options().quiet && ::isatty(STDOUT_FILENO) == 0) {
        for (const Problem &problem : report.problems) {
            if (problem.severity != Severity::Info)
                console.say(problem);
        }
    }
    if (report.failure)
        console.say(*report.failure);
}

} // namespace

Report migrateAndShow(const MigrationRequest &request, Console &console,
                      const InputDifferences &differences)
{
    Report report = migrate(request, console.observer());
    completeProblems(report);
    report = shownReport(std::move(report), console.options().showPersonal);
    showReport(report, differences, console);
    return report;
}

} // namespace waybill
