// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportsections.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;
using T = ReportText;

std::pair<QString, Tone> phaseStatus(const QString &status)
{
    if (status == "done"_L1)
        return {T::tr("Done"), Tone::Good};
    if (status == "failed"_L1)
        return {T::tr("Failed"), Tone::Bad};
    if (status == "cancelled"_L1)
        return {T::tr("Cancelled"), Tone::Warning};
    if (status == "not-run"_L1)
        return {T::tr("Not run"), Tone::Neutral};
    if (status == "undone"_L1)
        return {T::tr("Undone"), Tone::Note};
    return {status, Tone::Neutral};
}

Tone checkTone(CheckReport::Status status)
{
    switch (status) {
    case CheckReport::Status::Pass:
        return Tone::Good;
    case CheckReport::Status::Warn:
        return Tone::Warning;
    case CheckReport::Status::Skipped:
        return Tone::Neutral;
    case CheckReport::Status::Fail:
        break;
    }
    return Tone::Bad;
}

QString checkStatus(CheckReport::Status status)
{
    switch (status) {
    case CheckReport::Status::Pass:
        return T::tr("Passed");
    case CheckReport::Status::Warn:
        return T::tr("Warning");
    case CheckReport::Status::Skipped:
        return T::tr("Not run");
    case CheckReport::Status::Fail:
        break;
    }
    return T::tr("Failed");
}

ReportTable checkTable(const QString &group)
{
    return {.caption = group,
            .columns = {{T::tr("Result"), Kind::Status},
                        {T::tr("Check")},
                        {T::tr("Expected")},
                        {T::tr("Found")},
                        {T::tr("Detail")}}};
}

QString checkSummary(const QList<CheckReport> &checks, QStringView separator)
{
    qint64 passed = 0;
    qint64 failed = 0;
    for (const CheckReport &check : checks) {
        passed += check.status == CheckReport::Status::Pass ? 1 : 0;
        failed += check.status == CheckReport::Status::Fail ? 1 : 0;
    }
    return T::tr("%1 of %2 checks passed, %3 failed.")
        .arg(figure(passed, separator), figure(checks.size(), separator),
             figure(failed, separator));
}

} // namespace

ReportSection checkSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"checks"_s, .title = T::tr("Checks")};
    if (report.checks.isEmpty()) {
        section.paragraphs << T::tr("No check was run.");
        return section;
    }
    section.paragraphs << checkSummary(report.checks, separator);
    QStringList groups;
    for (const CheckReport &check : report.checks) {
        if (!groups.contains(check.group)) {
            groups << check.group;
            section.tables << checkTable(check.group);
        }
        ReportTable &table = section.tables[groups.indexOf(check.group)];
        table.rows << QStringList{checkStatus(check.status),
                                  check.title.isEmpty() ? check.id : check.title, check.expected,
                                  check.found, check.detail};
        table.tones << checkTone(check.status);
    }
    return section;
}

ReportSection speedSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"speed"_s, .title = T::tr("Speed")};
    section.paragraphs << T::tr("The whole run took %1.").arg(duration(report.seconds));
    ReportTable table{.columns = {{T::tr("Phase")},
                                  {T::tr("State"), Kind::Status},
                                  {T::tr("Time"), Kind::Figure},
                                  {T::tr("Rows"), Kind::Figure},
                                  {T::tr("Rows a second"), Kind::Figure}}};
    for (const PhaseReport &phase : report.phases) {
        const auto [state, tone] = phaseStatus(phase.status);
        const bool measured = phase.rows > 0 && phase.seconds > 0;
        table.rows << QStringList{phase.title.isEmpty() ? phase.id : phase.title, state,
                                  duration(phase.seconds), figure(phase.rows, separator),
                                  measured ? figure(qRound64(phase.rowsPerSecond()), separator)
                                           : QString()};
        table.tones << tone;
    }
    if (!table.rows.isEmpty())
        section.tables << table;
    return section;
}

} // namespace waybill
