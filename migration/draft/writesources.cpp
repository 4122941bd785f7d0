// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/writedraft.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

const char *recordsOf(const DraftSource &source)
{
    switch (source.survey.form) {
    case Survey::Form::Document:
        return "document";
    case Survey::Form::Lines:
        return "lines";
    case Survey::Form::Elements:
    case Survey::Form::Rows:
        break;
    }
    return "elements";
}

void writeSource(const PlaybookDraft &draft, const DraftSource &source, qsizetype number,
                 YamlText &yaml)
{
    const bool isAlone = source.isPattern || source.files.size() == 1;
    const QString title =
        isAlone ? source.title : source.title + u' ' + QString::number(number + 1);
    yaml.comment(2,
                 say("Records looked at: %1.").arg(source.survey.records)
                     + (source.survey.isComplete
                            ? QString()
                            : u' ' + say("The file is larger, so nothing of it is certain.")));
    if (source.survey.isGuessedEncoding)
        yaml.comment(2,
                     say("No Unicode; read as %1, which fits best.")
                         .arg(QString::fromStdString(source.survey.encoding)));
    for (const QString &note : source.notes)
        yaml.comment(2, note);
    yaml.line(2, numbered(source.name, number) + ':');
    yaml.line(4, "title: " + asText(title));
    yaml.line(4,
              (source.isPattern ? "files: " : "file: ")
                  + asText(source.isPattern ? source.file : source.files[number]));
    yaml.line(4, source.survey.isCsv() ? "format: csv" : "format: json");
    if (!source.survey.isCsv())
        yaml.line(4, std::string("records: ") + recordsOf(source));
    if (draft.sources.size() == 1 && isAlone)
        yaml.line(4, "required: true");
    if (!source.identity.empty())
        yaml.line(4, "identity: [" + asText(source.identity) + ']');
    if (source.survey.isCsv()) {
        yaml.line(4, "fields:");
        for (const DraftSource::Field &field : source.fields)
            yaml.line(6,
                      field.name + ": {label: " + asText(field.label) + ", headers: ["
                          + asText(field.header) + "]}");
    }
}

} // namespace

std::string numbered(const std::string &name, qsizetype number)
{
    return number == 0 ? name : name + '_' + std::to_string(number + 1);
}

void writeSources(const PlaybookDraft &draft, YamlText &yaml)
{
    yaml.line(0, "sources:");
    for (const std::size_t i : draft.loadOrder) {
        const DraftSource &source = *draft.sources[i];
        const qsizetype count = source.isPattern ? 1 : source.files.size();
        for (qsizetype number = 0; number < count; ++number)
            writeSource(draft, source, number, yaml);
    }
}

void writeWords(const PlaybookDraft &draft, YamlText &yaml)
{
    bool any = false;
    for (const DraftTable &table : draft.tables) {
        for (const DraftColumn &column : table.columns) {
            if (column.type.editor != "words")
                continue;
            if (!any) {
                yaml.blank();
                yaml.line(0, "words:");
            }
            any = true;
            yaml.line(2, column.wordsName + ':');
            for (const auto &[word, label] : column.type.words)
                yaml.line(4,
                          asText(std::string_view(word)) + ": {label: " + asText(label)
                              + ", from: [" + asText(std::string_view(word)) + "]}");
        }
    }
}

void writeChecks(const PlaybookDraft &draft, YamlText &yaml)
{
    bool any = false;
    const auto check = [&](const std::string &id, const QString &title, const std::string &what) {
        if (!any) {
            yaml.blank();
            yaml.line(0, "checks:");
        }
        any = true;
        yaml.line(2, id + ": {title: " + asText(title) + ", " + what + '}');
    };
    for (const DraftTable &table : draft.tables) {
        for (const DraftColumn &column : table.columns) {
            const std::string place = table.name + '.' + column.name;
            const std::string id = (table.name + '-' + column.name).substr(0, 60);
            if (column.isKey)
                check(id, say("%1: each has a key, %2").arg(table.title, column.label),
                      "required: " + place);
            if (column.type.editor == "words")
                check(id, say("%1: %2 is a known word").arg(table.title, column.label),
                      "words: " + place + ", map: " + column.wordsName);
        }
    }
}

} // namespace waybill
