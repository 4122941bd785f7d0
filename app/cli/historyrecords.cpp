// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historyrecords.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/run/history.h"
#include "migration/verify/masking.h"
#include "migration/verify/reportrecords.h"
#include "migration/verify/reportwriter.h"
#include "migration/verify/texttable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

int showReport(const QString &database, std::int64_t run, Console &console)
{
    auto report = readReport(database, run);
    if (!report)
        return console.fail(report.error());
    const Report shown = shownReport(std::move(*report), console.options().showPersonal);
    if (console.json()) {
        const QByteArray document = reportAsJson(shown);
        console.write({document.constData(), static_cast<std::size_t>(document.size())});
    } else {
        console.print(reportAsText(shown, console.colour()));
    }
    return console.finish(ExitCode::Done);
}

QString cell(const ReportRecord &record, const QString &text, const Console &console)
{
    const bool isHidden = record.isPersonal && !console.options().showPersonal && !text.isEmpty();
    return isHidden ? Cli::tr("(about people)") : printable(text);
}

void writeRecord(JsonWriter &json, const ReportRecord &record, const Console &console)
{
    json.beginObject()
        .field("file", record.file)
        .field("line", record.line)
        .field("field", record.field)
        .field("state", record.state)
        .field("code", record.code)
        .field("message", record.message);
    if (!record.isPersonal || console.options().showPersonal)
        json.field("was", record.was).field("stored", record.stored);
    json.field("table", record.table).field("row", record.key).endObject();
}

/// Columns that are empty throughout are left out.
ReportTable tableOf(const QList<ReportRecord> &records, const Console &console)
{
    using Kind = ReportColumn::Kind;
    ReportTable table;
    table.columns = {{Cli::tr("File"), Kind::Text},           {Cli::tr("Line"), Kind::Figure},
                     {Cli::tr("Field"), Kind::Text},          {Cli::tr("State"), Kind::Text},
                     {Cli::tr("What happened"), Kind::Text},  {Cli::tr("What it was"), Kind::Text},
                     {Cli::tr("What is stored"), Kind::Text}, {Cli::tr("Rule"), Kind::Text},
                     {Cli::tr("Table"), Kind::Text},          {Cli::tr("Row"), Kind::Text}};
    for (const ReportRecord &record : records)
        table.rows.append({printable(record.file),
                           record.line > 0 ? QString::number(record.line) : QString(),
                           printable(record.field), record.state, printable(record.message),
                           cell(record, record.was, console), cell(record, record.stored, console),
                           record.code, printable(record.table), printable(record.key)});
    for (qsizetype column = table.columns.size() - 1; column >= 0; --column) {
        const bool isUsed =
            std::any_of(table.rows.begin(), table.rows.end(),
                        [&](const QStringList &row) { return !row[column].isEmpty(); });
        if (isUsed)
            continue;
        table.columns.removeAt(column);
        for (QStringList &row : table.rows)
            row.removeAt(column);
    }
    return table;
}

} // namespace

int historyRecords(const std::string &database, std::int64_t run, const std::string &what,
                   std::int64_t limit, Console &console)
{
    const auto path = databaseFrom(database);
    if (!path)
        return console.fail(path.error());
    if (what.empty())
        return showReport(*path, run, console);
    constexpr qint64 page = 1000;
    ReportRecordsRequest request{.database = *path,
                                 .run = run,
                                 .what = QString::fromStdString(what),
                                 .limit = limit > 0 ? std::min<qint64>(limit, page) : page};
    QList<ReportRecord> all;
    for (bool more = true; more;) {
        const auto records = readReportRecords(request);
        if (!records)
            return console.fail(records.error());
        all += records->records;
        request.after = records->next;
        more = records->next.has_value() && (limit == 0 || all.size() < limit);
    }
    if (limit > 0 && all.size() > limit)
        all.resize(limit);
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("run", run).field("what", request.what);
            json.key("records").beginArray();
            for (const ReportRecord &record : std::as_const(all))
                writeRecord(json, record, console);
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    if (all.isEmpty())
        console.print(Cli::tr("No record of this run is behind it."));
    else
        console.print(textTable(tableOf(all, console), console.colour()));
    return console.finish(ExitCode::Done);
}

} // namespace waybill
