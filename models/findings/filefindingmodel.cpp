// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/filefindingmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("FileFindingModel", text);
}

QString stateText(const FileFinding &file)
{
    switch (file.state) {
    case FileFinding::State::Ready:
        return file.problems > 0 ? say("Ready, with remarks") : say("Ready");
    case FileFinding::State::Missing:
        return file.required ? say("Missing, and needed") : say("Not there (optional)");
    case FileFinding::State::Unreadable:
        return say("Cannot be read");
    case FileFinding::State::Empty:
        return say("Empty");
    case FileFinding::State::NotRead:
        break;
    }
    return say("Not part of this playbook");
}

QString markOf(const FileFinding &file)
{
    switch (file.state) {
    case FileFinding::State::Ready:
        return file.problems > 0 ? u"warn"_s : u"good"_s;
    case FileFinding::State::Missing:
        return file.required ? u"bad"_s : u"muted"_s;
    case FileFinding::State::Unreadable:
        return u"bad"_s;
    case FileFinding::State::Empty:
        return u"warn"_s;
    case FileFinding::State::NotRead:
        break;
    }
    return u"muted"_s;
}

QString encodingText(const FileFinding &file)
{
    return file.state == FileFinding::State::Ready ? QString::fromStdString(file.dialect.encoding)
                                                   : QString();
}

QVariant number(qint64 count, bool shown)
{
    return shown ? QLocale().toString(count) : QString();
}

} // namespace

FileFindingModel::FileFindingModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("File"),
               .text = [](const FileFinding &file) -> QVariant { return file.file; }});
    addColumn({.title = say("State"),
               .text = [](const FileFinding &file) -> QVariant { return stateText(file); },
               .mark = markOf});
    addColumn({.title = say("Records"),
               .text =
                   [](const FileFinding &file) {
                       return number(file.records, file.state == FileFinding::State::Ready);
                   },
               .number = true,
               .sort = [](const FileFinding &file) -> QVariant { return file.records; }});
    addColumn({.title = say("Values"),
               .text =
                   [](const FileFinding &file) {
                       return number(file.values, file.state == FileFinding::State::Ready);
                   },
               .number = true,
               .sort = [](const FileFinding &file) -> QVariant { return file.values; }});
    addColumn(
        {.title = say("Remarks"),
         .text = [](const FileFinding &file) { return number(file.problems, file.problems); },
         .number = true,
         .mark =
             [](const FileFinding &file) { return file.problems > 0 ? u"warn"_s : QString(); }});
    addColumn({.title = say("Size"),
               .text = [](const FileFinding &file) -> QVariant {
                   return file.state == FileFinding::State::Missing
                       ? QString()
                       : QLocale().formattedDataSize(file.bytes, 1, QLocale::DataSizeSIFormat);
               },
               .number = true,
               .sort = [](const FileFinding &file) -> QVariant { return file.bytes; }});
    addColumn({.title = say("Encoding"),
               .text = [](const FileFinding &file) -> QVariant { return encodingText(file); }});
    addColumn({.title = say("What it is"), .text = [](const FileFinding &file) -> QVariant {
                   return file.family.isEmpty() ? file.title
                                                : u"%1 (%2)"_s.arg(file.title, file.family);
               }});
}

} // namespace waybill
