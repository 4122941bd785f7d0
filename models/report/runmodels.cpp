// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/runmodels.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("RunModels", text);
}

QString number(qint64 count)
{
    return count > 0 ? QLocale().toString(count) : QString();
}

/// What has become of a record, by the ledger's word.
QString storedState(const QString &state)
{
    static const QList<std::pair<QString, const char *>> words{
        {u"stored"_s, QT_TRANSLATE_NOOP("RunModels", "Stored")},
        {u"set-aside"_s, QT_TRANSLATE_NOOP("RunModels", "Set aside")},
        {u"left-out"_s, QT_TRANSLATE_NOOP("RunModels", "Left out")},
        {u"same"_s, QT_TRANSLATE_NOOP("RunModels", "As before")}};
    for (const auto &[word, title] : words) {
        if (word == state)
            return say(title);
    }
    return state;
}

QString receiptStatus(const ReceiptCheck &check)
{
    switch (check.status) {
    case ReceiptCheck::Status::Confirmed:
        return say("The same");
    case ReceiptCheck::Status::Different:
        return say("Different");
    case ReceiptCheck::Status::Edited:
        return say("Edited since");
    case ReceiptCheck::Status::NotChecked:
        return say("Not checked");
    }
    return {};
}

QString receiptMark(const ReceiptCheck &check)
{
    return check.status == ReceiptCheck::Status::Different ? u"bad"_s
        : check.status == ReceiptCheck::Status::NotChecked ? u"muted"_s
                                                           : u"good"_s;
}

} // namespace

ReportRecordModel::ReportRecordModel(QObject *parent)
    : ValueModel(parent)
{
    const auto add = [this](const char *title, auto text) {
        addColumn({.title = say(title), .text = [text](const ReportRecord &record) -> QVariant {
                       return text(record);
                   }});
    };
    using R = ReportRecord;
    add("File", [](const R &record) { return record.file; });
    addColumn({.title = say("Line"),
               .text = [](const R &record) -> QVariant { return number(record.line); },
               .number = true,
               .sort = [](const R &record) -> QVariant { return record.line; }});
    add("Field", [](const R &record) { return record.field; });
    addColumn({.title = say("State"),
               .text = [](const R &record) -> QVariant { return storedState(record.state); },
               .mark =
                   [](const R &record) {
                       return record.state.isEmpty()     ? QString()
                           : record.state == "stored"_L1 ? u"good"_s
                           : record.state == "same"_L1   ? u"muted"_s
                                                         : u"warn"_s;
                   }});
    add("What happened", [](const R &record) { return record.message; });
    add("What it was", [this](const R &record) { return cell(record, record.was); });
    add("What is stored", [this](const R &record) { return cell(record, record.stored); });
    add("Rule", [](const R &record) { return record.code; });
    add("Table", [](const R &record) { return record.table; });
    add("Row", [](const R &record) { return record.key; });
}

QString ReportRecordModel::cell(const ReportRecord &record, const QString &text) const
{
    return record.isPersonal && !m_showsPersonal && !text.isEmpty() ? say("(about people)") : text;
}

void ReportRecordModel::append(const QList<ReportRecord> &more)
{
    setValues(values() + more);
}

void ReportRecordModel::showPersonal(bool shown)
{
    m_showsPersonal = shown;
    setValues(values());
}

FileInRunsModel::FileInRunsModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("File"),
               .text = [](const FileInRuns &file) -> QVariant { return file.file; }});
    addColumn(
        {.title = say("State"),
         .text = [](const FileInRuns &file) -> QVariant { return fileStateTitle(file.state); },
         .mark =
             [](const FileInRuns &file) {
                 return file.state == FileInRuns::State::Same ? u"good"_s : u"warn"_s;
             }});
    addColumn({.title = say("Records before"),
               .text = [](const FileInRuns &file) -> QVariant { return number(file.firstRecords); },
               .number = true});
    addColumn(
        {.title = say("Records after"),
         .text = [](const FileInRuns &file) -> QVariant { return number(file.secondRecords); },
         .number = true});
    addColumn({.title = say("SHA-256 before"), .text = [](const FileInRuns &file) -> QVariant {
                   return QString::fromLatin1(file.first);
               }});
    addColumn({.title = say("SHA-256 after"), .text = [](const FileInRuns &file) -> QVariant {
                   return QString::fromLatin1(file.second);
               }});
}

FigureInRunsModel::FigureInRunsModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("What"), .text = [](const FigureInRuns &figure) -> QVariant {
                   return groupTitle(figure.group);
               }});
    addColumn({.title = say("Name"),
               .text = [](const FigureInRuns &figure) -> QVariant { return figureTitle(figure); }});
    addColumn({.title = say("Before"),
               .text = [](const FigureInRuns &figure) -> QVariant { return figure.first; }});
    addColumn({.title = say("After"),
               .text = [](const FigureInRuns &figure) -> QVariant { return figure.second; }});
    addColumn(
        {.title = say("State"),
         .text = [](const FigureInRuns &figure) -> QVariant {
             return figure.isSame() ? say("The same") : say("Different");
         },
         .mark =
             [](const FigureInRuns &figure) { return figure.isSame() ? u"muted"_s : u"warn"_s; }});
}

RecordInRunsModel::RecordInRunsModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("State"),
               .text = [](const RecordInRuns &record) -> QVariant {
                   return recordStateTitle(record.state);
               },
               .mark =
                   [](const RecordInRuns &record) {
                       return record.state == RecordInRuns::State::New ? u"good"_s
                           : record.state == RecordInRuns::State::Gone ? u"bad"_s
                                                                       : u"warn"_s;
                   }});
    addColumn({.title = say("File"),
               .text = [](const RecordInRuns &record) -> QVariant { return record.file; }});
    addColumn({.title = say("Line"),
               .text = [](const RecordInRuns &record) -> QVariant { return number(record.line); },
               .number = true,
               .sort = [](const RecordInRuns &record) -> QVariant { return record.line; }});
    addColumn({.title = say("Table"),
               .text = [](const RecordInRuns &record) -> QVariant { return record.table; }});
    addColumn({.title = say("Row"),
               .text = [](const RecordInRuns &record) -> QVariant { return record.key; }});
}

ReceiptCheckModel::ReceiptCheckModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("What"),
               .text = [](const ReceiptCheck &check) -> QVariant { return check.what; }});
    addColumn({.title = say("State"),
               .text = [](const ReceiptCheck &check) -> QVariant { return receiptStatus(check); },
               .mark = receiptMark});
    addColumn({.title = say("In words"),
               .text = [](const ReceiptCheck &check) -> QVariant { return check.detail; }});
}

} // namespace waybill
