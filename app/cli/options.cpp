// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/words.h"
#include "migration/inspect/inspection.h"
#include "migration/playbook/playbooklibrary.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

void addCommonOptions(CLI::App &command, CommonOptions &options)
{
    const std::string group = Cli::help("Options of every command");
    command
        .add_option("--playbook", options.playbook,
                    Cli::help("Use this playbook; without it, the one that fits is found"))
        ->type_name("ID|FILE")
        ->group(group);
    command
        .add_flag("--json", options.json,
                  Cli::help("Write one JSON document to standard output, and nothing else there"))
        ->group(group);
    command.add_flag("--quiet", options.quiet, Cli::help("Show no progress and no remarks"))
        ->group(group);
    command
        .add_flag("--no-input", options.noInput,
                  Cli::help("Never ask; a question without a default ends with exit code 5"))
        ->group(group);
    command
        .add_flag("--show-personal", options.showPersonal,
                  Cli::help("Show the values of files about people in reports and messages"))
        ->group(group);
    command
        .add_flag("--yes", options.yes,
                  Cli::help("Take every default and confirm everything without asking"))
        ->group(group);
    command
        .add_option("--color", options.colour,
                    Cli::help("Use colour; auto means on a terminal where NO_COLOR is not set"))
        ->type_name("auto|always|never")
        ->check(CLI::IsMember({"auto", "always", "never"}).description(""))
        ->group(group);
}

CLI::App &addCommand(CLI::App &parent, const char *name, const char *description,
                     CommonOptions &options)
{
    CLI::App *const command = parent.add_subcommand(name, Cli::help(description));
    command->footer(std::string()); // not the parent's
    addCommonOptions(*command, options);
    return *command;
}

CLI::Validator notNegative()
{
    // The validator that comes with the parser names the largest of all numbers as the other end.
    return CLI::Validator(
        [](const std::string &value) {
            return value.starts_with('-')
                ? Cli::tr("%1 is less than 0").arg(QString::fromStdString(value)).toStdString()
                : std::string();
        },
        "");
}

QString pathFrom(const std::string &argument)
{
    return QFile::decodeName(argument.c_str());
}

Result<QString> databaseFrom(const std::string &argument)
{
    // The address is not repeated: it may hold a password.
    if (argument.starts_with("postgresql://") || argument.starts_with("postgres://")) {
        return Problem{.code = u"USAGE-01"_s,
                       .expected = Cli::tr("the path of a database file"),
                       .message = Cli::tr("This version does not work with database servers.")};
    }
    return pathFrom(argument);
}

namespace {

Result<Playbook> playbookThatFits(const QString &workspace)
{
    const std::vector<Playbook> known = availablePlaybooks();
    const QList<Detection> fitting = detectPlaybooks(workspace, known);
    const QString hint = Cli::tr("Name one with --playbook.");
    if (fitting.isEmpty()) {
        return Problem{.code = u"DET-01"_s,
                       .file = workspace,
                       .hint = hint,
                       .message = Cli::tr("No playbook fits what is in this folder.")};
    }
    if (fitting.size() > 1 && fitting[0].confidence == fitting[1].confidence) {
        return Problem{.code = u"ASK-02"_s,
                       .file = workspace,
                       .found = fitting[0].playbook + u", "_s + fitting[1].playbook,
                       .hint = hint,
                       .message = Cli::tr("Two playbooks fit this folder equally well.")};
    }
    return findPlaybook(fitting.first().playbook);
}

} // namespace

Result<Playbook> choosePlaybook(const CommonOptions &options, const QString &workspace)
{
    if (!QFileInfo(workspace).isDir()) {
        return Problem{
            .code = u"WS-01"_s, .file = workspace, .message = Cli::tr("There is no such folder.")};
    }
    return options.playbook.empty() ? playbookThatFits(workspace)
                                    : findPlaybook(pathFrom(options.playbook));
}

} // namespace waybill
