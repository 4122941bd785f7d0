// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/reportmodels.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("ReportModels", text);
}

/// A column with a count; nothing is shown for none, so that the counts that matter stand out.
template<typename T, typename Count>
typename ValueModel<T>::Column countColumn(const char *title, Count count)
{
    return {.title = say(title),
            .text = [count](const T &value) -> QVariant {
                const qint64 number = count(value);
                return number ? QLocale().toString(number) : u"–"_s;
            },
            .number = true,
            .sort = [count](const T &value) -> QVariant { return count(value); }};
}

template<typename T, typename Text>
typename ValueModel<T>::Column textColumn(const char *title, Text text)
{
    return {.title = say(title),
            .text = [text](const T &value) -> QVariant { return text(value); }};
}

/// The five states of a balance, for sources and for fields.
template<typename T, typename Add>
void addBalance(Add add)
{
    add(countColumn<T>("Read", [](const T &value) { return value.balance.read; }));
    add(countColumn<T>("As they are", [](const T &value) { return value.balance.asIs; }));
    add(countColumn<T>("Changed", [](const T &value) { return value.balance.changed; }));
    add(countColumn<T>("Extra details", [](const T &value) { return value.balance.extra; }));
    add(countColumn<T>("Set aside", [](const T &value) { return value.balance.setAside; }));
    add(countColumn<T>("Left out", [](const T &value) { return value.balance.leftOut; }));
}

QString checkText(const CheckReport &check)
{
    switch (check.status) {
    case CheckReport::Status::Pass:
        return say("Passed");
    case CheckReport::Status::Fail:
        return say("Failed");
    case CheckReport::Status::Warn:
        return say("Worth a look");
    case CheckReport::Status::Skipped:
        break;
    }
    return say("Not run");
}

QString checkMark(const CheckReport &check)
{
    switch (check.status) {
    case CheckReport::Status::Pass:
        return u"good"_s;
    case CheckReport::Status::Fail:
        return u"bad"_s;
    case CheckReport::Status::Warn:
        return u"warn"_s;
    case CheckReport::Status::Skipped:
        break;
    }
    return u"muted"_s;
}

QString examplesText(const RuleReport &rule)
{
    QStringList examples;
    for (const auto &[from, to] : rule.examples)
        examples << u"“%1” → “%2”"_s.arg(from, to);
    return examples.join(u"   "_s);
}

} // namespace

TableReportModel::TableReportModel(QObject *parent)
    : ValueModel(parent)
{
    using T = TableReport;
    addColumn(textColumn<T>("Table", [](const T &table) { return table.table; }));
    addColumn(countColumn<T>("Added", [](const T &table) { return table.inserted; }));
    addColumn(countColumn<T>("Updated", [](const T &table) { return table.updated; }));
    addColumn(countColumn<T>("Already there", [](const T &table) { return table.skipped; }));
    addColumn(countColumn<T>("Merged", [](const T &table) { return table.merged; }));
    addColumn(countColumn<T>("Rows before", [](const T &table) { return table.before; }));
    addColumn(countColumn<T>("Rows after", [](const T &table) { return table.after; }));
}

SourceReportModel::SourceReportModel(QObject *parent)
    : ValueModel(parent)
{
    using T = SourceReport;
    addColumn(textColumn<T>("File", [](const T &source) { return source.file; }));
    addColumn(countColumn<T>("Records", [](const T &source) { return source.records; }));
    addBalance<T>([this](Column column) { addColumn(std::move(column)); });
    addColumn(textColumn<T>("Encoding", [](const T &source) {
        return source.present ? source.encoding : say("Not there");
    }));
    addColumn(textColumn<T>("SHA-256",
                            [](const T &source) { return QString::fromLatin1(source.sha256); }));
}

FieldBalanceModel::FieldBalanceModel(QObject *parent)
    : ValueModel(parent)
{
    using T = FieldBalance;
    addColumn(textColumn<T>("Source", [](const T &field) { return field.source; }));
    addColumn(textColumn<T>("Field", [](const T &field) { return field.field; }));
    addColumn(textColumn<T>("Goes to", [](const T &field) { return field.target; }));
    addBalance<T>([this](Column column) { addColumn(std::move(column)); });
}

RuleModel::RuleModel(QObject *parent)
    : ValueModel(parent)
{
    using T = RuleReport;
    addColumn(textColumn<T>("Code", [](const T &rule) { return rule.code; }));
    addColumn(textColumn<T>("Rule", [](const T &rule) { return rule.title; }));
    addColumn(textColumn<T>("Field", [](const T &rule) { return rule.field; }));
    addColumn(countColumn<T>("Values", [](const T &rule) { return rule.count; }));
    addColumn(textColumn<T>("Examples", examplesText));
}

CheckModel::CheckModel(QObject *parent)
    : ValueModel(parent)
{
    using T = CheckReport;
    addColumn(textColumn<T>("Group", [](const T &check) { return check.group; }));
    addColumn(textColumn<T>("Check", [](const T &check) { return check.title; }));
    addColumn({.title = say("Result"),
               .text = [](const T &check) -> QVariant { return checkText(check); },
               .mark = checkMark});
    addColumn(textColumn<T>("Expected", [](const T &check) { return check.expected; }));
    addColumn(textColumn<T>("Found", [](const T &check) { return check.found; }));
    addColumn(textColumn<T>("Remark", [](const T &check) { return check.detail; }));
}

DecisionModel::DecisionModel(QObject *parent)
    : ValueModel(parent)
{
    using T = Decision;
    addColumn(textColumn<T>("Question", [](const T &decision) { return decision.question; }));
    addColumn(textColumn<T>("Answer", [](const T &decision) { return decision.answer; }));
    addColumn(textColumn<T>("By", [](const T &decision) {
        return decision.who == "default"_L1     ? say("Default")
            : decision.who == "answers file"_L1 ? say("Answers file")
                                                : say("You");
    }));
}

} // namespace waybill
