// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/reportlinks.h"

#include "models/report/reportmodels.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ReportLinks", text);
}

/// Which state a column of a balance counts; its first one counts all.
QString stateOf(int column, const Balance &balance)
{
    const std::pair<QString, qint64> states[] = {{QString(), 0},
                                                 {QString(), 0},
                                                 {u"changed"_s, balance.changed},
                                                 {u"extra"_s, balance.extra},
                                                 {u"set-aside"_s, balance.setAside},
                                                 {u"left-out"_s, balance.leftOut}};
    if (column < 0 || column >= int(std::size(states)))
        return {};
    const auto &[state, count] = states[column];
    return count > 0 ? state : QString();
}

QString titleOf(const QString &state)
{
    if (state == "set-aside"_L1)
        return say("Set aside");
    if (state == "extra"_L1)
        return say("Kept as extra details");
    if (state == "left-out"_L1)
        return say("Left out");
    return say("Changed by a rule");
}

} // namespace

ReportLink linkOf(const QString &state)
{
    ReportLink link{.title = titleOf(state), .what = state, .aside = {}};
    if (state == "set-aside"_L1)
        link.aside = AsideFilter{.extras = false};
    return link;
}

ReportLink linkOf(const TableReport &table, int column)
{
    // In the column of what was found, or where nothing else has a number.
    const bool isFound =
        table.merged > 0 && (table.inserted == 0 || column == TableReportModel::mergedColumn);
    if (isFound)
        return {.title = say("Found in %1").arg(table.table),
                .what = u"merged:"_s + table.table,
                .aside = {}};
    return {.title = say("Stored in %1").arg(table.table), .what = table.table, .aside = {}};
}

ReportLink linkOf(const SourceReport &source, int column)
{
    if (!source.present)
        return {};
    const QString state = stateOf(column - SourceReportModel::balanceColumn, source.balance);
    if (state.isEmpty())
        return {.title = say("Records of %1").arg(source.file),
                .what = u"file:"_s + source.file,
                .aside = {}};
    ReportLink link{.title = say("%1: %2").arg(titleOf(state), source.file),
                    .what = state + u':' + source.file,
                    .aside = {}};
    if (state == "set-aside"_L1)
        link.aside = AsideFilter{.file = source.file, .extras = false};
    return link;
}

ReportLink linkOf(const FieldBalance &field, int column)
{
    QString state = stateOf(column - FieldBalanceModel::balanceColumn, field.balance);
    // Where one number alone has records of its own, the whole row leads to them.
    const Balance &balance = field.balance;
    for (int one = 2; one < 6 && state.isEmpty(); ++one)
        state = stateOf(one, balance);
    if (state.isEmpty())
        return {};
    const QString name =
        field.source + (field.field.startsWith(u'/') ? QString() : u"/"_s) + field.field;
    return {
        .title = say("%1: %2").arg(titleOf(state), name), .what = state + u':' + name, .aside = {}};
}

ReportLink linkOf(const RuleReport &rule)
{
    return {.title = say("Changed by %1: %2").arg(rule.code, rule.title),
            .what = rule.code + (rule.field.isEmpty() ? QString() : u':' + rule.field),
            .aside = {}};
}

ReportLink linkOf(const CheckReport &check)
{
    return {
        .title = say("Check: %1").arg(check.title), .what = u"check:"_s + check.id, .aside = {}};
}

ReportLink linkOf(const Problem &problem)
{
    if (problem.file.isEmpty())
        return {};
    ReportLink link{
        .title = {}, .what = {}, .aside = AsideFilter{.code = problem.code, .file = problem.file}};
    if (problem.line > 0) {
        link.title =
            say("The record at %1, line %2").arg(problem.file, QString::number(problem.line));
        link.what = u"record:%1:%2"_s.arg(problem.file).arg(problem.line);
    } else {
        link.title = say("Records of %1").arg(problem.file);
        link.what = u"file:"_s + problem.file;
    }
    return link;
}

} // namespace waybill
