// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportsections.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;
using T = ReportText;

/// Problems with the same code: usually one thing to mend.
struct ProblemGroup
{
    QString code;
    Severity severity = Severity::Info;
    QList<const Problem *> problems;
};

QList<ProblemGroup> groupByCode(const Problems &problems)
{
    QList<ProblemGroup> groups;
    QHash<QString, qsizetype> places;
    for (const Problem &problem : problems) {
        auto place = places.find(problem.code);
        if (place == places.end()) {
            place = places.insert(problem.code, groups.size());
            groups << ProblemGroup{.code = problem.code};
        }
        ProblemGroup &group = groups[*place];
        group.severity = std::max(group.severity, problem.severity);
        group.problems << &problem;
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto &left, const auto &right) {
        return left.severity > right.severity;
    });
    return groups;
}

/// What all problems of a group say alike in \a text; empty when they do not.
QString shared(const ProblemGroup &group, QString Problem::*text)
{
    const QString first = group.problems.first()->*text;
    const bool alike = std::all_of(group.problems.begin(), group.problems.end(),
                                   [&](const Problem *problem) { return problem->*text == first; });
    return alike ? first : QString();
}

QString placeOf(const Problem &problem)
{
    QString place = problem.file;
    if (problem.line > 0)
        place += u':' + QString::number(problem.line);
    if (problem.column > 0)
        place += u':' + QString::number(problem.column);
    return place;
}

/// Columns that would be empty in every row only take room.
void dropEmptyColumns(ReportTable &table)
{
    for (qsizetype column = table.columns.size() - 1; column >= 0; --column) {
        const bool used =
            std::any_of(table.rows.begin(), table.rows.end(),
                        [&](const QStringList &row) { return !row[column].isEmpty(); });
        if (used)
            continue;
        table.columns.removeAt(column);
        for (QStringList &row : table.rows)
            row.removeAt(column);
    }
}

ReportTable problemTable(const ProblemGroup &group, QStringView separator)
{
    constexpr qsizetype few = 12;
    const QString severity = severityTitle(group.severity);
    const QString action = shared(group, &Problem::action);
    const QString hint = shared(group, &Problem::hint);
    const bool one = group.problems.size() == 1;
    ReportTable table{
        .caption = one ? T::tr("%1, once (%2)").arg(group.code, severity)
                       : T::tr("%1, %2 times (%3)")
                             .arg(group.code, figure(group.problems.size(), separator), severity),
        .note = QStringList{action, hint}.join(u' ').trimmed(),
        .columns = {{T::tr("Where"), Kind::Code},
                    {T::tr("Field"), Kind::Code},
                    {T::tr("Record")},
                    {T::tr("What happened")},
                    {T::tr("Expected")},
                    {T::tr("Found")},
                    {T::tr("What Waybill did")},
                    {T::tr("What you can do")}},
        .folded = group.problems.size() > few,
        .tone = severityTone(group.severity)};
    table.rows.reserve(group.problems.size());
    for (const Problem *problem : group.problems) {
        table.rows << QStringList{placeOf(*problem),
                                  problem->field,
                                  problem->record,
                                  problem->message,
                                  problem->expected,
                                  problem->found,
                                  action.isEmpty() ? problem->action : QString(),
                                  hint.isEmpty() ? problem->hint : QString()};
    }
    dropEmptyColumns(table);
    return table;
}

} // namespace

ReportSection problemSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"problems"_s, .title = T::tr("Set aside, and what else to know")};
    for (const ProblemGroup &group : groupByCode(report.problems))
        section.tables << problemTable(group, separator);
    // A run that had nothing to do has looked at no value: what the run before it set aside is
    // still so.
    if (report.outcome == RunOutcome::Unchanged)
        section.paragraphs << T::tr("What the last migration said still holds.");
    else if (report.problems.isEmpty() && report.problemsLeftOut == 0)
        section.paragraphs << T::tr("Nothing is set aside. Every value has its place.");
    if (report.problemsLeftOut > 0) {
        section.paragraphs << T::tr("%1 more are listed in the database only.")
                                  .arg(figure(report.problemsLeftOut, separator));
    }
    return section;
}

} // namespace waybill
