// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/playbook/playbookparser.h"
#include "migration/verify/texttable.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

int list(Console &console)
{
    Problems problems;
    const std::vector<Playbook> known = availablePlaybooks(&problems);
    for (const Problem &problem : problems)
        console.say(problem);
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").key("playbooks").beginArray();
            for (const Playbook &playbook : known) {
                json.beginObject()
                    .field("id", playbook.id)
                    .field("version", playbook.version)
                    .field("name", playbook.name)
                    .field("summary", playbook.summary)
                    .field("folder", playbook.folder)
                    .endObject();
            }
            json.endArray();
            writeProblems(json, problems);
        });
        return console.finish(ExitCode::Done);
    }
    ReportTable table{
        .columns = {
            {Cli::tr("Playbook")}, {Cli::tr("Version")}, {Cli::tr("Name")}, {Cli::tr("For")}}};
    for (const Playbook &playbook : known)
        table.rows.append({QString::fromStdString(playbook.id),
                           QString::fromStdString(playbook.version), playbook.name,
                           playbook.summary});
    console.print(textTable(table, console.colour()));
    console.note(Cli::tr("Your own are looked for in %1").arg(printable(userPlaybooksFolder())));
    return console.finish(ExitCode::Done);
}

/// The file of a playbook that is named as \a argument; one that cannot be read is a matter for
/// lint.
QString playbookFile(const QString &argument)
{
    if (QFileInfo(argument).isDir())
        return QDir(argument).filePath(u"playbook.yaml"_s);
    if (QFileInfo::exists(argument))
        return argument;
    const auto known = findPlaybook(argument);
    return known ? QDir(known->folder).filePath(u"playbook.yaml"_s) : argument;
}

int lint(const QString &argument, Console &console)
{
    const QString path = playbookFile(argument);
    const Problems problems = lintPlaybook(path);
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", problems.isEmpty() ? "complete" : "failed").field("file", path);
            writeProblems(json, problems);
        });
    } else if (problems.isEmpty()) {
        console.print(Cli::tr("%1 is sound.").arg(printable(path)));
    }
    for (const Problem &problem : problems)
        console.say(problem);
    return console.finish(problems.isEmpty() ? ExitCode::Done : ExitCode::Failed);
}

int explain(const QString &idOrFile, Console &console)
{
    const auto playbook = findPlaybook(idOrFile);
    if (!playbook)
        return console.fail(playbook.error());
    const QString text = explainPlaybook(*playbook);
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("id", playbook->id)
                .field("version", playbook->version)
                .field("name", playbook->name)
                .key("lines")
                .beginArray();
            for (const QString &line : text.split(u'\n'))
                json.value(line);
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    for (const QString &line : text.split(u'\n'))
        console.print(printable(line) + u'\n');
    return console.finish(ExitCode::Done);
}

} // namespace

void addPlaybook(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "playbook",
        QT_TRANSLATE_NOOP("Cli", "The playbooks there are; whether one is sound; what it does"),
        invocation.options);
    command.require_subcommand(1);
    const auto argument = std::make_shared<std::string>();

    CLI::App &all = addCommand(command, "list", QT_TRANSLATE_NOOP("Cli", "The playbooks there are"),
                               invocation.options);
    all.callback([&invocation] { invocation.run = list; });

    CLI::App &check = addCommand(
        command, "lint",
        QT_TRANSLATE_NOOP("Cli", "Every mistake in a playbook, with its line and column"),
        invocation.options);
    check.add_option("PLAYBOOK", *argument, Cli::help("Its name, its playbook.yaml or its folder"))
        ->type_name("")
        ->required();
    check.callback([argument, &invocation] {
        invocation.run = [argument](Console &console) {
            return lint(pathFrom(*argument), console);
        };
    });

    CLI::App &inWords = addCommand(
        command, "explain", QT_TRANSLATE_NOOP("Cli", "What becomes of every field, in plain words"),
        invocation.options);
    inWords
        .add_option("PLAYBOOK", *argument, Cli::help("Its name, its playbook.yaml or its folder"))
        ->type_name("")
        ->required();
    inWords.callback([argument, &invocation] {
        invocation.run = [argument](Console &console) {
            return explain(pathFrom(*argument), console);
        };
    });
    addPlaybookNew(command, invocation);
    addPlaybookDerive(command, invocation);
}

} // namespace waybill
