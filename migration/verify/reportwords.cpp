// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportsections.h"
#include "migration/verify/verdict.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using T = ReportText;

QString asideTitle(const Report &report)
{
    if (report.recordsSetAside == 1)
        return T::tr("Complete, 1 record set aside");
    if (report.recordsSetAside > 1)
        return T::tr("Complete, %1 records set aside").arg(report.recordsSetAside);
    if (report.balance.setAside == 1)
        return T::tr("Complete, 1 value set aside");
    return T::tr("Complete, %1 values set aside").arg(report.balance.setAside);
}

QString oneDecimal(double value)
{
    return QString::number(value, 'f', 1);
}

} // namespace

QString outcomeTitle(const Report &report)
{
    if (isUndone(report))
        return T::tr("Undone");
    switch (report.outcome) {
    case RunOutcome::Complete:
        return T::tr("Complete");
    case RunOutcome::CompleteWithSetAside:
        return asideTitle(report);
    case RunOutcome::Unchanged:
        return T::tr("Nothing new");
    case RunOutcome::Rehearsed:
        return T::tr("Rehearsal finished");
    case RunOutcome::Cancelled:
        return T::tr("Cancelled");
    case RunOutcome::Failed:
        break;
    }
    return T::tr("Not put in place");
}

Tone outcomeTone(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Complete:
    case RunOutcome::Unchanged:
        return Tone::Good;
    case RunOutcome::CompleteWithSetAside:
        return Tone::Warning;
    case RunOutcome::Rehearsed:
        return Tone::Note;
    case RunOutcome::Cancelled:
        return Tone::Neutral;
    case RunOutcome::Failed:
        break;
    }
    return Tone::Bad;
}

QString severityTitle(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return T::tr("Note");
    case Severity::Warning:
        return T::tr("Warning");
    case Severity::Error:
        break;
    }
    return T::tr("Error");
}

Tone severityTone(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return Tone::Note;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Error:
        break;
    }
    return Tone::Bad;
}

QStringList verdictNotes(const Report &report)
{
    QStringList notes;
    if (report.rehearsal)
        notes << T::tr("This was a rehearsal: nothing has been changed yet.");
    if (report.undoRehearsed)
        notes << T::tr("The undo was rehearsed too, and gave back the state before.");
    if (report.failure) {
        const Problem &failure = *report.failure;
        notes << T::tr("%1: %2").arg(failure.code, failure.message);
        if (!failure.expected.isEmpty())
            notes << T::tr("Expected: %1").arg(failure.expected);
        if (!failure.found.isEmpty())
            notes << T::tr("Found: %1").arg(failure.found);
        notes << failure.action << failure.hint;
    }
    notes.removeAll(QString());
    return notes;
}

QList<std::pair<QString, QString>> reportFacts(const Report &report, QStringView separator)
{
    const QString playbook =
        QStringList{report.playbookName.isEmpty() ? report.playbookId : report.playbookName,
                    report.playbookVersion}
            .join(u' ')
            .trimmed();
    const QString started = report.started.isValid()
        ? report.started.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s)
        : QString();
    QList<std::pair<QString, QString>> facts{
        {T::tr("Receipt"),
         report.run > 0 ? T::tr("Run %1").arg(figure(report.run, separator)) : QString()},
        {T::tr("Started"), started},
        {T::tr("Time taken"), duration(report.seconds)},
        {T::tr("Playbook"), playbook},
        {T::tr("Playbook SHA-256"), QString::fromLatin1(report.playbookSha256)},
        {T::tr("Program"),
         report.programVersion.isEmpty() ? QString() : u"Waybill "_s + report.programVersion},
        {T::tr("Files from"), report.workspace},
        {T::tr("Database"), report.database},
        {T::tr("Backup"), report.backup}};
    facts.removeIf([](const auto &fact) { return fact.second.isEmpty(); });
    return facts;
}

QList<BalancePart> balanceParts(const Report &report)
{
    qint64 rules = report.rules.size();
    const Balance &balance = report.balance;
    return {{"as-is", T::tr("as they are"), balance.asIs},
            {"changed",
             rules == 0       ? T::tr("changed by a rule")
                 : rules == 1 ? T::tr("changed by 1 rule")
                              : T::tr("changed by %1 rules").arg(rules),
             balance.changed},
            {"extra", T::tr("kept as extras"), balance.extra},
            {"set-aside", T::tr("set aside"), balance.setAside},
            {"left-out", T::tr("left out by you"), balance.leftOut}};
}

QString balanceEquation(const Report &report, QStringView separator)
{
    QStringList terms;
    for (const BalancePart &part : balanceParts(report)) {
        if (part.count != 0 || report.balance.read == 0)
            terms << figure(part.count, separator) + u' ' + part.title;
    }
    return T::tr("%1 values read = %2")
        .arg(figure(report.balance.read, separator), terms.join(u" + "));
}

QString balanceDifference(const Report &report, QStringView separator)
{
    qint64 difference = report.balance.read;
    for (const BalancePart &part : balanceParts(report))
        difference -= part.count;
    return difference == 0
        ? T::tr("Difference 0: every value is accounted for.")
        : T::tr("Difference %1: the balance is not even.").arg(figure(difference, separator));
}

QString figure(qint64 number, QStringView separator)
{
    QString digits = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, separator.toString());
    return digits;
}

QString duration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return {};
    if (seconds < 0.05)
        return u"< 0.1 s"_s;
    if (seconds < 59.95)
        return T::tr("%1 s").arg(oneDecimal(seconds));
    const qint64 whole = qRound64(seconds);
    if (whole < 3600)
        return T::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
    return T::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QChar(u'0'));
}

QString sizeInBytes(qint64 bytes)
{
    if (bytes < 1000)
        return T::tr("%1 B").arg(bytes);
    double size = double(bytes);
    QString unit;
    for (const QLatin1StringView name : {"kB"_L1, "MB"_L1, "GB"_L1, "TB"_L1}) {
        size /= 1000;
        unit = name;
        if (size < 999.95)
            break;
    }
    return oneDecimal(size) + u' ' + unit;
}

} // namespace waybill
