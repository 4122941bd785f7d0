// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/verify/texttable.h"
#include "migration/workspace/backupwork.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct BackupOptions
{
    std::string path;
    std::string folder;
    std::string workspace;
    bool verify = false;
    bool withDatabase = false;
};

int create(const BackupOptions &options, Console &console)
{
    BackupNow what{
        .path = pathFrom(options.path), .playbook = {}, .folder = pathFrom(options.folder)};
    if (QFileInfo(what.path).isDir()) {
        auto playbook = choosePlaybook(console.options(), what.path);
        if (!playbook)
            return console.fail(playbook.error());
        what.playbook = std::move(*playbook);
    }
    const auto made = backUpNow(what, console.observer());
    if (!made)
        return console.fail(made.error());
    if (console.json())
        console.document(
            [&](JsonWriter &json) { json.field("outcome", "complete").field("backup", *made); });
    else
        console.print(printable(*made));
    return console.finish(ExitCode::Done);
}

void writeBackup(JsonWriter &json, const BackupInfo &backup)
{
    json.beginObject()
        .field("path", backup.path)
        .field("name", backup.name)
        .field("created", backup.manifest.created)
        .field("kind", backup.manifest.kind)
        .field("workspace", backup.manifest.workspace)
        .field("playbook", backup.manifest.playbook)
        .field("has_database", backup.manifest.hasDatabase)
        .field("contains_secrets", backup.manifest.containsSecrets)
        .field("keep_forever", backup.manifest.keepForever)
        .field("files", backup.manifest.files.size())
        .field("bytes", backup.bytes)
        .key("verified");
    if (backup.verified)
        json.value(*backup.verified);
    else
        json.null();
    json.endObject();
}

void showBackups(const QList<BackupInfo> &backups, Console &console)
{
    using Kind = ReportColumn::Kind;
    if (backups.isEmpty()) {
        console.print(Cli::tr("No backup yet. One is made before every migration."));
        return;
    }
    ReportTable table{.columns = {{Cli::tr("Backup")},
                                  {Cli::tr("Made (UTC)")},
                                  {Cli::tr("Files"), Kind::Figure},
                                  {Cli::tr("Size"), Kind::Figure},
                                  {Cli::tr("Database")},
                                  {Cli::tr("Sound")}}};
    for (const BackupInfo &backup : backups) {
        const QString sound = !backup.verified ? Cli::tr("not looked at")
            : *backup.verified                 ? Cli::tr("yes")
                                               : Cli::tr("damaged");
        table.rows.append({backup.name, backup.manifest.created,
                           QString::number(backup.manifest.files.size()), sizeInBytes(backup.bytes),
                           backup.manifest.hasDatabase ? Cli::tr("yes") : Cli::tr("no"), sound});
    }
    console.print(textTable(table, console.colour()));
}

int list(const BackupOptions &options, Console &console)
{
    const QString path = pathFrom(options.path);
    if (!QFileInfo(path).isDir()) {
        return console.fail(
            {.code = u"WS-01"_s, .file = path, .message = Cli::tr("There is no such folder.")});
    }
    const QString inside = QDir(path).absoluteFilePath(u"backups"_s);
    const QString folder = QFileInfo(inside).isDir() ? inside : QDir(path).absolutePath();
    const QList<BackupInfo> backups = listBackups(folder, options.verify);
    if (!console.json()) {
        showBackups(backups, console);
        return console.finish(ExitCode::Done);
    }
    console.document([&](JsonWriter &json) {
        json.field("outcome", "complete").field("folder", folder).key("backups").beginArray();
        for (const BackupInfo &backup : backups)
            writeBackup(json, backup);
        json.endArray();
    });
    return console.finish(ExitCode::Done);
}

int verify(const BackupOptions &options, Console &console)
{
    const QString backup = pathFrom(options.path);
    if (auto sound = verifyBackup(backup, console.observer()); !sound) {
        const int code = console.fail(sound.error());
        return sound.error().code.startsWith("BAK-"_L1) ? static_cast<int>(ExitCode::NotVerified)
                                                        : code;
    }
    if (console.json())
        console.document(
            [&](JsonWriter &json) { json.field("outcome", "complete").field("backup", backup); });
    else
        console.print(Cli::tr("Every file is there, and as it was."));
    return console.finish(ExitCode::Done);
}

void showRestored(const Restored &restored, const RestoreRequest &request, Console &console)
{
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("backup", request.backup)
                .field("workspace", request.workspace)
                .key("files")
                .beginArray();
            for (const QString &file : restored.files)
                json.value(file);
            json.endArray()
                .field("database", restored.database)
                .field("damaged_database", restored.damagedDatabase)
                .field("safety_backup", restored.safetyBackup);
        });
        return;
    }
    for (const QString &file : restored.files)
        console.print(printable(file));
    if (!restored.database.isEmpty())
        console.print(printable(restored.database));
    if (!restored.damagedDatabase.isEmpty())
        console.note(
            Cli::tr("The damaged database is in %1").arg(printable(restored.damagedDatabase)));
    if (!restored.safetyBackup.isEmpty())
        console.note(
            Cli::tr("What was there before is in %1").arg(printable(restored.safetyBackup)));
}

int restore(const BackupOptions &options, Console &console)
{
    const RestoreRequest request{
        .backup = QDir::cleanPath(QFileInfo(pathFrom(options.path)).absoluteFilePath()),
        .workspace = QDir::cleanPath(QFileInfo(pathFrom(options.workspace)).absoluteFilePath()),
        .withDatabase = options.withDatabase};
    const auto manifest = checkRestore(request, console.observer());
    if (!manifest)
        return console.fail(manifest.error());
    const QString question =
        Cli::tr("Put the files of %1 into %2? What is there is backed up first.")
            .arg(printable(manifest->created), printable(request.workspace));
    if (console.canAsk() && !console.options().yes && !console.confirm(question)) {
        return console.fail({.code = u"ASK-05"_s,
                             .action = Cli::tr("Nothing was changed."),
                             .message = Cli::tr("It was not confirmed.")});
    }
    const auto restored = restoreBackup(request, console.observer());
    if (!restored)
        return console.fail(restored.error());
    showRestored(*restored, request, console);
    return console.finish(ExitCode::Done);
}

} // namespace

void addBackup(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = addCommand(
        program, "backup",
        QT_TRANSLATE_NOOP("Cli", "Make a backup by hand; list, verify and restore backups"),
        invocation.options);
    command.require_subcommand(1);
    const auto options = std::make_shared<BackupOptions>();
    const auto add = [&](const char *name, const char *description, const char *argument,
                         const char *meaning, int (*work)(const BackupOptions &, Console &)) {
        CLI::App &inner = addCommand(command, name, description, invocation.options);
        inner.add_option(argument, options->path, Cli::help(meaning))->type_name("")->required();
        inner.callback([options, work, &invocation] {
            invocation.run = [options, work](Console &console) { return work(*options, console); };
        });
        return &inner;
    };
    add("create", QT_TRANSLATE_NOOP("Cli", "Back up the files and the database now"), "WHAT",
        QT_TRANSLATE_NOOP("Cli", "A workspace, or a database"), create)
        ->add_option("--backup-dir", options->folder,
                     Cli::help("Where the backup goes; otherwise \"backups\" in the workspace"))
        ->type_name("DIR");
    add("list", QT_TRANSLATE_NOOP("Cli", "The backups there are, newest first"), "DIR",
        QT_TRANSLATE_NOOP("Cli", "A workspace, or a folder with backups"), list)
        ->add_flag("--verify", options->verify, Cli::help("Read every file of every backup"));
    add("verify", QT_TRANSLATE_NOOP("Cli", "Whether every file is there, and as it was"), "BACKUP",
        QT_TRANSLATE_NOOP("Cli", "The folder of a backup"), verify);
    CLI::App *const back =
        add("restore",
            QT_TRANSLATE_NOOP("Cli", "Put the files back; what they replace is backed up first"),
            "BACKUP", QT_TRANSLATE_NOOP("Cli", "The folder of a backup"), restore);
    back->add_option("--to", options->workspace, Cli::help("The workspace to put them into"))
        ->type_name("WORKSPACE")
        ->required();
    back->add_flag("--database", options->withDatabase, Cli::help("Put the database back as well"));
}

} // namespace waybill
