// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/differencestext.h"
#include "app/cli/migratereport.h"
#include "app/cli/outputfile.h"
#include "app/cli/questions.h"
#include "app/cli/words.h"
#include "migration/inspect/earlieranswers.h"
#include "migration/run/migrate.h"
#include "migration/verify/reportwriter.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct MigrateOptions
{
    std::string workspace;
    std::string database;
    bool dryRun = false;
    std::string answers;
    std::string onDuplicate; ///< empty: as was decided before
    bool force = false;
    std::optional<std::int64_t> maxSetAside;
    std::string backupFolder;
    int keepBackups = 10;
    std::vector<std::string> reports;
};

/// Found out before anything runs, so that a run is not followed by a report nobody gets.
Result<> reportsCanBeWritten(const std::vector<std::string> &reports)
{
    for (const std::string &report : reports) {
        const QFileInfo file(pathFrom(report));
        const QString suffix = file.suffix().toLower();
        if (!QStringList{u"html"_s, u"json"_s, u"md"_s, u"xml"_s}.contains(suffix)) {
            return Problem{.code = u"REP-01"_s,
                           .file = file.filePath(),
                           .expected = u".html, .json, .md, .xml"_s,
                           .found = u'.' + suffix,
                           .action = Cli::tr("Nothing was started."),
                           .hint = suffix == "pdf"_L1
                               ? Cli::tr("The desktop program writes reports as PDF.")
                               : QString(),
                           .message = Cli::tr("A report cannot be written to a file with this "
                                              "ending.")};
        }
        if (!QFileInfo(file.absolutePath()).isDir()) {
            return Problem{.code = u"USAGE-02"_s,
                           .file = file.absolutePath(),
                           .action = Cli::tr("Nothing was started."),
                           .message = Cli::tr("There is no folder for the report.")};
        }
        if (auto spared = sparesDatabases(file.filePath()); !spared)
            return spared.error();
    }
    return {};
}

Result<MigrationRequest> requestFrom(const MigrateOptions &options, const CommonOptions &common)
{
    MigrationRequest request;
    request.workspace = pathFrom(options.workspace);
    auto playbook = choosePlaybook(common, request.workspace);
    if (!playbook)
        return playbook.error();
    request.playbook = std::move(*playbook);
    auto database = databaseFrom(options.database);
    if (!database)
        return database.error();
    request.database = *database;
    if (!options.answers.empty()) {
        auto answers = readAnswers(pathFrom(options.answers));
        if (!answers)
            return answers.error();
        request.answers = std::move(*answers);
        request.answersFromFile = true;
    }
    const std::string rule = options.force ? "update" : options.onDuplicate;
    if (!rule.empty())
        request.answers[duplicatesAnswerId] = rule;
    request.onDuplicate = duplicateRule(rule);
    // What was decided for the migration that is in the database stays decided.
    request.answers.merge(earlierAnswers(databasePath(request), request.playbook));
    request.rehearsal = options.dryRun;
    request.maxSetAside = options.maxSetAside;
    request.backupFolder = pathFrom(options.backupFolder);
    request.keepBackups = options.keepBackups;
    return request;
}

/// There is no keychain without a desktop session.
void replaceKeychain(MigrationRequest &request, Console &console)
{
    const auto answer = request.answers.find("secrets");
    if (answer == request.answers.end() || answer->second != "keychain")
        return;
    answer->second = "leave-out";
    console.say({.code = u"SEC-03"_s,
                 .severity = Severity::Warning,
                 .action = Cli::tr("Access keys are left out of the database."),
                 .hint = Cli::tr("The desktop program can put them into the keychain."),
                 .message = Cli::tr("The command line cannot use the keychain.")});
}

/// Whether records are there already in another form; a rehearsal finds out.
Result<qint64> changedRecords(MigrationRequest request, const Observer &observer)
{
    if (!QFileInfo::exists(databasePath(request)))
        return 0;
    request.rehearsal = true;
    request.maxSetAside.reset();
    const Report report = migrate(request, observer);
    if (!report.ok())
        return report.failure.value_or(Problem());
    return std::count_if(report.problems.begin(), report.problems.end(),
                         [](const Problem &problem) {
                             return problem.code == "DUP-02"_L1 || problem.code == "DUP-04"_L1;
                         });
}

Result<> settleDuplicates(MigrationRequest &request, Console &console)
{
    if (request.onDuplicate.value_or(duplicateRule(request.answers)) != OnDuplicate::Ask)
        return {};
    auto changed = changedRecords(request, console.observer());
    if (!changed)
        return changed.error();
    if (*changed == 0)
        return {};
    const int count = static_cast<int>(*changed);
    if (console.canAsk()) {
        const auto answer =
            console.ask(Cli::tr("Records that are in the database in another form: %n. "
                                "[u]pdate them, [s]kip them (set aside), or [c]ancel?",
                                nullptr, count));
        const QString letter = answer.value_or(QString()).left(1).toLower();
        request.onDuplicate = letter == "u"_L1 ? OnDuplicate::Update : OnDuplicate::Skip;
        if (letter == "u"_L1 || letter == "s"_L1)
            return {};
    }
    return Problem{.code = u"ASK-03"_s,
                   .file = databasePath(request),
                   .found = QString::number(count),
                   .action = Cli::tr("Nothing was changed."),
                   .hint = Cli::tr("Say --on-duplicate update or --on-duplicate skip. What is "
                                   "skipped is set aside, and decided one by one with aside DB "
                                   "take."),
                   .message = Cli::tr("Records are in the database in another form.")};
}

/// How the files differ from what the last migration found; said before anything is changed.
Result<InputDifferences> lookForDifferences(const MigrationRequest &request, Console &console)
{
    const QString database = databasePath(request);
    if (!QFileInfo::exists(database))
        return InputDifferences();
    auto inspection =
        inspectWorkspace(request.workspace, request.playbook, request.answers, console.observer());
    // What stands in the way is for the migration itself to say.
    if (!inspection && inspection.error().code != "CANCELLED"_L1)
        return InputDifferences();
    if (!inspection)
        return inspection.error();
    auto differences = differencesSince(database, request.playbook, *inspection);
    if (!differences)
        return InputDifferences();
    if (const QString text = differencesForTerminal(*differences); !text.isEmpty())
        console.note(text);
    return differences;
}

int run(const MigrateOptions &options, Console &console)
{
    if (auto possible = reportsCanBeWritten(options.reports); !possible)
        return console.fail(possible.error());
    auto request = requestFrom(options, console.options());
    if (!request)
        return console.fail(request.error());
    for (const std::string &report : options.reports) {
        if (auto spared = sparesSources(pathFrom(report), request->workspace, request->playbook);
            !spared)
            return console.fail(spared.error());
    }
    const auto differences = lookForDifferences(*request, console);
    if (!differences)
        return console.fail(differences.error());
    if (auto answered = askQuestions(*request, console); !answered)
        return console.fail(answered.error());
    replaceKeychain(*request, console);
    if (auto settled = settleDuplicates(*request, console); !settled)
        return console.fail(settled.error());

    const Report report = migrateAndShow(*request, console, *differences);
    ExitCode code = exitCodeFor(report);
    for (const std::string &path : options.reports) {
        if (auto written = writeReport(report, pathFrom(path)); !written) {
            console.say(written.error());
            code = code == ExitCode::Done ? exitCodeFor(written.error()) : code;
        }
    }
    return console.finish(code);
}

} // namespace

void addMigrate(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(program, "migrate",
                                   QT_TRANSLATE_NOOP("Cli",
                                                     "Back up, run the phases, verify "
                                                     "every value, publish"),
                                   invocation.options);
    const auto options = std::make_shared<MigrateOptions>();
    command.add_option("WORKSPACE", options->workspace, Cli::help("The folder with the files"))
        ->type_name("")
        ->required();
    command
        .add_option("--to", options->database,
                    Cli::help("The database; otherwise the playbook's own place in the workspace"))
        ->type_name("DB");
    command.add_flag("--dry-run", options->dryRun,
                     Cli::help("Do everything, its undo included, in a throw-away copy"));
    command
        .add_option("--answers", options->answers,
                    Cli::help("Answers to the playbook's questions, as YAML; those given for the "
                              "migration that is in the database still count"))
        ->type_name("FILE");
    command
        .add_option("--max-set-aside", options->maxSetAside,
                    Cli::help("Publish nothing when more records than this are set aside"))
        ->type_name("N")
        ->check(notNegative());
    CLI::Option *const onDuplicate =
        command
            .add_option("--on-duplicate", options->onDuplicate,
                        Cli::help("What to do with a record that is in the database in another "
                                  "form: skip (set it aside), update, or ask. It is kept as a "
                                  "decision for the next time; skip when nobody has decided"))
            ->type_name("skip|update|ask")
            ->check(CLI::IsMember({"skip", "update", "ask"}).description(""));
    command.add_flag("--force", options->force, Cli::help("The same as --on-duplicate update"))
        ->excludes(onDuplicate);
    command
        .add_option("--backup-dir", options->backupFolder,
                    Cli::help("Where the backup goes; otherwise \"backups\" in the workspace"))
        ->type_name("DIR");
    command
        .add_option("--keep-backups", options->keepBackups,
                    Cli::help("How many backups are kept (10; 0 keeps all)"))
        ->type_name("N")
        ->check(notNegative());
    command
        .add_option("--report", options->reports,
                    Cli::help("Write the report too, as its ending says: .html, .json, .md, or "
                              ".xml for JUnit; may be repeated"))
        ->type_name("FILE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return run(*options, console); };
    });
}

} // namespace waybill
