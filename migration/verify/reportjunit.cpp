// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/printable.h"
#include "migration/verify/reportsections.h"
#include "migration/verify/reportwriter.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Status = CheckReport::Status;
using T = ReportText;

constexpr QStringView space = u" ";

/// One suite: the checks of a group, or what goes for the whole run.
struct Suite
{
    QString name;
    QList<CheckReport> checks;
};

qsizetype count(const QList<CheckReport> &checks, Status status)
{
    return std::count_if(checks.begin(), checks.end(),
                         [status](const CheckReport &check) { return check.status == status; });
}

/// A run that failed may have run no check at all: it must not look green.
Suite runSuite(const Report &report)
{
    CheckReport outcome{.id = u"outcome"_s,
                        .title = T::tr("The run came to its end"),
                        .status = report.ok() ? Status::Pass : Status::Fail,
                        .expected = T::tr("put in place"),
                        .found = outcomeName(report.outcome),
                        .detail = report.failure ? describe(*report.failure) : report.verdict};
    CheckReport balance{.id = u"balance"_s,
                        .title = T::tr("Every value is accounted for"),
                        .status = report.balance.even() ? Status::Pass : Status::Fail,
                        .expected = QString::number(report.balance.read),
                        .found = balanceEquation(report, space),
                        .detail = balanceDifference(report, space)};
    return {.name = T::tr("Run"), .checks = {outcome, balance}};
}

QList<Suite> suites(const Report &report)
{
    QList<Suite> all{runSuite(report)};
    for (const CheckReport &check : report.checks) {
        const auto same = std::find_if(all.begin() + 1, all.end(), [&](const Suite &suite) {
            return suite.name == check.group;
        });
        if (same == all.end())
            all << Suite{.name = check.group, .checks = {check}};
        else
            same->checks << check;
    }
    return all;
}

void writeAttribute(QXmlStreamWriter &xml, const QString &name, const QString &value)
{
    xml.writeAttribute(name, printable(value));
}

void writeCounts(QXmlStreamWriter &xml, const QList<CheckReport> &checks)
{
    writeAttribute(xml, u"tests"_s, QString::number(checks.size()));
    writeAttribute(xml, u"failures"_s, QString::number(count(checks, Status::Fail)));
    writeAttribute(xml, u"errors"_s, u"0"_s);
    writeAttribute(xml, u"skipped"_s, QString::number(count(checks, Status::Skipped)));
}

void writeProperties(QXmlStreamWriter &xml, const Report &report)
{
    const Balance &balance = report.balance;
    const std::pair<QString, QString> properties[] = {
        {u"outcome"_s, outcomeName(report.outcome)},
        {u"playbook"_s, report.playbookId},
        {u"playbook.version"_s, report.playbookVersion},
        {u"program.version"_s, report.programVersion},
        {u"run"_s, QString::number(report.run)},
        {u"database"_s, report.database},
        {u"balance.read"_s, QString::number(balance.read)},
        {u"balance.as_is"_s, QString::number(balance.asIs)},
        {u"balance.changed"_s, QString::number(balance.changed)},
        {u"balance.extra"_s, QString::number(balance.extra)},
        {u"balance.set_aside"_s, QString::number(balance.setAside)},
        {u"balance.left_out"_s, QString::number(balance.leftOut)},
        {u"records.read"_s, QString::number(report.recordsRead)},
        {u"records.stored"_s, QString::number(report.recordsStored)},
        {u"records.set_aside"_s, QString::number(report.recordsSetAside)},
        {u"problems"_s, QString::number(report.problems.size() + report.problemsLeftOut)}};
    xml.writeStartElement(u"properties"_s);
    for (const auto &[name, value] : properties) {
        xml.writeStartElement(u"property"_s);
        writeAttribute(xml, u"name"_s, name);
        writeAttribute(xml, u"value"_s, value);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

/// "expected: 8", "found: 7" and why, one a line.
QString inWords(const CheckReport &check)
{
    QStringList lines;
    if (!check.expected.isEmpty())
        lines << T::tr("Expected: %1").arg(printable(check.expected));
    if (!check.found.isEmpty())
        lines << T::tr("Found: %1").arg(printable(check.found));
    if (!check.detail.isEmpty())
        lines << printable(check.detail);
    return lines.join(u'\n');
}

void writeCase(QXmlStreamWriter &xml, const CheckReport &check)
{
    const QString title = check.title.isEmpty() ? check.id : check.title;
    xml.writeStartElement(u"testcase"_s);
    writeAttribute(xml, u"classname"_s, u"waybill."_s + check.id);
    writeAttribute(xml, u"name"_s, title);
    switch (check.status) {
    case Status::Fail:
        xml.writeStartElement(u"failure"_s);
        writeAttribute(xml, u"message"_s, title);
        xml.writeCharacters(inWords(check));
        xml.writeEndElement();
        break;
    case Status::Skipped:
        xml.writeStartElement(u"skipped"_s);
        writeAttribute(xml, u"message"_s, check.detail);
        xml.writeEndElement();
        break;
    case Status::Warn:
        xml.writeTextElement(u"system-out"_s, T::tr("Warning") + u'\n' + inWords(check));
        break;
    case Status::Pass:
        break;
    }
    xml.writeEndElement();
}

/// What the problems say, in the one place the format has for text.
void writeProblems(QXmlStreamWriter &xml, const Problems &problems)
{
    if (problems.isEmpty())
        return;
    xml.writeStartElement(u"system-out"_s);
    for (const Problem &problem : problems)
        xml.writeCharacters(printable(describe(problem)) + u'\n');
    xml.writeEndElement();
}

} // namespace

QByteArray reportAsJUnit(const Report &report)
{
    const QList<Suite> all = suites(report);
    QList<CheckReport> every;
    for (const Suite &suite : all)
        every << suite.checks;
    QByteArray out;
    QXmlStreamWriter xml(&out);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    writeAttribute(xml, u"name"_s, u"Waybill "_s + report.playbookId);
    writeCounts(xml, every);
    writeAttribute(xml, u"time"_s, QString::number(report.seconds, 'f', 3));
    for (qsizetype i = 0; i < all.size(); ++i) {
        xml.writeStartElement(u"testsuite"_s);
        writeAttribute(xml, u"name"_s, all[i].name);
        writeCounts(xml, all[i].checks);
        if (i == 0)
            writeProperties(xml, report);
        for (const CheckReport &check : all[i].checks)
            writeCase(xml, check);
        if (i == 0)
            writeProblems(xml, report.problems);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return out;
}

} // namespace waybill
