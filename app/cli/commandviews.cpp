// SPDX-License-Identifier: GPL-3.0-or-later
// The saved views of a database: what there is, out to a file, in from one.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/base/safefile.h"
#include "migration/playbook/playbooklibrary.h"
#include "models/database/catalogue.h"
#include "models/views/viewfile.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct ViewOptions
{
    std::string database;
    std::string file;
    bool replace = false;
};

Result<Connection> openDatabase(const ViewOptions &options, Connection::Mode mode)
{
    const auto database = databaseFrom(options.database);
    return database ? Connection::open(*database, mode) : Result<Connection>(database.error());
}

void writeNames(JsonWriter &json, const char *key, const QStringList &names)
{
    json.key(key).beginArray();
    for (const QString &name : names)
        json.value(name);
    json.endArray();
}

int list(const ViewOptions &options, Console &console)
{
    auto connection = openDatabase(options, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto views = readSavedViews(*connection);
    if (!views)
        return console.fail(views.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("database", connection->path());
            json.key("views").beginArray();
            for (const SavedView &view : *views)
                json.beginObject()
                    .field("page", view.page)
                    .field("table", view.table)
                    .field("name", view.name)
                    .key("content")
                    .token(view.content)
                    .endObject();
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    for (const SavedView &view : *views)
        console.print(u"%1: %2"_s.arg(printable(view.table), printable(view.name)));
    if (views->isEmpty())
        console.print(Cli::tr("No view was saved in this database yet."));
    return console.finish(ExitCode::Done);
}

int exportViews(const ViewOptions &options, Console &console)
{
    auto connection = openDatabase(options, Connection::Mode::ReadOnly);
    if (!connection)
        return console.fail(connection.error());
    const auto views = readSavedViews(*connection);
    if (!views)
        return console.fail(views.error());
    const QByteArray text = viewFileText(*views);
    if (options.file.empty()) {
        console.write({text.data(), static_cast<std::size_t>(text.size())});
        return console.finish(ExitCode::Done);
    }
    const QString file = pathFrom(options.file);
    if (auto spared = sparesDatabases(file); !spared)
        return console.fail(spared.error());
    if (auto written = writeFileAtomically(file, text); !written)
        return console.fail(written.error());
    if (console.json())
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("file", file).field("views", views->size());
        });
    else
        console.note(Cli::tr("Views written: %n.", nullptr, static_cast<int>(views->size())));
    return console.finish(ExitCode::Done);
}

Result<QStringList> pagesOf(const QString &database)
{
    const auto playbook = playbookOf(database, availablePlaybooks());
    if (!playbook)
        return playbook.error();
    QStringList pages;
    for (const ViewSpec &view : playbook->views)
        pages << QString::fromStdString(view.id);
    return pages;
}

Problem wouldReplace(const QString &file, const ViewImport &plan)
{
    return {.code = u"ASK-09"_s,
            .file = file,
            .found = plan.replaced.join(u", "_s),
            .action = Cli::tr("Nothing was imported."),
            .hint = Cli::tr("Say --replace to take those of the file."),
            .message = Cli::tr("Views of these names are in the database and are others.")};
}

void sayImport(const ViewImport &plan, Console &console)
{
    const auto count = static_cast<int>(plan.changes.size());
    console.note(Cli::tr("Views imported: %n.", nullptr, count));
    if (!plan.homeless.isEmpty())
        console.note(Cli::tr("Left out, because the database has no such table: %1")
                         .arg(printable(plan.homeless.join(u", "_s))));
}

int importViews(const ViewOptions &options, Console &console)
{
    auto connection = openDatabase(options, Connection::Mode::ReadWrite);
    if (!connection)
        return console.fail(connection.error());
    const QString file = pathFrom(options.file);
    const auto fromFile = readViewFileAt(file);
    if (!fromFile)
        return console.fail(fromFile.error());
    const auto there = readSavedViews(*connection);
    if (!there)
        return console.fail(there.error());
    const auto pages = pagesOf(connection->path());
    if (!pages)
        return console.fail(pages.error());
    const ViewImport plan = planImport(*fromFile, *there, *pages);
    if (!plan.replaced.isEmpty() && !options.replace)
        return console.fail(wouldReplace(file, plan));
    if (!plan.changes.isEmpty()) {
        if (auto changed = changeSavedViews(*connection, plan.changes); !changed)
            return console.fail(changed.error());
    }
    if (console.json())
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("views", plan.changes.size());
            writeNames(json, "replaced", plan.replaced);
            writeNames(json, "same", plan.same);
            writeNames(json, "left_out", plan.homeless);
        });
    else
        sayImport(plan, console);
    return console.finish(ExitCode::Done);
}

using Act = int (*)(const ViewOptions &, Console &);

CLI::App &addAct(CLI::App &parent, const char *name, const char *description, Act act,
                 const std::shared_ptr<ViewOptions> &options, Invocation &invocation)
{
    CLI::App &command = addCommand(parent, name, description, invocation.options);
    command.callback([options, act, &invocation] {
        invocation.run = [options, act](Console &console) { return act(*options, console); };
    });
    return command;
}

} // namespace

void addViews(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(program, "views",
                                   QT_TRANSLATE_NOOP("Cli",
                                                     "Saved views of the tables: list them, "
                                                     "write them to a file, read one"),
                                   invocation.options);
    command.require_subcommand(1);
    const auto options = std::make_shared<ViewOptions>();
    command.add_option("DB", options->database, Cli::help("The database"))
        ->type_name("")
        ->required();
    addAct(command, "list", QT_TRANSLATE_NOOP("Cli", "Every saved view, with its table"), &list,
           options, invocation);
    addAct(command, "export", QT_TRANSLATE_NOOP("Cli", "Write all of them as JSON"), &exportViews,
           options, invocation)
        .add_option("-o,--output", options->file,
                    Cli::help("To this file; otherwise to standard output"))
        ->type_name("FILE");
    CLI::App &in =
        addAct(command, "import", QT_TRANSLATE_NOOP("Cli", "Add the views of such a file"),
               &importViews, options, invocation);
    in.add_option("FILE", options->file, Cli::help("The file"))->type_name("")->required();
    in.add_flag("--replace", options->replace,
                Cli::help("Take the view of the file where the database has another of its name"));
}

} // namespace waybill
