// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a comparison are called: stable words for programs, titles for people.
#include "migration/verify/rundifference.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("RunDifference", text);
}

} // namespace

QString fileStateName(FileInRuns::State state)
{
    switch (state) {
    case FileInRuns::State::Same:
        return u"same"_s;
    case FileInRuns::State::Changed:
        return u"changed"_s;
    case FileInRuns::State::New:
        return u"new"_s;
    case FileInRuns::State::Gone:
        return u"gone"_s;
    }
    return {};
}

QString recordStateName(RecordInRuns::State state)
{
    switch (state) {
    case RecordInRuns::State::New:
        return u"new"_s;
    case RecordInRuns::State::Changed:
        return u"changed"_s;
    case RecordInRuns::State::Gone:
        return u"gone"_s;
    }
    return {};
}

QString fileStateTitle(FileInRuns::State state)
{
    switch (state) {
    case FileInRuns::State::Same:
        return say("The same");
    case FileInRuns::State::Changed:
        return say("Changed");
    case FileInRuns::State::New:
        return say("New");
    case FileInRuns::State::Gone:
        return say("Gone");
    }
    return {};
}

QString recordStateTitle(RecordInRuns::State state)
{
    switch (state) {
    case RecordInRuns::State::New:
        return say("New");
    case RecordInRuns::State::Changed:
        return say("Changed");
    case RecordInRuns::State::Gone:
        return say("Gone");
    }
    return {};
}

QString groupTitle(FigureInRuns::Group group)
{
    switch (group) {
    case FigureInRuns::Group::Sum:
        return say("Sums");
    case FigureInRuns::Group::Table:
        return say("Rows in a table");
    case FigureInRuns::Group::Rule:
        return say("Changes by a rule");
    case FigureInRuns::Group::Check:
        return say("Check");
    case FigureInRuns::Group::Decision:
        return say("Decision");
    }
    return {};
}

QString figureTitle(const FigureInRuns &figure)
{
    static const QList<std::pair<QString, const char *>> sums{
        {u"records-read"_s, QT_TRANSLATE_NOOP("RunDifference", "Records read")},
        {u"records-stored"_s, QT_TRANSLATE_NOOP("RunDifference", "Records stored")},
        {u"records-set-aside"_s, QT_TRANSLATE_NOOP("RunDifference", "Records set aside")},
        {u"values-read"_s, QT_TRANSLATE_NOOP("RunDifference", "Values read")},
        {u"values-changed"_s, QT_TRANSLATE_NOOP("RunDifference", "Values changed by rules")},
        {u"values-extra"_s, QT_TRANSLATE_NOOP("RunDifference", "Values kept as extra details")},
        {u"values-set-aside"_s, QT_TRANSLATE_NOOP("RunDifference", "Values set aside")},
        {u"values-left-out"_s, QT_TRANSLATE_NOOP("RunDifference", "Values left out")}};
    for (const auto &[name, title] : sums) {
        if (figure.group == FigureInRuns::Group::Sum && name == figure.name)
            return say(title);
    }
    return figure.title.isEmpty() ? figure.name : figure.title;
}

} // namespace waybill
