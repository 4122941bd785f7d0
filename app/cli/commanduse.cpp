// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/workspace/reading.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Reading = WorkspaceState::Reading;

struct UseOptions
{
    std::string workspace;
    std::string what;
};

Problem noDatabase(const QString &database)
{
    return {.code = u"DB-01"_s,
            .file = database,
            .action = Cli::tr("The files are used, as there is nothing else."),
            .hint = Cli::tr("Migrate first."),
            .message = Cli::tr("There is no database yet.")};
}

int run(const UseOptions &options, Console &console)
{
    const QString workspace = QFileInfo(pathFrom(options.workspace)).absoluteFilePath();
    const auto playbook = choosePlaybook(console.options(), workspace);
    if (!playbook)
        return console.fail(playbook.error());
    WorkspaceState state = workspaceState(workspace, *playbook);
    QString advice;
    if (!options.what.empty()) {
        const Reading reading = options.what == "files" ? Reading::Files : Reading::Database;
        if (!QFileInfo::exists(state.database))
            return console.fail(noDatabase(state.database));
        if (auto chosen = chooseReading(state.database, reading); !chosen)
            return console.fail(chosen.error());
        state = workspaceState(workspace, *playbook);
        const auto outlook = readingOutlook(state.database, workspace);
        if (!outlook)
            return console.fail(outlook.error());
        advice = readingAdvice(*outlook, reading);
    }
    const bool files = state.reading == Reading::Files;
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("using", files ? "files" : "database")
                .field("database", state.database)
                .field("note", state.note)
                .field("advice", advice);
        });
        return console.finish(ExitCode::Done);
    }
    console.print(state.note);
    if (!advice.isEmpty())
        console.note(advice);
    return console.finish(ExitCode::Done);
}

} // namespace

void addUse(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "use",
        QT_TRANSLATE_NOOP("Cli", "Go on with the files of a workspace, or with its database"),
        invocation.options);
    const auto options = std::make_shared<UseOptions>();
    command.add_option("WORKSPACE", options->workspace, Cli::help("The folder with the files"))
        ->type_name("")
        ->required();
    command
        .add_option("WHAT", options->what,
                    Cli::help("files or database; without it, which of them is used now"))
        ->type_name("")
        ->check(CLI::IsMember({"files", "database"}).description(""));
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
