// SPDX-License-Identifier: GPL-3.0-or-later
// How long a table of a migrated database takes to answer: waybill-bench-tables DATABASE [VIEW]
// Each figure stands beside what SQLite itself needs for the first 100 rows of the same question in
// the same run, and in the end beside a plain QSqlTableModel.
#include "migration/run/storedplaybook.h"
#include "models/tables/tablemodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlTableModel>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

double memoryMb(const char *field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

bool until(const std::function<bool()> &done, int milliseconds = 60'000)
{
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
    }
    return true;
}

/// As a view does: the cells of one screen are asked for until they are there.
bool showScreen(const TableModel &model, int first)
{
    const int last = std::min(first + 40, model.rowCount()) - 1;
    return until([&] {
        for (int row = first; row <= last; ++row) {
            const QVariant state = model.index(row, 0).data(TableModel::StateRole);
            if (state.value<TableModel::CellState>() == TableModel::CellState::Loading)
                return false;
        }
        return model.rowCount() > 0;
    });
}

struct Bench
{
    DataSession &session;
    TableModel &model;

    void say(const char *what, double first, double all) const
    {
        std::printf("%-34s %10.1f %10.1f %12d\n", what, first, all, model.rowCount());
        std::fflush(stdout);
    }

    void ask(const char *what, const RowQuery &query) const
    {
        QElapsedTimer clock;
        bool complete = false;
        double first = -1;
        const auto listed =
            QObject::connect(&model, &TableModel::listed, &model, [&] { complete = true; });
        bool some = false;
        const auto reset =
            QObject::connect(&model, &TableModel::modelReset, &model, [&] { some = true; });
        clock.start();
        model.setQuery(query);
        until([&] { return some || complete; });
        if (model.rowCount() == 0 || showScreen(model, 0))
            first = double(clock.nsecsElapsed()) / 1e6;
        until([&] { return complete; });
        const double all = double(clock.nsecsElapsed()) / 1e6;
        QObject::disconnect(listed);
        QObject::disconnect(reset);
        say(what, first, std::max(first, all));
    }

    void jump(const char *what, int row) const
    {
        QElapsedTimer clock;
        clock.start();
        showScreen(model, row);
        say(what, double(clock.nsecsElapsed()) / 1e6, double(clock.nsecsElapsed()) / 1e6);
    }
};

void comparePlainModel(const QString &path, const QString &table)
{
    const double before = memoryMb("VmRSS:");
    QElapsedTimer clock;
    clock.start();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        database.setDatabaseName(path);
        if (!database.open())
            return;
        QSqlTableModel model(nullptr, database);
        model.setTable(table);
        model.select();
        while (model.canFetchMore())
            model.fetchMore();
        std::printf("QSqlTableModel, all rows: %.1f ms, %.0f MB\n",
                    double(clock.nsecsElapsed()) / 1e6, memoryMb("VmRSS:") - before);
    }
    QSqlDatabase::removeDatabase(u"plain"_s);
}

int run(const QString &path, const QString &view)
{
    auto connection = Connection::open(path, Connection::Mode::ReadOnly);
    if (!connection) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(connection.error())));
        return 1;
    }
    auto stored = readStoredPlaybook(*connection);
    if (!stored) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(stored.error())));
        return 1;
    }
    DataSession session(
        {.database = path, .workspace = {}, .fromFiles = false, .playbook = stored->playbook});
    bool opened = false;
    QObject::connect(&session, &DataSession::opened, &session, [&] { opened = true; });
    bool searchable = false;
    QObject::connect(&session, &DataSession::searchProgressed, &session,
                     [&](int percent) { searchable = percent == 100; });
    session.open();
    if (!until([&] { return opened; }) || !session.layout(view)) {
        std::fprintf(stderr, "there is no view %s\n", qPrintable(view));
        return 1;
    }
    QElapsedTimer building;
    building.start();
    until([&] { return searchable; }, 600'000);
    std::printf("search index: %.1f s\n", double(building.elapsed()) / 1e3);
    const double before = memoryMb("VmRSS:");
    TableModel model(session, *session.layout(view));
    const Bench bench{session, model};
    QObject::connect(&model, &TableModel::failed, &model, [](const Problem &problem) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(problem)));
        std::exit(1);
    });
    std::printf("%-34s %10s %10s %12s\n", "ms", "first rows", "all", "rows");
    QElapsedTimer clock;
    clock.start();
    bool listed = false;
    bool some = false;
    QObject::connect(&model, &TableModel::modelReset, &model, [&] { some = true; });
    QObject::connect(&model, &TableModel::listed, &model, [&] { listed = true; });
    model.refresh();
    until([&] { return some || listed; });
    showScreen(model, 0);
    const double first = double(clock.nsecsElapsed()) / 1e6;
    until([&] { return listed; });
    bench.say("open", first, double(clock.nsecsElapsed()) / 1e6);
    bench.jump("jump to the middle", model.rowCount() / 2);
    bench.jump("jump to the end", model.rowCount() - 41);
    for (int column = 0; column < std::min<int>(8, int(model.layout().columns.size())); ++column) {
        const QByteArray name = "sort by " + model.layout().columns[column].label.toUtf8();
        bench.ask(name.constData(), {.sort = {SortKey{column}}});
    }
    bench.ask(
        "one column contains \"000017\"",
        {.anywhere = {},
         .filters = {{.column = 0, .kind = ColumnFilter::Kind::Contains, .text = u"000017"_s}}});
    bench.ask("any column contains \"test\"", {.anywhere = u"test"_s, .filters = {}});
    bench.ask("any column contains \"qqqq\"", {.anywhere = u"qqqq"_s, .filters = {}});
    bench.ask("no filter", {});
    std::printf("memory of the model: %.0f MB (peak of the process %.0f MB)\n",
                memoryMb("VmRSS:") - before, memoryMb("VmHWM:"));
    comparePlainModel(path, model.layout().tableName());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: waybill-bench-tables DATABASE [VIEW]\n");
        return 2;
    }
    return run(arguments[1], arguments.value(2, u"applications"_s));
}
