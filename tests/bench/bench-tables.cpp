// SPDX-License-Identifier: GPL-3.0-or-later
// How long a table of a migrated database takes to answer: waybill-bench-tables DATABASE [VIEW]
// Beside each figure stands what the sqlite3 program and a plain QSqlTableModel need for the same
// question in the same run, on the same file. One cell is changed and changed back: give it a copy.
#include "bench/tablebench.h"
#include "bench/tablepeers.h"
#include "bench/viewbench.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/target/statement.h"
#include "models/base/memory.h"
#include "models/charts/chartdata.h"
#include "models/database/catalogue.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::bench;

namespace {

constexpr int screen = 40;

struct Figures
{
    std::optional<Took> waybill;
    std::optional<double> shell;
    std::optional<double> plain;
    double goal = 0; ///< for the first screen; 0: none is set
};

void sayHead()
{
    std::printf("%-32s %10s %10s %10s %10s %6s\n", "ms", "first rows", "all", "sqlite3",
                "QSqlTable", "goal");
}

void say(const QString &what, const Figures &figures)
{
    const auto text = [](const std::optional<double> &value) {
        return value ? QString::number(*value, 'f', 1) : u"-"_s;
    };
    const auto &took = figures.waybill;
    std::printf("%-32s %10s %10s %10s %10s %6s\n", qPrintable(what),
                qPrintable(text(took ? std::optional(took->first) : std::nullopt)),
                qPrintable(text(took ? std::optional(took->all) : std::nullopt)),
                qPrintable(text(figures.shell)), qPrintable(text(figures.plain)),
                qPrintable(figures.goal > 0 ? QString::number(figures.goal) : QString()));
    std::fflush(stdout);
}

/// The questions as a person would put them to the sqlite3 program: one screen, with what is
/// joined.
class ShellQuestions
{
public:
    explicit ShellQuestions(const TableLayout &layout)
        : m_layout(layout)
    {
        std::string columns;
        for (const LayoutColumn &column : layout.columns)
            columns += (columns.empty() ? "" : ", ") + layout.expression(column);
        std::string text = "SELECT " + columns + " FROM " + quotedName(layout.table) + " AS t";
        for (const LayoutJoin &join : layout.joins)
            text += " LEFT JOIN " + quotedName(join.table) + " AS " + join.alias + " ON "
                + join.alias + '.' + quotedName(join.parentColumn) + " = t."
                + quotedName(join.column);
        m_select = QString::fromStdString(text);
    }

    QString rows(int from) const
    {
        return u"%1 LIMIT %2 OFFSET %3"_s.arg(m_select).arg(screen).arg(from);
    }
    QString sortedBy(int column) const
    {
        return u"%1 ORDER BY %2 LIMIT %3"_s.arg(m_select, expression(column)).arg(screen);
    }
    QString contains(const QList<int> &columns, const QString &text) const
    {
        QStringList any;
        for (const int column : columns)
            any << expression(column) + u" LIKE '%"_s + text + u"%'"_s;
        return u"%1 WHERE %2 LIMIT %3"_s.arg(m_select, any.join(u" OR "_s)).arg(screen);
    }

    /// Of the first row; \a value is put there and gone again.
    QString change(const QString &column, const QString &value) const
    {
        const QString table = QString::fromStdString(quotedName(m_layout.table));
        const QString name = QString::fromStdString(quotedName(column.toStdString()));
        return u"UPDATE %1 SET %2 = %2 || '%3' WHERE rowid = (SELECT min(rowid) FROM %1);"
               "UPDATE %1 SET %2 = replace(%2, '%3', '') WHERE rowid = (SELECT min(rowid) FROM %1)"_s
                   .arg(table, name, value);
    }

private:
    QString expression(int column) const
    {
        return QString::fromStdString(m_layout.expression(m_layout.columns[column]));
    }

    const TableLayout &m_layout;
    QString m_select;
};

int firstOfKind(const TableLayout &layout, Editor editor)
{
    for (int i = 0; i < layout.columns.size(); ++i) {
        if (layout.columns[i].editor == editor && layout.columns[i].editable())
            return i;
    }
    return -1;
}

void compare(const QString &path, DataSession &session, const QString &view)
{
    const TableLayout &layout = *session.layout(view);
    const double before = memoryMb("VmRSS:");
    TableModel model(session, layout);
    TableBench bench(session, model);
    const ShellQuestions questions(layout);
    Shell shell(path);
    PlainModel plain(path, layout.tableName());
    shell.run(questions.rows(0)); // it opens the file at its first question

    sayHead();
    say(u"open"_s, {bench.open(), shell.run(questions.rows(0)), plain.open(), 60});
    const int middle = model.rowCount() / 2;
    const int end = std::max(0, model.rowCount() - screen);
    say(u"jump to the middle"_s,
        {bench.jump(middle), shell.run(questions.rows(middle)), plain.jump(middle), 30});
    say(u"jump to the end"_s,
        {bench.jump(end), shell.run(questions.rows(end)), plain.jump(end), 30});
    for (int column = 0; column < std::min<int>(8, int(layout.columns.size())); ++column) {
        const LayoutColumn &shown = layout.columns[column];
        say(u"sort by %1"_s.arg(shown.label),
            {bench.ask({.sort = {SortKey{column}}}), shell.run(questions.sortedBy(column)),
             shown.joined() || !shown.stored() ? std::nullopt : plain.sortBy(shown.name()), 300});
    }
    for (const char *text : {"labs", "kubernetes", "000017"}) {
        const QString needle = QString::fromLatin1(text);
        const LayoutColumn &first = layout.columns.first();
        say(u"%1 contains “%2”"_s.arg(first.label, needle),
            {bench.ask({.anywhere = {},
                        .filters =
                            {{.column = 0, .kind = ColumnFilter::Kind::Contains, .text = needle}}}),
             shell.run(questions.contains({0}, needle)),
             first.joined() ? std::nullopt : plain.contains(first.name(), needle), 25});
        QList<int> all;
        for (int i = 0; i < layout.columns.size(); ++i)
            all << i;
        say(u"any column contains “%1”"_s.arg(needle),
            {bench.ask({.anywhere = needle, .filters = {}}),
             shell.run(questions.contains(all, needle)), std::nullopt, 60});
    }
    bench.ask({});
    if (const int text = firstOfKind(layout, Editor::LongText); text >= 0) {
        const QString value = u"changed by the benchmark"_s;
        say(u"change a cell (sqlite3: twice)"_s,
            {bench.edit(middle, text, value),
             shell.run(questions.change(layout.columns[text].name(), value)),
             plain.edit(layout.columns[text].name(), value), 10});
    }
    std::printf("memory of the model: %.0f MB (goal 40), peak of the process %.0f MB\n",
                memoryMb("VmRSS:") - before, memoryMb("VmHWM:"));
    std::printf("memory of a QSqlTableModel with all rows: %.0f MB\n",
                plain.memoryOfAllRowsMb().value_or(0));
}

/// The same records in other shapes: there is no goal of their own, a screen is a screen.
void showOtherViews(DataSession &session, Connection &connection, const QString &view)
{
    const TableLayout &layout = *session.layout(view);
    const double before = memoryMb("VmRSS:");
    if (const auto board = openBoard(session, layout)) {
        say(u"open as a board"_s, {board, std::nullopt, std::nullopt, 0});
        std::printf("memory of the board: %.0f MB\n", memoryMb("VmRSS:") - before);
    }
    const auto middle =
        queryInteger(connection, "SELECT max(rowid) / 2 FROM " + quotedName(layout.table));
    const auto record = middle ? openRecord(session, connection, layout, *middle) : std::nullopt;
    if (!record)
        return;
    const auto part = [](const QString &what, double took) {
        say(what, {Took{took, took}, std::nullopt, std::nullopt, 0});
    };
    part(u"record: what belongs to it"_s, record->dependents);
    part(u"record: where it came from"_s, record->origin);
    part(u"record: what was changed"_s, record->changes);
}

/// For what is behind a chart there is no goal but patience: it is counted beside the window.
void compareCharts(const QString &path, Connection &connection, const Playbook &playbook)
{
    Shell shell(path);
    for (const ChartSpec &spec : playbook.charts) {
        QElapsedTimer clock;
        clock.start();
        const auto chart = readChart(connection, spec, playbook);
        const double took = double(clock.nsecsElapsed()) / 1e6;
        const QString sql = u"SELECT label, count(DISTINCT id) FROM (%1\n) GROUP BY label"_s.arg(
            QString::fromStdString(spec.rows));
        say(u"chart: %1"_s.arg(spec.title),
            {chart ? std::optional(Took{took, took}) : std::nullopt, shell.run(sql), std::nullopt,
             0});
    }
}

int run(const QString &path, const QString &view)
{
    auto connection = Connection::open(path, Connection::Mode::ReadOnly);
    if (!connection) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(connection.error())));
        return 1;
    }
    auto playbook = playbookOf(path, availablePlaybooks());
    if (!playbook) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(playbook.error())));
        return 1;
    }
    DataSession session(
        {.database = path, .workspace = {}, .fromFiles = false, .playbook = *playbook});
    bool opened = false;
    bool searchable = false;
    QObject::connect(&session, &DataSession::opened, &session, [&] { opened = true; });
    QObject::connect(&session, &DataSession::searchProgressed, &session,
                     [&](int percent) { searchable = percent == 100; });
    session.open();
    if (!until([&] { return opened; }) || !session.layout(view)) {
        std::fprintf(stderr, "there is no view %s\n", qPrintable(view));
        return 1;
    }
    QElapsedTimer building;
    building.start();
    until([&] { return searchable; }, 1'800'000);
    std::printf("search index: %.1f s\n", double(building.elapsed()) / 1e3);
    compare(path, session, view);
    showOtherViews(session, *connection, view);
    compareCharts(path, *connection, session.source().playbook);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    giveBackLargeBlocks();
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == "--plain"_L1)
        return servePlainModel(arguments[2], arguments[3]);
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: waybill-bench-tables DATABASE [VIEW]\n");
        return 2;
    }
    return run(arguments[1], arguments.value(2, u"applications"_s));
}
