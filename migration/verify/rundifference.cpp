// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/rundifference.h"

#include "migration/run/history.h"
#include "migration/verify/recordcomparison.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("RunDifference", source);
}

using Group = FigureInRuns::Group;

void compareFiles(const Report &first, const Report &second, RunDifference &result)
{
    std::map<QString, FileInRuns> files;
    for (const SourceReport &source : first.sources) {
        if (source.present)
            files[source.file] = {.file = source.file,
                                  .state = FileInRuns::State::Gone,
                                  .first = source.sha256,
                                  .firstRecords = source.records};
    }
    for (const SourceReport &source : second.sources) {
        if (!source.present)
            continue;
        FileInRuns &file = files[source.file];
        file.state = file.first.isEmpty() ? FileInRuns::State::New
            : file.first == source.sha256 ? FileInRuns::State::Same
                                          : FileInRuns::State::Changed;
        file.file = source.file;
        file.second = source.sha256;
        file.secondRecords = source.records;
    }
    for (const auto &[name, file] : files)
        result.files.append(file);
}

/// What a run has of one group, in its order.
struct Figure
{
    QString name;
    QString value;
    QString title;
};
using Figures = QList<Figure>;

void compareFigures(Group group, const Figures &first, const Figures &second, RunDifference &result)
{
    QList<FigureInRuns> all;
    const auto add = [&](const Figure &figure, QString FigureInRuns::*side) {
        auto there = std::find_if(all.begin(), all.end(),
                                  [&](const FigureInRuns &one) { return one.name == figure.name; });
        if (there == all.end())
            there = all.insert(all.end(), {.group = group, .name = figure.name});
        there->title = figure.title;
        (*there).*side = figure.value;
    };
    for (const Figure &figure : first)
        add(figure, &FigureInRuns::first);
    for (const Figure &figure : second)
        add(figure, &FigureInRuns::second);
    result.figures += all;
}

Figures sums(const Report &report)
{
    const Balance &sum = report.balance;
    const auto number = [](qint64 count) { return QString::number(count); };
    return {{u"records-read"_s, number(report.recordsRead)},
            {u"records-stored"_s, number(report.recordsStored)},
            {u"records-set-aside"_s, number(report.recordsSetAside)},
            {u"values-read"_s, number(sum.read)},
            {u"values-changed"_s, number(sum.changed)},
            {u"values-extra"_s, number(sum.extra)},
            {u"values-set-aside"_s, number(sum.setAside)},
            {u"values-left-out"_s, number(sum.leftOut)}};
}

Figures tables(const Report &report)
{
    Figures all;
    for (const TableReport &table : report.tables)
        all.append({table.table, QString::number(table.after)});
    return all;
}

Figures rules(const Report &report)
{
    std::map<QString, std::pair<qint64, QString>> counts;
    for (const RuleReport &rule : report.rules) {
        counts[rule.code].first += rule.count;
        counts[rule.code].second = rule.code + u", "_s + rule.title;
    }
    Figures all;
    for (const auto &[code, count] : counts)
        all.append({code, QString::number(count.first), count.second});
    return all;
}

Figures checks(const Report &report)
{
    Figures all;
    for (const CheckReport &check : report.checks)
        all.append({check.id, statusName(check.status), check.title});
    return all;
}

Figures decisions(const Report &report)
{
    Figures all;
    for (const Decision &decision : report.decisions)
        all.append({decision.id, decision.answer, decision.question});
    return all;
}

/// What it is instead, and which runs can be compared.
Problem notComparable(const QString &database, qint64 run, const QList<RunRecord> &runs)
{
    QStringList migrations;
    QString message = text("There is no run %1.").arg(run);
    for (const RunRecord &one : runs) {
        if (one.kind == "migrate"_L1)
            migrations.prepend(QString::number(one.run));
        if (one.run != run)
            continue;
        message = one.kind == "undo"_L1
            ? text("Run %1 took run %2 back: it has read no files.").arg(run).arg(one.undoes)
            : one.kind == "redo"_L1
            ? text("Run %1 took an undo back: it has read no files.").arg(run)
            : text("Run %1 restored the data of an earlier moment: it has read no files.").arg(run);
    }
    return {.code = u"RUN-02"_s,
            .file = database,
            .hint = text("Migrations can be compared: %1. What was changed in the data between two "
                         "moments, “history DB --compare” and the page Changes tell.")
                        .arg(migrations.join(u", "_s)),
            .message = message};
}

} // namespace

Result<RunDifference> compareRuns(const QString &database, qint64 first, qint64 second,
                                  qint64 mostRecords)
{
    auto runs = readHistory(database);
    if (!runs)
        return runs.error();
    RunDifference result{.first = first, .second = second};
    for (const qint64 run : {first, second}) {
        const auto found = std::find_if(runs->begin(), runs->end(),
                                        [run](const RunRecord &one) { return one.run == run; });
        if (found == runs->end() || found->kind != "migrate"_L1)
            return notComparable(database, run, *runs);
        if (found->status == "undone"_L1 && !result.undone.contains(run))
            result.undone.append(run);
    }
    auto before = readReport(database, first);
    auto after = readReport(database, second);
    if (!before || !after)
        return before ? after.error() : before.error();
    compareFiles(*before, *after, result);
    compareFigures(Group::Sum, sums(*before), sums(*after), result);
    compareFigures(Group::Table, tables(*before), tables(*after), result);
    compareFigures(Group::Rule, rules(*before), rules(*after), result);
    compareFigures(Group::Check, checks(*before), checks(*after), result);
    compareFigures(Group::Decision, decisions(*before), decisions(*after), result);
    if (!result.undone.isEmpty())
        return result;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    if (auto compared = compareRecords(*connection, mostRecords, result); !compared)
        return compared.error();
    return result;
}

} // namespace waybill
