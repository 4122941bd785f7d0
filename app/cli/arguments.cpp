// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/commands.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/run/exitcode.h"
#include "migration/verify/problemjson.h"

#include <algorithm>
#include <iostream>
#include <span>
#include <sstream>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr const char *exitCodes = R"(Exit codes:
    0  done; every value accounted for, nothing set aside
    1  failed; nothing was changed
    2  wrong usage
    3  done, with records or values set aside (listed)
    4  verification failed
    5  a conflict or question needs a person
    6  the source changed while it was read
    7  the database cannot be reached, or is locked
    8  not enough space
  130  interrupted

An interrupt (Ctrl+C) cancels cleanly: the old state stays. A second one aborts.

Examples:
  waybill-cli migrate ~/job-search --dry-run      try it; nothing is changed
  waybill-cli migrate ~/job-search                back up, migrate, verify, publish
  waybill-cli undo ~/job-search/data/resume_toolkit.db

"waybill-cli COMMAND --help" explains a command.)";

/// One document on standard output, whatever happens: also when the arguments make no sense.
void writeUsageDocument(const QString &message)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject().field("outcome", "failed").key("failure").beginObject();
    writeProblem(json, {.code = u"USAGE-01"_s, .message = message});
    json.endObject().endObject();
    std::cout << text << std::endl;
}

/// The parser complains about what is missing before it complains about what it does not know.
QString notUnderstood(const CLI::App &program)
{
    QStringList words;
    for (const std::string &word : program.remaining(true))
        words << printable(QString::fromStdString(word));
    return words.isEmpty() ? QString()
                           : Cli::tr("This is not understood: %1").arg(words.join(u' ')) + u'\n';
}

int explain(const CLI::ParseError &error, const CLI::App &program, std::span<char *> arguments)
{
    std::ostringstream out;
    std::ostringstream explanation;
    const bool answered = program.exit(error, out, explanation) == 0;
    if (!answered && error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError))
        std::cerr << notUnderstood(program).toStdString();
    std::cout << out.str() << std::flush;
    std::cerr << explanation.str() << std::flush;
    if (answered)
        return static_cast<int>(std::cout.good() ? ExitCode::Done : ExitCode::Failed);
    if (std::find(arguments.begin(), arguments.end(), std::string_view("--json"))
        != arguments.end())
        writeUsageDocument(QString::fromStdString(explanation.str()).simplified());
    return static_cast<int>(ExitCode::WrongUsage);
}

} // namespace

std::optional<int> readArguments(int argc, char **argv, Invocation &invocation)
{
    CLI::App program(Cli::help("Moves what people keep in JSON and CSV files into a database, "
                               "accounts for every value on the way, and can undo it."),
                     "waybill-cli");
    program.set_version_flag("--version", std::string("waybill-cli ") + WAYBILL_VERSION)
        ->description(Cli::help("Show the version and exit"));
    program.set_help_flag("-h,--help", Cli::help("Show this help and exit"));
    program.require_subcommand(1);
    program.footer(Cli::help(exitCodes));
    addCommonOptions(program, invocation.options);
    for (const auto add :
         {addDetect, addInspect, addMigrate, addVerify, addExport, addTrace, addUndo, addRedo,
          addHistory, addAside, addDecisions, addBackup, addUse, addViews, addPlaybook})
        add(program, invocation);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return explain(error, program, {argv, static_cast<std::size_t>(argc)});
    }
    return {};
}

} // namespace waybill
