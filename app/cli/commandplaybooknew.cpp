// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/draft/draft.h"
#include "migration/verify/texttable.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct NewOptions
{
    std::string workspace;
    std::string name;
    std::string id;
    std::string folder;
    std::vector<std::string> leaveOut;
    bool replace = false;
};

/// As the draft knows files: inside the folder, wherever the path starts.
QString insideOf(const QString &folder, const QString &path)
{
    const QDir workspace(QFileInfo(folder).absoluteFilePath());
    if (QFileInfo(path).isRelative() && workspace.exists(path))
        return QDir::cleanPath(path);
    return workspace.relativeFilePath(QFileInfo(path).absoluteFilePath());
}

QString keyText(const DraftTable &table)
{
    const DraftColumn *key = table.key();
    return key ? QString::fromStdString(key->name) : QString();
}

QString relationText(const PlaybookDraft &draft, const DraftTable &table)
{
    QStringList others;
    if (table.parent)
        others << QString::fromStdString(draft.tables[*table.parent].name);
    for (const DraftColumn &column : table.columns) {
        if (!column.refersTo.empty())
            others << QString::fromStdString(column.refersTo);
    }
    return others.join(u", "_s);
}

void show(const PlaybookDraft &draft, const QString &file, Console &console)
{
    using Kind = ReportColumn::Kind;
    ReportTable tables{.columns = {{Cli::tr("Table"), Kind::Text},
                                   {Cli::tr("Rows"), Kind::Figure},
                                   {Cli::tr("Columns"), Kind::Figure},
                                   {Cli::tr("Key"), Kind::Text},
                                   {Cli::tr("Refers to"), Kind::Text},
                                   {Cli::tr("From"), Kind::Text}}};
    for (const DraftTable &table : draft.tables)
        tables.rows.append({QString::fromStdString(table.name), QString::number(table.rows),
                            QString::number(table.columns.size()), keyText(table),
                            relationText(draft, table), draft.sources[table.source]->file});
    console.print(textTable(tables, console.colour()));
    console.note(
        Cli::tr("Drafted %1. Its comments say what was guessed, and why.").arg(printable(file)));
}

void writeTable(JsonWriter &json, const PlaybookDraft &draft, const DraftTable &table)
{
    json.beginObject()
        .field("name", table.name)
        .field("rows", table.rows)
        .field("source", draft.sources[table.source]->name)
        .key("parent");
    if (table.parent)
        json.value(std::string_view(draft.tables[*table.parent].name));
    else
        json.null();
    json.key("columns").beginArray();
    for (const DraftColumn &column : table.columns) {
        json.beginObject()
            .field("name", column.name)
            .field("label", column.label)
            .field("as",
                   column.type.editor == "words" ? "words:" + column.wordsName
                                                 : column.type.converter)
            .field("key", column.isKey)
            .field("refersTo",
                   column.refersTo.empty() ? std::string()
                                           : column.refersTo + '.' + column.refersToColumn)
            .field("decided", column.type.isDecided)
            .field("reason", column.type.reason)
            .endObject();
    }
    json.endArray().endObject();
}

void writeDraftDocument(JsonWriter &json, const PlaybookDraft &draft, const QString &file)
{
    json.field("outcome", "complete")
        .field("id", draft.id)
        .field("name", draft.name)
        .field("file", file)
        .key("files")
        .beginArray();
    for (const QString &source : draft.files)
        json.value(source);
    json.endArray().key("tables").beginArray();
    for (const DraftTable &table : draft.tables)
        writeTable(json, draft, table);
    json.endArray();
    writeProblems(json, draft.problems);
}

/// Returns the folder.
Result<QString> save(const PlaybookDraft &draft, const NewOptions &options)
{
    if (options.folder.empty())
        return saveOwnDraft(draft, options.replace);
    const auto saved = saveDraft(draft, pathFrom(options.folder), options.replace);
    return saved ? Result<QString>(pathFrom(options.folder)) : saved.error();
}

int run(const NewOptions &options, Console &console)
{
    DraftRequest request;
    request.folder = pathFrom(options.workspace);
    request.name = QString::fromStdString(options.name);
    request.id = QString::fromStdString(options.id);
    for (const std::string &file : options.leaveOut)
        request.leaveOut << insideOf(request.folder, pathFrom(file));
    const auto draft = draftPlaybook(request, console.observer());
    if (!draft)
        return console.fail(draft.error());
    const auto folder = save(*draft, options);
    if (!folder)
        return console.fail(folder.error());
    const QString file = QDir(*folder).filePath(u"playbook.yaml"_s);
    if (console.json())
        console.document([&](JsonWriter &json) { writeDraftDocument(json, *draft, file); });
    else
        show(*draft, file, console);
    for (const Problem &problem : draft->problems)
        console.say(problem);
    const bool complete =
        std::none_of(draft->problems.begin(), draft->problems.end(),
                     [](const Problem &problem) { return problem.severity == Severity::Error; });
    return console.finish(complete ? ExitCode::Done : ExitCode::SetAside);
}

} // namespace

void addPlaybookNew(CLI::App &playbook, Invocation &invocation)
{
    CLI::App &command = addCommand(
        playbook, "new",
        QT_TRANSLATE_NOOP("Cli", "A playbook drafted from the files of a folder nobody knows"),
        invocation.options);
    const auto options = std::make_shared<NewOptions>();
    command.add_option("WORKSPACE", options->workspace, Cli::help("The folder with the files"))
        ->type_name("")
        ->required();
    command
        .add_option("--name", options->name,
                    Cli::help("What people call the playbook; otherwise as the folder"))
        ->type_name("NAME");
    command.add_option("--id", options->id, Cli::help("Its name for commands"))->type_name("ID");
    command
        .add_option("-o,--output", options->folder,
                    Cli::help("The folder to write it to; otherwise among your own playbooks"))
        ->type_name("DIR");
    command
        .add_option("--leave-out", options->leaveOut,
                    Cli::help("A file that is not to be drafted from; may be given again"))
        ->type_name("FILE");
    command.add_flag("--replace", options->replace,
                     Cli::help("Replace a playbook that is there already"));
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
