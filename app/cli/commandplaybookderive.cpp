// SPDX-License-Identifier: GPL-3.0-or-later
// A playbook of one's own: another one with what somebody has decided.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/inspect/placerules.h"
#include "migration/playbook/ownplaybook.h"
#include "migration/playbook/playbooklibrary.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct DeriveOptions
{
    std::string from;
    std::string answers;
    std::string name;
    std::string id;
    std::string folder;
    bool replace = false;
};

Result<Playbook> derive(const DeriveOptions &options)
{
    const auto from = findPlaybook(QString::fromStdString(options.from));
    if (!from)
        return from.error();
    auto answers = readAnswers(pathFrom(options.answers));
    if (!answers)
        return answers.error();
    if (const Problems wrong = placeMistakes(*from, *answers); !wrong.isEmpty())
        return wrong.first();
    OwnPlaybook own{.id = options.id,
                    .name = QString::fromStdString(options.name),
                    .decisions = std::move(*answers)};
    if (own.id.empty())
        own.id = playbookIdFor(own.name);
    const QString folder = options.folder.empty()
        ? QDir(userPlaybooksFolder()).filePath(QString::fromStdString(own.id))
        : pathFrom(options.folder);
    return saveOwnPlaybook(*from, own, folder, options.replace);
}

int run(const DeriveOptions &options, Console &console)
{
    const auto saved = derive(options);
    if (!saved)
        return console.fail(saved.error());
    const QString file = QDir(saved->folder).filePath(u"playbook.yaml"_s);
    if (console.json())
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("id", saved->id)
                .field("name", saved->name)
                .field("derived_from", saved->derivedFrom)
                .field("file", file);
        });
    else
        console.print(file);
    return console.finish(ExitCode::Done);
}

} // namespace

void addPlaybookDerive(CLI::App &playbook, Invocation &invocation)
{
    CLI::App &command = addCommand(
        playbook, "derive",
        QT_TRANSLATE_NOOP("Cli", "A playbook of your own: another one with what you decided"),
        invocation.options);
    const auto options = std::make_shared<DeriveOptions>();
    command.add_option("PLAYBOOK", options->from, Cli::help("Its id, or the path of its file"))
        ->type_name("")
        ->required();
    command
        .add_option("--answers", options->answers,
                    Cli::help("What was decided, as YAML; \"decisions DB export\" writes it"))
        ->type_name("FILE")
        ->required();
    command.add_option("--name", options->name, Cli::help("What people call it"))
        ->type_name("NAME")
        ->required();
    command.add_option("--id", options->id, Cli::help("Its name for commands"))->type_name("ID");
    command
        .add_option("-o,--output", options->folder,
                    Cli::help("The folder to write it to; otherwise among your own playbooks"))
        ->type_name("DIR");
    command.add_flag("--replace", options->replace,
                     Cli::help("Replace a playbook that is there already"));
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
