// SPDX-License-Identifier: GPL-3.0-or-later
// What has been decided for a database, and can be decided otherwise for the next migration.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/base/safefile.h"
#include "migration/decisions/decisionlist.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/decisions/decisionstore.h"
#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = KeptDecision::State;

struct DecisionOptions
{
    std::string database;
    std::string id;
    std::string answer;
    std::string file;
};

Result<Connection> openDatabase(const DecisionOptions &options, Connection::Mode mode)
{
    const auto database = databaseFrom(options.database);
    return database ? Connection::open(*database, mode) : Result<Connection>(database.error());
}

const char *stateName(State state)
{
    constexpr const char *names[] = {"applied", "changed", "forgotten"};
    return names[static_cast<int>(state)];
}

QString stateText(const KeptDecision &decision)
{
    const QString day = decision.when.left(10);
    const QString by =
        decision.who.isEmpty() ? day : Cli::tr("%1 by %2").arg(day, printable(decision.who));
    switch (decision.state) {
    case State::Applied:
        return Cli::tr("run %1, %2").arg(QString::number(decision.run), by);
    case State::Changed:
        return Cli::tr("changed %1, for the next migration").arg(by);
    case State::Forgotten:
        break;
    }
    return Cli::tr("forgotten %1, the next migration asks again").arg(by);
}

/// What stands in files about people is shown only when asked.
QString answerShown(const KeptDecision &decision, const Console &console)
{
    return decision.personal && !console.options().showPersonal ? maskedText() : decision.shown;
}

QString textOf(const KeptDecision &decision, const Console &console)
{
    const bool masks = decision.personal && !console.options().showPersonal;
    QString text = printable(QString::fromStdString(decision.question.id)) + u'\n';
    if (masks)
        text = decisionGroup(decision.question.id) + u": "_s + maskedText() + u'\n';
    else
        text += u"  "_s + printable(decision.question.text) + u'\n';
    text += u"  → %1\n"_s.arg(printable(answerShown(decision, console)));
    if (decision.values)
        text += u"  "_s + Cli::tr("Values decided: %n", nullptr, static_cast<int>(*decision.values))
            + u'\n';
    return text + u"  "_s + stateText(decision);
}

void writeDecision(JsonWriter &json, const KeptDecision &decision, const Console &console)
{
    const bool masks = decision.personal && !console.options().showPersonal;
    json.beginObject()
        .field("id",
               masks && decision.question.id.starts_with("mend")
                   ? maskedText()
                   : QString::fromStdString(decision.question.id))
        .field("question", masks ? maskedText() : decision.question.text)
        .field("where", masks ? maskedText() : decision.question.detail)
        .field("answer", masks ? maskedText() : QString::fromStdString(decision.answer))
        .field("shown", answerShown(decision, console))
        .field("state", stateName(decision.state))
        .field("run", decision.run)
        .field("when", decision.when)
        .field("who", decision.who);
    if (decision.values)
        json.field("values", *decision.values);
    else
        json.key("values").token("null");
    json.endObject();
}

int list(const DecisionOptions &options, Console &console)
{
    auto connection = openDatabase(options, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto kept = readDecisions(*connection);
    if (!kept)
        return console.fail(kept.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("database", connection->path())
                .field("playbook", kept->playbook.id);
            json.key("decisions").beginArray();
            for (const KeptDecision &decision : kept->all)
                writeDecision(json, decision, console);
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    for (const KeptDecision &decision : kept->all)
        console.print(textOf(decision, console));
    if (kept->all.empty())
        console.print(Cli::tr("Nothing was decided but what the playbook takes by default."));
    return console.finish(ExitCode::Done);
}

/// What is decided about \a id now.
std::optional<std::string> answerNow(const KeptDecisions &kept, const std::string &id)
{
    const Answers answers = kept.answers();
    const auto found = answers.find(id);
    return found == answers.end() ? std::nullopt : std::optional(found->second);
}

/// Changes what is different; returns how many that are.
Result<int> change(Connection &connection, const KeptDecisions &kept,
                   const std::map<std::string, std::optional<std::string>> &wanted)
{
    std::vector<DecisionChange> changes;
    const Answers answers = kept.answers();
    for (const auto &[id, answer] : wanted) {
        if (answer) {
            if (auto mistake = decisionMistake(kept.playbook, answers, id, *answer, kept.workspace))
                return *mistake;
        }
        const auto now = answerNow(kept, id);
        if (now != answer)
            changes.push_back({id, now, answer});
    }
    if (changes.empty())
        return 0;
    if (auto changed = changeDecisions(connection, changes); !changed)
        return changed.error();
    return static_cast<int>(changes.size());
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
    auto connection = openDatabase(options, Connection::Mode::ReadWrite);
    if (!connection)
        return console.fail(connection.error());
    const auto kept = readDecisions(*connection);
    if (!kept)
        return console.fail(kept.error());
    const auto changed = change(*connection, *kept, wanted);
    return changed ? sayChanged(*changed, console) : console.fail(changed.error());
}

int forget(const DecisionOptions &options, Console &console)
{
    auto connection = openDatabase(options, Connection::Mode::ReadWrite);
    if (!connection)
        return console.fail(connection.error());
    const auto kept = readDecisions(*connection);
    if (!kept)
        return console.fail(kept.error());
    if (!answerNow(*kept, options.id))
        return console.fail({.code = u"DEC-05"_s,
                             .field = QString::fromStdString(options.id),
                             .action = Cli::tr("Nothing was changed."),
                             .hint = Cli::tr("\"decisions DB list\" shows what is decided."),
                             .message = Cli::tr("There is no decision about this.")});
    const auto changed = change(*connection, *kept, {{options.id, std::nullopt}});
    return changed ? sayChanged(*changed, console) : console.fail(changed.error());
}

int exportDecisions(const DecisionOptions &options, Console &console)
{
    auto connection = openDatabase(options, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto kept = readDecisions(*connection);
    if (!kept)
        return console.fail(kept.error());
    const Answers answers = kept->answers();
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
