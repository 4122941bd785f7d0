// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/inspectiontext.h"
#include "app/cli/words.h"
#include "migration/run/choiceanswers.h"
#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct InspectOptions
{
    std::string workspace;
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

Result<Inspection> inspect(const InspectOptions &options, Console &console)
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
    auto inspection = inspectWorkspace(workspace, *playbook, answers, console.observer());
    if (inspection && !console.options().showPersonal)
        maskPersonal(*inspection, *playbook);
    return inspection;
}

int run(const InspectOptions &options, Console &console)
{
    const auto inspection = inspect(options, console);
    if (!inspection)
        return console.fail(inspection.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) { writeInspection(json, *inspection); });
    } else {
        console.print(inspectionAsText(*inspection, options.fields, console.colour()));
        for (const Problem &problem : inspection->problems)
            console.say(problem);
    }
    return console.finish(inspection->canRun ? ExitCode::Done : ExitCode::Failed);
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
    command.add_flag("--fields", options->fields,
                     Cli::help("Show every field, and where it goes, not only those that need a "
                               "look (--json always has all)"));
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
