// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historydiff.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/verify/rundifference.h"
#include "migration/verify/texttable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;

const char *groupName(FigureInRuns::Group group)
{
    switch (group) {
    case FigureInRuns::Group::Sum:
        return "sum";
    case FigureInRuns::Group::Table:
        return "table";
    case FigureInRuns::Group::Rule:
        return "rule";
    case FigureInRuns::Group::Check:
        return "check";
    case FigureInRuns::Group::Decision:
        return "decision";
    }
    return "";
}

void write(JsonWriter &json, const RunDifference &difference)
{
    json.field("first", difference.first).field("second", difference.second);
    json.key("undone").beginArray();
    for (const qint64 run : difference.undone)
        json.value(run);
    json.endArray().key("files").beginArray();
    for (const FileInRuns &file : difference.files)
        json.beginObject()
            .field("file", file.file)
            .field("state", fileStateName(file.state))
            .field("first_sha256", file.first)
            .field("second_sha256", file.second)
            .field("first_records", file.firstRecords)
            .field("second_records", file.secondRecords)
            .endObject();
    json.endArray().key("figures").beginArray();
    for (const FigureInRuns &figure : difference.figures)
        json.beginObject()
            .field("group", groupName(figure.group))
            .field("name", figure.name)
            .field("first", figure.first)
            .field("second", figure.second)
            .field("same", figure.isSame())
            .endObject();
    json.endArray()
        .key("records")
        .beginObject()
        .field("new", difference.newRecords)
        .field("changed", difference.changedRecords)
        .field("gone", difference.goneRecords)
        .field("same", difference.sameRecords)
        .key("list")
        .beginArray();
    for (const RecordInRuns &record : difference.records)
        json.beginObject()
            .field("state", recordStateName(record.state))
            .field("file", record.file)
            .field("line", record.line)
            .field("table", record.table)
            .field("row", record.key)
            .endObject();
    json.endArray().endObject();
}

void show(const RunDifference &difference, Console &console)
{
    const QString first = Cli::tr("Run %1").arg(difference.first);
    const QString second = Cli::tr("Run %1").arg(difference.second);
    ReportTable files{.caption = Cli::tr("Files"),
                      .columns = {{Cli::tr("File"), Kind::Text},
                                  {Cli::tr("State"), Kind::Text},
                                  {first, Kind::Figure},
                                  {second, Kind::Figure}}};
    for (const FileInRuns &file : difference.files)
        files.rows.append({printable(file.file), fileStateTitle(file.state),
                           QString::number(file.firstRecords),
                           QString::number(file.secondRecords)});
    ReportTable figures{.caption = Cli::tr("What differs"),
                        .columns = {{Cli::tr("What"), Kind::Text},
                                    {Cli::tr("Name"), Kind::Text},
                                    {first, Kind::Text},
                                    {second, Kind::Text}}};
    for (const FigureInRuns &figure : difference.figures) {
        if (!figure.isSame())
            figures.rows.append({groupTitle(figure.group), printable(figureTitle(figure)),
                                 printable(figure.first), printable(figure.second)});
    }
    ReportTable records{.caption = Cli::tr("Records"),
                        .columns = {{Cli::tr("State"), Kind::Text},
                                    {Cli::tr("File"), Kind::Text},
                                    {Cli::tr("Line"), Kind::Figure},
                                    {Cli::tr("Table"), Kind::Text},
                                    {Cli::tr("Row"), Kind::Text}}};
    for (const RecordInRuns &record : difference.records)
        records.rows.append({recordStateTitle(record.state), printable(record.file),
                             QString::number(record.line), record.table, record.key});
    const bool colour = console.colour();
    for (const ReportTable &table : {files, figures, records}) {
        if (!table.rows.isEmpty())
            console.print(u'\n' + table.caption + u'\n' + textTable(table, colour));
    }
    for (const qint64 run : difference.undone)
        console.print(
            Cli::tr("Run %1 was undone: its numbers are compared, its records are not known "
                    "any more.")
                .arg(run));
    if (!difference.undone.isEmpty())
        return;
    console.print(Cli::tr("Records: %1 new, %2 changed, %3 gone, %4 the same")
                      .arg(difference.newRecords)
                      .arg(difference.changedRecords)
                      .arg(difference.goneRecords)
                      .arg(difference.sameRecords));
}

} // namespace

int historyDiff(const std::string &database, std::int64_t first, std::int64_t second,
                std::int64_t limit, Console &console)
{
    const auto path = databaseFrom(database);
    if (!path)
        return console.fail(path.error());
    const auto difference = compareRuns(*path, first, second, limit);
    if (!difference)
        return console.fail(difference.error());
    if (console.json())
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete");
            write(json, *difference);
        });
    else
        show(*difference, console);
    return console.finish(ExitCode::Done);
}

} // namespace waybill
