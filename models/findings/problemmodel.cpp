// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/problemmodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ProblemModel", text);
}

QString placeOf(const Problem &problem)
{
    if (problem.line <= 0)
        return problem.file;
    return say("%1, line %2").arg(problem.file).arg(problem.line);
}

} // namespace

ProblemModel::ProblemModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Code"),
               .text = [](const Problem &problem) -> QVariant { return problem.code; },
               .mark =
                   [](const Problem &problem) {
                       return problem.severity == Severity::Error  ? u"bad"_s
                           : problem.severity == Severity::Warning ? u"warn"_s
                                                                   : u"muted"_s;
                   }});
    addColumn({.title = say("What happened"),
               .text = [](const Problem &problem) -> QVariant { return problem.message; }});
    addColumn({.title = say("Where"),
               .text = [](const Problem &problem) -> QVariant { return placeOf(problem); },
               .sort = [](const Problem &problem) -> QVariant {
                   return u"%1 %2"_s.arg(problem.file).arg(problem.line, 12);
               }});
    addColumn({.title = say("Field"),
               .text = [](const Problem &problem) -> QVariant { return problem.field; }});
    addColumn({.title = say("Found"),
               .text = [](const Problem &problem) -> QVariant { return problem.found; }});
    addColumn({.title = say("Expected"),
               .text = [](const Problem &problem) -> QVariant { return problem.expected; }});
    addColumn({.title = say("What was done"),
               .text = [](const Problem &problem) -> QVariant { return problem.action; }});
    addColumn({.title = say("What you can do"),
               .text = [](const Problem &problem) -> QVariant { return problem.hint; }});
}

} // namespace waybill
