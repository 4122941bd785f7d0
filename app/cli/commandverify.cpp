// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/historyreceipt.h"
#include "app/cli/verification.h"
#include "app/cli/words.h"
#include "migration/verify/masking.h"
#include "migration/verify/texttable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct VerifyOptions
{
    std::string database;
    std::string workspace;
    std::string receipt;
};

void write(JsonWriter &json, const Verification &done)
{
    json.field("outcome", done.passed() ? "complete" : "failed")
        .field("database", done.database)
        .field("run", done.run)
        .field("workspace", done.workspace)
        .field("values", done.values)
        .field("differences", done.differences)
        .field("left_out", done.leftOut)
        .key("checks")
        .beginArray();
    for (const CheckReport &check : done.checks) {
        json.beginObject()
            .field("id", check.id)
            .field("status", statusName(check.status))
            .field("expected", check.expected)
            .field("found", check.found)
            .field("title", check.title)
            .field("group", check.group)
            .field("detail", check.detail)
            .endObject();
    }
    json.endArray();
    writeProblems(json, done.problems);
    json.field("seconds", done.seconds);
}

void show(const Verification &done, Console &console)
{
    const bool colour = console.colour();
    const Tone tone = done.passed() ? Tone::Good : Tone::Bad;
    QString text =
        bold(painted(done.passed() ? Cli::tr("Verified") : Cli::tr("Not verified"), tone, colour),
             colour)
        + u'\n';
    const ReportSection section = checkSection({.checks = done.checks}, u" ");
    for (const QString &paragraph : section.paragraphs)
        text += paragraph + u'\n';
    for (const ReportTable &table : section.tables)
        text += u'\n' + table.caption + u'\n' + textTable(table, colour);
    console.print(text);
}

int run(const VerifyOptions &options, Console &console)
{
    if (!options.receipt.empty())
        return checkReceipt(options.receipt, options.database, options.workspace, console);
    const auto database = databaseFrom(options.database);
    if (!database)
        return console.fail(database.error());
    auto done = verifyDatabase(*database, pathFrom(options.workspace), console.observer());
    if (!done)
        return console.fail(done.error());
    if (!console.options().showPersonal)
        done->problems = masked(done->problems, done->playbook);
    if (console.json())
        console.document([&](JsonWriter &json) { write(json, *done); });
    else
        show(*done, console);
    for (const Problem &problem : done->problems)
        console.say(problem);
    return console.finish(done->passed() ? ExitCode::Done : ExitCode::NotVerified);
}

} // namespace

void addVerify(CLI::App &program, Invocation &invocation)
{
    CLI::App &command =
        addCommand(program, "verify",
                   QT_TRANSLATE_NOOP("Cli", "All checks again, and every value against the files"),
                   invocation.options);
    const auto options = std::make_shared<VerifyOptions>();
    CLI::Option *const database =
        command.add_option("DB", options->database, Cli::help("The database"))->type_name("");
    command
        .add_option("--receipt", options->receipt,
                    Cli::help("Check what this receipt says, instead: the files, the run and its "
                              "rows, the receipt itself; DB is the one it names unless it is "
                              "given"))
        ->type_name("FILE");
    command
        .add_option("--against", options->workspace,
                    Cli::help("Compare with the files in this folder; otherwise with those the "
                              "migration read, if they are still there"))
        ->type_name("WORKSPACE");
    command.callback([options, database, &invocation] {
        if (options->receipt.empty() && database->count() == 0)
            throw CLI::RequiredError("DB");
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
