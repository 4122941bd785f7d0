// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportsections.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;
using T = ReportText;

QList<ReportColumn> withBalance(QList<ReportColumn> columns)
{
    return columns << ReportColumn{T::tr("Read"), Kind::Figure}
                   << ReportColumn{T::tr("As they are"), Kind::Figure}
                   << ReportColumn{T::tr("Changed"), Kind::Figure}
                   << ReportColumn{T::tr("Kept as extra"), Kind::Figure}
                   << ReportColumn{T::tr("Set aside"), Kind::Figure}
                   << ReportColumn{T::tr("Left out"), Kind::Figure};
}

QStringList withBalance(QStringList cells, const Balance &balance, QStringView separator)
{
    for (const qint64 count : {balance.read, balance.asIs, balance.changed, balance.extra,
                               balance.setAside, balance.leftOut})
        cells << figure(count, separator);
    return cells;
}

ReportSection inputSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"inputs"_s, .title = T::tr("What was read")};
    ReportTable table{.columns = {{T::tr("File"), Kind::Code},
                                  {T::tr("Records"), Kind::Figure},
                                  {T::tr("Size"), Kind::Figure},
                                  {T::tr("Encoding")},
                                  {T::tr("SHA-256"), Kind::Hash}}};
    for (const SourceReport &source : report.sources) {
        const QString name = source.file.isEmpty() ? source.source : source.file;
        if (source.present) {
            table.rows << QStringList{name, figure(source.records, separator),
                                      sizeInBytes(source.bytes), source.encoding,
                                      QString::fromLatin1(source.sha256)};
        } else {
            table.rows << QStringList{name, {}, {}, T::tr("not there"), {}};
        }
    }
    if (table.rows.isEmpty())
        section.paragraphs << T::tr("Nothing was read.");
    else
        section.tables << table;
    return section;
}

ReportTable balanceByFile(const Report &report, QStringView separator)
{
    ReportTable table{.caption = T::tr("Values by file"),
                      .columns = withBalance({{T::tr("File"), Kind::Code}}),
                      .totals = true};
    for (const SourceReport &source : report.sources) {
        if (source.present)
            table.rows << withBalance({source.file}, source.balance, separator);
    }
    table.rows << withBalance({T::tr("All files")}, report.balance, separator);
    return table;
}

ReportTable balanceByField(const Report &report, QStringView separator)
{
    ReportTable table{
        .caption = T::tr("Values by field"),
        .columns = withBalance(
            {{T::tr("Source")}, {T::tr("Field"), Kind::Code}, {T::tr("Stored in"), Kind::Code}}),
        .folded = true};
    for (const FieldBalance &field : report.fields)
        table.rows << withBalance({field.source, field.field, field.target}, field.balance,
                                  separator);
    return table;
}

ReportSection balanceSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"balance"_s, .title = T::tr("Balance")};
    section.paragraphs << balanceDifference(report, separator)
                       << T::tr("%1 records read, %2 stored, %3 set aside.")
                              .arg(figure(report.recordsRead, separator),
                                   figure(report.recordsStored, separator),
                                   figure(report.recordsSetAside, separator));
    if (!report.sources.isEmpty())
        section.tables << balanceByFile(report, separator);
    if (!report.fields.isEmpty())
        section.tables << balanceByField(report, separator);
    return section;
}

ReportSection tableSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"tables"_s, .title = T::tr("Tables")};
    ReportTable table{.columns = {{T::tr("Table"), Kind::Code},
                                  {T::tr("Added"), Kind::Figure},
                                  {T::tr("Updated"), Kind::Figure},
                                  {T::tr("Already there"), Kind::Figure},
                                  {T::tr("Merged"), Kind::Figure},
                                  {T::tr("Rows before"), Kind::Figure},
                                  {T::tr("Rows after"), Kind::Figure}}};
    for (const TableReport &row : report.tables) {
        QStringList cells{row.table};
        for (const qint64 count :
             {row.inserted, row.updated, row.skipped, row.merged, row.before, row.after})
            cells << figure(count, separator);
        table.rows << cells;
    }
    if (table.rows.isEmpty())
        section.paragraphs << T::tr("No table was written.");
    else
        section.tables << table;
    return section;
}

ReportSection ruleSection(const Report &report, QStringView separator)
{
    ReportSection section{.id = u"rules"_s, .title = T::tr("Changed by a rule")};
    ReportTable table{.columns = {{T::tr("Rule")},
                                  {T::tr("Code"), Kind::Code},
                                  {T::tr("Field"), Kind::Code},
                                  {T::tr("Values"), Kind::Figure},
                                  {T::tr("Examples")}}};
    for (const RuleReport &rule : report.rules) {
        QStringList examples;
        for (const auto &[from, to] : rule.examples)
            examples << T::tr("“%1” → “%2”").arg(from, to);
        table.rows << QStringList{rule.title, rule.code, rule.field, figure(rule.count, separator),
                                  examples.join(u"; ")};
    }
    if (table.rows.isEmpty()) {
        section.paragraphs << T::tr("No rule changed a value.");
    } else {
        section.paragraphs << T::tr("The original text of every changed value is kept.");
        section.tables << table;
    }
    return section;
}

ReportSection decisionSection(const Report &report)
{
    ReportSection section{.id = u"decisions"_s, .title = T::tr("Decisions")};
    ReportTable table{.columns = {{T::tr("Question")}, {T::tr("Answer")}, {T::tr("Decided by")}}};
    for (const Decision &decision : report.decisions) {
        const QString question = decision.question.isEmpty() ? decision.id : decision.question;
        table.rows << QStringList{question, decision.answer, decision.who};
    }
    if (table.rows.isEmpty())
        section.paragraphs << T::tr("Nothing had to be decided.");
    else
        section.tables << table;
    return section;
}

ReportSection undoSection(const Report &report)
{
    ReportSection section{.id = u"undo"_s, .title = T::tr("How to undo this")};
    section.steps = report.howToUndo;
    if (!report.backup.isEmpty())
        section.paragraphs << T::tr("The backup is in %1").arg(report.backup);
    else if (report.howToUndo.isEmpty())
        section.paragraphs << T::tr("There is nothing to undo.");
    return section;
}

} // namespace

QList<ReportSection> reportSections(const Report &report, QStringView separator)
{
    return {inputSection(report, separator),
            balanceSection(report, separator),
            tableSection(report, separator),
            ruleSection(report, separator),
            problemSection(report, separator),
            checkSection(report, separator),
            speedSection(report, separator),
            decisionSection(report),
            undoSection(report)};
}

} // namespace waybill
