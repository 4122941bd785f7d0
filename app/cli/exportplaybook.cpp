// SPDX-License-Identifier: GPL-3.0-or-later
// "export --chart" and "export --activity": what the database's playbook makes of its tables.
#include "app/cli/exportplaybook.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/playbook/playbooklibrary.h"
#include "models/charts/charttext.h"
#include "models/database/catalogue.h"
#include "models/export/activityrows.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<ChartSpec> findChart(const Playbook &playbook, const std::string &id,
                            const QString &database)
{
    QStringList ids;
    for (const ChartSpec &chart : playbook.charts) {
        if (chart.id == id)
            return chart;
        ids << QString::fromStdString(chart.id);
    }
    return Problem{.code = u"USAGE-08"_s,
                   .file = database,
                   .expected = ids.join(u", "_s),
                   .found = QString::fromStdString(id),
                   .message = Cli::tr("There is no such chart.")};
}

} // namespace

int exportChart(const ChartExport &request, Console &console)
{
    if (auto sound = outputIsSound(request.output, console); !sound)
        return console.fail(sound.error());
    const auto playbook = playbookOf(request.database, availablePlaybooks());
    if (!playbook)
        return console.fail(playbook.error());
    const auto chart = findChart(*playbook, request.chart, request.database);
    if (!chart)
        return console.fail(chart.error());
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto data = readChart(*connection, *chart, *playbook);
    if (!data)
        return console.fail(data.error());
    const ViewSpec *view = playbook->view(chart->view);
    const QString records = view ? view->title : QString::fromStdString(chart->view);
    const QString sentence = chartSentence(*data, records);
    console.note(sentence);
    const auto feed = [&](TableWriter &writer, TableFormat) -> Result<qint64> {
        const auto fed = feedChart(*data, records, writer);
        return fed ? Result<qint64>(data->labels.size()) : fed.error();
    };
    return writeTable(
        request.output,
        {.head = {.title = chart->title, .notes = {sentence}, .numbers = {}},
         .feed = feed,
         .about = {{"chart", QString::fromStdString(chart->id)}, {"sentence", sentence}},
         .problems = {}},
        console);
}

int exportActivityRecord(const ActivityExport &request, Console &console)
{
    if (auto sound = outputIsSound(request.output, console); !sound)
        return console.fail(sound.error());
    if (request.from > request.to)
        return console.fail({.code = u"USAGE-09"_s,
                             .expected = Cli::tr("a first day that is not after the last"),
                             .found = u"%1, %2"_s.arg(request.from.toString(Qt::ISODate),
                                                      request.to.toString(Qt::ISODate)),
                             .message = Cli::tr("The period ends before it begins.")});
    const auto playbook = playbookOf(request.database, availablePlaybooks());
    if (!playbook)
        return console.fail(playbook.error());
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const ViewSpec *view = activityView(*playbook);
    const auto rows = readActivity(*connection,
                                   {.database = request.database,
                                    .playbook = *playbook,
                                    .view = view ? view->id : std::string(),
                                    .name = request.name,
                                    .from = request.from,
                                    .to = request.to});
    if (!rows)
        return console.fail(rows.error());
    for (const QString &note : rows->head.notes)
        console.note(note);
    const Observer observer = console.observer();
    const auto feed = [&](TableWriter &writer, TableFormat format) {
        const CellText text = format == TableFormat::Html ? CellText::Shown : CellText::Words;
        return feedShownTable(*connection, rows->table, text, writer, observer);
    };
    return writeTable(request.output,
                      {.head = rows->head,
                       .feed = feed,
                       .about = {{"activity", QString::fromStdString(view->id)},
                                 {"from", request.from.toString(Qt::ISODate)},
                                 {"to", request.to.toString(Qt::ISODate)}},
                       .problems = {}},
                      console);
}

} // namespace waybill
