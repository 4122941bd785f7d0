// SPDX-License-Identifier: GPL-3.0-or-later
// aside take and take-back: what the file says is to count, or a mending is to count no more.
#include "app/cli/asidecommands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/aside/asidelist.h"
#include "migration/aside/mend.h"
#include "migration/aside/triedmending.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Made = Result<QList<PendingMending>>;

/// Of records that are in the database with other values, the ones in the file.
Made take(Connection &connection, const AsideOptions &options, const Observer &observer)
{
    std::map<QString, QList<qint64>> records; ///< by file
    std::map<QString, AsideItem> files;
    const auto visit = [&](const AsideItem &item) {
        const bool isFile = options.source.empty() || options.source == item.source
            || options.source == item.file.toStdString();
        const bool isMeant = options.all || (options.at > 0 && item.line == options.at)
            || (options.record > 0 && item.record == options.record);
        if (!item.isOpen() || !isDuplicate(item) || !isFile || !isMeant)
            return;
        records[item.file].append(item.record);
        files.emplace(item.file, item);
    };
    if (auto done = eachAsideItem(connection, {}, visit, observer); !done)
        return done.error();
    if (records.empty())
        return Problem{.code = u"USAGE-06"_s,
                       .hint = Cli::tr("aside DB list --reason constraint shows what is."),
                       .message = Cli::tr("No record is set aside there because the database has "
                                          "it with other values.")};
    if (records.size() > 1 && !options.all)
        return Problem{.code = u"USAGE-06"_s,
                       .message = Cli::tr("Several files have it: name one with --source.")};
    QList<PendingMending> made;
    for (const auto &[file, numbers] : records) {
        auto some = mendRecords(connection, files[file], numbers, takeFromFile, observer);
        if (!some)
            return some.error();
        made += *some;
    }
    return made;
}

/// What was tried stands in the database: only an undo of that migration takes it out again.
Problem notWaiting(Connection &connection, const AsideOptions &options)
{
    for (const std::string &id : options.ids) {
        const auto run = runThatTried(connection, id);
        if (!run || *run == 0)
            continue;
        return {.code = u"ASIDE-07"_s,
                .field = QString::fromStdString(id),
                .action = Cli::tr("Nothing was changed."),
                .hint = Cli::tr("Say undo DB --run %1 first: what it has stored is taken out, and "
                                "the mending waits again. Then it can be taken back.")
                            .arg(*run),
                .message = Cli::tr("This mending was tried already, in run %1.").arg(*run)};
    }
    return {.code = u"USAGE-06"_s, .message = Cli::tr("No such mending waits to be tried.")};
}

int takeBack(const AsideOptions &options, Console &console)
{
    auto connection = options.open(Connection::Mode::ReadWrite);
    if (!connection)
        return console.fail(connection.error());
    auto waiting = readPendingMendings(*connection);
    if (!waiting)
        return console.fail(waiting.error());
    QList<MendingChange> changes;
    QList<PendingMending> taken;
    for (const PendingMending &mending : std::as_const(*waiting)) {
        const bool meant = options.all
            || std::find(options.ids.begin(), options.ids.end(), mending.id) != options.ids.end();
        if (!meant)
            continue;
        taken.append(mending);
        changes.append({.before = mending, .after = {}});
    }
    if (taken.isEmpty())
        return console.fail(notWaiting(*connection, options));
    if (auto stored = changePendingMendings(*connection, changes); !stored)
        return console.fail(stored.error());
    return sayMendings(console, *connection, taken, waiting->size() - taken.size());
}

void addTakeBack(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                 Invocation &invocation)
{
    CLI::App &back = addCommand(aside, "take-back",
                                QT_TRANSLATE_NOOP("Cli", "Forget mendings that were not tried yet"),
                                invocation.options);
    CLI::Option_group &which = *back.add_option_group(Cli::help("Which ones"));
    which.add_option("--id", options->ids, Cli::help("As mend and leave-out have said it"))
        ->type_name("ID");
    which.add_flag("--all", options->all, Cli::help("All of them"));
    which.require_option(1);
    back.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return takeBack(*options, console); };
    });
}

} // namespace

void addAsideTake(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                  Invocation &invocation)
{
    CLI::App &taking = addCommand(
        aside, "take",
        QT_TRANSLATE_NOOP("Cli",
                          "Of a record that is in the database with other values, take those of "
                          "the file; it waits for retry"),
        invocation.options);
    CLI::Option_group &which = *taking.add_option_group(Cli::help("Which ones"));
    addRecordOptions(which, options);
    which.add_flag("--all", options->all, Cli::help("All of them"));
    which.require_option(1);
    addSourceOption(taking, options);
    taking.callback([options, &invocation] {
        invocation.run = [options](Console &console) {
            return enterMendings(*options, console, take);
        };
    });
    addTakeBack(aside, options, invocation);
}

} // namespace waybill
