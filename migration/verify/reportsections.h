// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/verify/report.h"

#include <QCoreApplication>

namespace waybill {

/// The context of every sentence in a report.
struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

enum class Tone { Neutral, Good, Note, Warning, Bad };

struct ReportColumn
{
    enum class Kind { Text, Figure, Status, Code, Hash };

    QString title;
    Kind kind = Kind::Text;
};

/// A table as people read it. Every text in it is data: whoever writes it out escapes it.
struct ReportTable
{
    QString caption; ///< empty when the section's title says it
    QString note; ///< what goes for all rows
    QList<ReportColumn> columns;
    QList<QStringList> rows;
    QList<Tone> tones; ///< of the rows' status cells; empty when there are none
    bool totals = false; ///< the last row sums up the others
    bool folded = false; ///< too long to be in the way: shown on request where that is possible
    Tone tone = Tone::Neutral;
};

/// One part of the report as people read it, whatever the format.
struct ReportSection
{
    QString id;
    QString title;
    QStringList paragraphs;
    QList<ReportTable> tables;
    QStringList steps; ///< a list of lines
};

/// How large one part of the balance is.
struct BalancePart
{
    const char *id; ///< "as-is", "changed", "extra", "set-aside", "left-out"
    QString title;
    qint64 count;
};

/// The parts of the report below its verdict, in their order. Digits are grouped by \a separator.
QList<ReportSection> reportSections(const Report &report, QStringView separator);
ReportSection checkSection(const Report &report, QStringView separator);
ReportSection speedSection(const Report &report, QStringView separator);
ReportSection problemSection(const Report &report, QStringView separator);

QString outcomeTitle(const Report &report); ///< "Complete, 6 records set aside"
Tone outcomeTone(RunOutcome outcome);
QString severityTitle(Severity severity); ///< "Error"
Tone severityTone(Severity severity);
/// What is to say right below the verdict: the rehearsal, the failure.
QStringList verdictNotes(const Report &report);
/// Label and value of what identifies the run: receipt, time, playbook, program, places.
QList<std::pair<QString, QString>> reportFacts(const Report &report, QStringView separator);

QList<BalancePart> balanceParts(const Report &report);
/// "12 486 values read = 12 311 as they are + 166 changed by 9 rules + ..."
QString balanceEquation(const Report &report, QStringView separator);
QString balanceDifference(const Report &report, QStringView separator); ///< "Difference 0"

QString figure(qint64 number, QStringView separator); ///< "12 486"
QString duration(double seconds); ///< "0.3 s", "2 min 05 s"
QString sizeInBytes(qint64 bytes); ///< "1.4 MB"

} // namespace waybill
