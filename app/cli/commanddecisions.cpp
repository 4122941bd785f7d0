// SPDX-License-Identifier: GPL-3.0-or-later
// What has been decided for a database, and can be decided otherwise for the next migration.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/decisiontext.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/base/safefile.h"
#include "migration/decisions/decisionlist.h"
#include "migration/decisions/decisionstore.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct DecisionOptions
{
    std::string database;
    std::string id;
    std::string answer;
    std::string file;
};

/// A database and what was decided for it.
struct Opened
{
    Connection connection;
    KeptDecisions kept;
};

Result<Opened> open(const DecisionOptions &options, Connection::Mode mode)
{
    const auto database = databaseFrom(options.database);
    if (!database)
        return database.error();
    auto connection = Connection::open(*database, mode);
    if (!connection)
        return connection.error();
    auto kept = readDecisions(*connection);
    if (!kept)
        return kept.error();
    return Opened{std::move(*connection), std::move(*kept)};
}

int list(const DecisionOptions &options, Console &console)
{
    const auto opened = open(options, Connection::Mode::ReadOnly);
    if (!opened)
        return console.fail(opened.error());
    const std::vector<KeptDecision> &all = opened->kept.all;
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("database", opened->connection.path())
                .field("playbook", opened->kept.playbook.id);
            json.key("decisions").beginArray();
            for (const KeptDecision &decision : all)
                writeDecision(json, decision, console);
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    for (const KeptDecision &decision : all)
        console.print(decisionForTerminal(decision, console));
    if (opened->kept.answers().empty())
        console.note(Cli::tr("Nobody has decided anything yet. decisions DB set ID VALUE decides "
                             "what was taken by default."));
    return console.finish(ExitCode::Done);
}

int sayChanged(int count, Console &console)
{
    if (console.json())
        console.document(
            [&](JsonWriter &json) { json.field("outcome", "complete").field("changed", count); });
    else if (count == 0)
        console.note(Cli::tr("It was decided so already; nothing was changed."));
    else
        console.note(Cli::tr("Decisions changed: %n. The next migration goes by them; records that "
                             "are in the database already follow with --on-duplicate update.",
                             nullptr, count));
    return console.finish(ExitCode::Done);
}

int decide(const DecisionOptions &options,
           const std::map<std::string, std::optional<std::string>> &wanted, Console &console)
{
    auto opened = open(options, Connection::Mode::ReadWrite);
    if (!opened)
        return console.fail(opened.error());
    const auto changes = checkedChanges(opened->kept, wanted);
    if (!changes)
        return console.fail(changes.error());
    if (!changes->empty()) {
        if (auto changed = changeDecisions(opened->connection, *changes); !changed)
            return console.fail(changed.error());
    }
    return sayChanged(static_cast<int>(changes->size()), console);
}

int forget(const DecisionOptions &options, Console &console)
{
    const auto opened = open(options, Connection::Mode::ReadOnly);
    if (!opened)
        return console.fail(opened.error());
    if (!opened->kept.answerTo(options.id))
        return console.fail({.code = u"DEC-05"_s,
                             .field = QString::fromStdString(options.id),
                             .action = Cli::tr("Nothing was changed."),
                             .hint = Cli::tr("\"decisions DB list\" shows what is decided."),
                             .message = Cli::tr("There is no decision about this.")});
    return decide(options, {{options.id, std::nullopt}}, console);
}

int exportDecisions(const DecisionOptions &options, Console &console)
{
    const auto opened = open(options, Connection::Mode::ReadOnly);
    if (!opened)
        return console.fail(opened.error());
    const Answers answers = opened->kept.answers();
    const std::string text = writeAnswers(answers);
    if (options.file.empty()) {
        console.write(text);
        return console.finish(ExitCode::Done);
    }
    const QString file = pathFrom(options.file);
    if (auto spared = sparesDatabases(file); !spared)
        return console.fail(spared.error());
    if (auto written = writeFileAtomically(
            file, QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        !written)
        return console.fail(written.error());
    const int count = static_cast<int>(answers.size());
    if (console.json())
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("file", file).field("decisions", count);
        });
    else
        console.note(Cli::tr("Decisions written: %n.", nullptr, count));
    return console.finish(ExitCode::Done);
}

int importDecisions(const DecisionOptions &options, Console &console)
{
    const auto answers = readAnswers(pathFrom(options.file));
    if (!answers)
        return console.fail(answers.error());
    return decide(options, {answers->begin(), answers->end()}, console);
}

using Options = std::shared_ptr<DecisionOptions>;

void addEdits(CLI::App &command, const Options &options, Invocation &invocation)
{
    CLI::App &set =
        addCommand(command, "set",
                   QT_TRANSLATE_NOOP("Cli", "Decide something otherwise, for the next migration"),
                   invocation.options);
    CLI::App &drop =
        addCommand(command, "forget",
                   QT_TRANSLATE_NOOP("Cli", "Take a decision back: the next migration asks again"),
                   invocation.options);
    for (CLI::App *one : {&set, &drop})
        one->add_option("ID", options->id,
                        Cli::help("What it is about, as list shows it: words/status/Ghosted"))
            ->type_name("")
            ->required();
    set.add_option("VALUE", options->answer, Cli::help("The answer"))->type_name("")->required();
    set.callback([options, &invocation] {
        invocation.run = [options](Console &console) {
            return decide(*options, {{options->id, options->answer}}, console);
        };
    });
    drop.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return forget(*options, console); };
    });
}

void addFiles(CLI::App &command, const Options &options, Invocation &invocation)
{
    CLI::App &out =
        addCommand(command, "export",
                   QT_TRANSLATE_NOOP("Cli", "Write all decisions as YAML, as --answers reads it"),
                   invocation.options);
    out.add_option("-o,--output", options->file, Cli::help("The file; otherwise standard output"))
        ->type_name("FILE");
    out.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return exportDecisions(*options, console); };
    });
    CLI::App &in = addCommand(command, "import", QT_TRANSLATE_NOOP("Cli", "Decide as a file says"),
                              invocation.options);
    in.add_option("FILE", options->file, Cli::help("Answers as YAML"))->type_name("")->required();
    in.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return importDecisions(*options, console); };
    });
}

} // namespace

void addDecisions(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "decisions",
        QT_TRANSLATE_NOOP("Cli", "What was decided for a database, and can be decided otherwise"),
        invocation.options);
    command.require_subcommand(1);
    const auto options = std::make_shared<DecisionOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    CLI::App &all = addCommand(
        command, "list",
        QT_TRANSLATE_NOOP("Cli", "Everything that was decided: what, how, when, by whom"),
        invocation.options);
    all.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return list(*options, console); };
    });
    addEdits(command, options, invocation);
    addFiles(command, options, invocation);
}

} // namespace waybill
