// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/differencestext.h"
#include "app/cli/inspectiontext.h"
#include "app/cli/words.h"
#include "migration/inspect/earlieranswers.h"
#include "migration/run/choiceanswers.h"
#include "migration/run/migrate.h"
#include "migration/verify/masking.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct InspectOptions
{
    std::string workspace;
    std::string database;
    std::string answers;
    bool fields = false;
};

/// What stands in files about people is not for every terminal and log.
void maskPersonal(Inspection &inspection, const Playbook &playbook)
{
    inspection.problems = masked(inspection.problems, playbook);
    for (FieldFinding &field : inspection.fields) {
        const SourceSpec *source = playbook.source(field.source);
        if (source && source->personal && !field.samples.isEmpty())
            field.samples = {maskedText()};
    }
    for (Question &question : inspection.questions) {
        const QuestionSpec *spec = questionOf(playbook, question.id);
        if (!spec || !namesAPerson(*spec, playbook))
            continue;
        for (Question::Option &option : question.options)
            option.label = QString::fromStdString(option.value);
    }
}

/// What there is, and how it differs from what the last migration found.
struct Looked
{
    Inspection inspection;
    InputDifferences differences;
};

Result<Looked> inspect(const InspectOptions &options, Console &console)
{
    const QString workspace = pathFrom(options.workspace);
    const auto playbook = choosePlaybook(console.options(), workspace);
    if (!playbook)
        return playbook.error();
    Answers answers;
    if (!options.answers.empty()) {
        auto read = readAnswers(pathFrom(options.answers));
        if (!read)
            return read.error();
        answers = std::move(*read);
    }
    const auto database = databaseFrom(options.database);
    if (!database)
        return database.error();
    // What was decided for the migration that is in the database is not asked again.
    const QString there =
        databasePath({.workspace = workspace, .playbook = *playbook, .database = *database});
    if (QFileInfo::exists(there))
        answers.merge(earlierAnswers(there, *playbook));
    auto inspection = inspectWorkspace(workspace, *playbook, answers, console.observer());
    if (!inspection)
        return inspection.error();
    auto differences = differencesSince(there, *playbook, *inspection);
    if (!differences)
        return differences.error();
    if (!console.options().showPersonal)
        maskPersonal(*inspection, *playbook);
    return Looked{std::move(*inspection), std::move(*differences)};
}

int run(const InspectOptions &options, Console &console)
{
    const auto looked = inspect(options, console);
    if (!looked)
        return console.fail(looked.error());
    const auto &[inspection, differences] = *looked;
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            writeInspection(json, inspection);
            if (differences.run > 0) {
                json.key("differences");
                writeDifferences(json, differences);
            }
        });
    } else {
        console.print(inspectionAsText(inspection, options.fields, console.colour()));
        if (const QString text = differencesForTerminal(differences); !text.isEmpty())
            console.print(text);
        for (const Problem &problem : inspection.problems)
            console.say(problem);
    }
    return console.finish(inspection.canRun ? ExitCode::Done : ExitCode::Failed);
}

} // namespace

void addInspect(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "inspect",
        QT_TRANSLATE_NOOP("Cli", "What is there: files, encodings, records, questions, problems"),
        invocation.options);
    const auto options = std::make_shared<InspectOptions>();
    command.add_option("WORKSPACE", options->workspace, Cli::help("The folder with the files"))
        ->type_name("")
        ->required();
    command
        .add_option("--answers", options->answers,
                    Cli::help("Answers to the playbook's questions, as YAML"))
        ->type_name("FILE");
    command
        .add_option("--to", options->database,
                    Cli::help("The database to compare with; otherwise the playbook's own place in "
                              "the workspace"))
        ->type_name("DB");
    command.add_flag("--fields", options->fields,
                     Cli::help("Show every field, and where it goes, not only those that need a "
                               "look (--json always has all)"));
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
