// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspectiontext.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/verify/texttable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ReportColumn::Kind;
using Fate = FieldFinding::Fate;
using State = FileFinding::State;

constexpr QStringView space = u" ";

std::pair<QString, Tone> stateWord(const FileFinding &file)
{
    switch (file.state) {
    case State::Ready:
        return {Cli::tr("ready"), Tone::Good};
    case State::Missing:
        return {Cli::tr("not there"), file.required ? Tone::Bad : Tone::Note};
    case State::Unreadable:
        return {Cli::tr("cannot be read"), Tone::Bad};
    case State::Empty:
        return {Cli::tr("empty"), Tone::Note};
    case State::NotRead:
        break;
    }
    return {Cli::tr("not read"), Tone::Neutral};
}

std::pair<QString, Tone> fateWord(Fate fate)
{
    switch (fate) {
    case Fate::AsIs:
        return {Cli::tr("as it is"), Tone::Good};
    case Fate::Changed:
        return {Cli::tr("changed by a rule"), Tone::Note};
    case Fate::NeedsAnswer:
        return {Cli::tr("needs an answer"), Tone::Warning};
    case Fate::Extra:
        return {Cli::tr("kept as extra"), Tone::Note};
    case Fate::LeftOut:
        return {Cli::tr("left out"), Tone::Note};
    case Fate::Secret:
        break;
    }
    return {Cli::tr("secret"), Tone::Warning};
}

QString heading(const QString &title, bool colour)
{
    return u'\n' + bold(title, colour) + u'\n';
}

QString filesText(const Inspection &inspection, bool colour)
{
    ReportTable table{.columns = {{Cli::tr("State"), Kind::Status},
                                  {Cli::tr("File")},
                                  {Cli::tr("Records"), Kind::Figure},
                                  {Cli::tr("Size"), Kind::Figure},
                                  {Cli::tr("Encoding")},
                                  {Cli::tr("Problems"), Kind::Figure},
                                  {Cli::tr("Remark")}}};
    for (const FileFinding &file : inspection.files) {
        const auto [word, tone] = stateWord(file);
        const bool isRead = file.state == State::Ready || file.state == State::Empty;
        table.rows.append({word, file.file, isRead ? figure(file.records, space) : QString(),
                           file.bytes > 0 ? sizeInBytes(file.bytes) : QString(),
                           isRead ? QString::fromStdString(file.dialect.encoding) : QString(),
                           file.problems > 0 ? figure(file.problems, space) : QString(),
                           file.family});
        table.tones.append(tone);
    }
    return heading(Cli::tr("Files"), colour) + textTable(table, colour);
}

bool needsALook(const FieldFinding &field)
{
    return field.fate != Fate::AsIs || field.refused > 0;
}

QString fieldsText(const Inspection &inspection, bool all, bool colour)
{
    ReportTable table{.columns = {{Cli::tr("Fate"), Kind::Status},
                                  {Cli::tr("Field")},
                                  {Cli::tr("Goes to")},
                                  {Cli::tr("Values"), Kind::Figure},
                                  {Cli::tr("Changed"), Kind::Figure},
                                  {Cli::tr("Refused"), Kind::Figure},
                                  {Cli::tr("How")}}};
    for (const FieldFinding &field : inspection.fields) {
        if (!all && !needsALook(field))
            continue;
        const auto [word, tone] = fateWord(field.fate);
        table.rows.append({word, QString::fromStdString(field.source) + u": "_s + field.field,
                           field.target, figure(field.values, space), figure(field.changed, space),
                           figure(field.refused, space), field.how});
        table.tones.append(tone);
    }
    return table.rows.isEmpty()
        ? QString()
        : heading(all ? Cli::tr("Fields") : Cli::tr("Fields that are worth a look"), colour)
            + textTable(table, colour);
}

QString questionsText(const Inspection &inspection, bool colour)
{
    if (inspection.questions.isEmpty())
        return {};
    QString text = heading(Cli::tr("Questions"), colour);
    for (const Question &question : inspection.questions) {
        text += u"  %1\n    %2\n"_s.arg(printable(QString::fromStdString(question.id)),
                                        printable(question.text));
        if (!question.detail.isEmpty())
            text += u"    "_s + printable(question.detail) + u'\n';
        for (const Question::Option &option : question.options) {
            text += u"      %1: %2%3\n"_s.arg(
                printable(QString::fromStdString(option.value)), printable(option.label),
                option.value == question.fallback ? u' ' + Cli::tr("(default)") : QString());
        }
    }
    return text;
}

const char *stateName(State state)
{
    constexpr const char *names[] = {"ready", "missing", "unreadable", "empty", "not-read"};
    return names[static_cast<int>(state)];
}

const char *fateName(Fate fate)
{
    constexpr const char *names[] = {"as-is", "changed",  "needs-answer",
                                     "extra", "left-out", "secret"};
    return names[static_cast<int>(fate)];
}

void writeFile(JsonWriter &json, const FileFinding &file)
{
    json.beginObject()
        .field("file", file.file)
        .field("source", file.source)
        .field("title", file.title)
        .field("state", stateName(file.state))
        .field("required", file.required)
        .field("format", file.format)
        .field("bytes", file.bytes)
        .field("sha256", file.sha256)
        .field("records", file.records)
        .field("values", file.values)
        .field("encoding", file.dialect.encoding)
        .field("byte_order_mark", file.dialect.byteOrderMark)
        .field("family", file.family)
        .field("problems", file.problems)
        .key("encodings")
        .beginArray();
    for (const EncodingCandidate &candidate : file.encodings.candidates)
        json.value(candidate.name);
    json.endArray().endObject();
}

void writeField(JsonWriter &json, const FieldFinding &field)
{
    json.beginObject()
        .field("source", field.source)
        .field("field", field.field)
        .field("target", field.target)
        .field("how", field.how)
        .field("fate", fateName(field.fate))
        .field("values", field.values)
        .field("blank", field.blank)
        .field("changed", field.changed)
        .field("refused", field.refused)
        .key("samples")
        .beginArray();
    for (const QString &sample : field.samples)
        json.value(sample);
    json.endArray().endObject();
}

void writeQuestion(JsonWriter &json, const Question &question)
{
    json.beginObject()
        .field("id", question.id)
        .field("text", question.text)
        .field("detail", question.detail)
        .field("default", question.fallback)
        .field("suggestion", question.suggestion)
        .field("count", question.count)
        .key("options")
        .beginArray();
    for (const Question::Option &option : question.options)
        json.beginObject().field("value", option.value).field("label", option.label).endObject();
    json.endArray().endObject();
}

} // namespace

QString inspectionAsText(const Inspection &inspection, bool allFields, bool colour)
{
    QString text = u"%1\n%2\n"_s.arg(
        printable(inspection.workspace),
        inspection.canRun ? Cli::tr("This can be migrated.")
                          : Cli::tr("This cannot be migrated: a file that is needed is missing or "
                                    "cannot be read."));
    text += filesText(inspection, colour);
    text += fieldsText(inspection, allFields, colour);
    return text + questionsText(inspection, colour);
}

void writeInspection(JsonWriter &json, const Inspection &inspection)
{
    json.field("outcome", inspection.canRun ? "complete" : "failed")
        .field("workspace", inspection.workspace)
        .field("can_run", inspection.canRun)
        .field("bytes", inspection.bytes)
        .field("records", inspection.records);
    json.key("files").beginArray();
    for (const FileFinding &file : inspection.files)
        writeFile(json, file);
    json.endArray().key("fields").beginArray();
    for (const FieldFinding &field : inspection.fields)
        writeField(json, field);
    json.endArray().key("questions").beginArray();
    for (const Question &question : inspection.questions)
        writeQuestion(json, question);
    json.endArray();
    writeProblems(json, inspection.problems);
}

} // namespace waybill
