// SPDX-License-Identifier: GPL-3.0-or-later
// aside mend and leave-out: mendings wait in the database until aside retry.
#include "app/cli/asidecommands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/aside/asidelist.h"
#include "migration/aside/asiderecord.h"
#include "migration/aside/mend.h"
#include "migration/base/printable.h"
#include "migration/decisions/decisionquestion.h"
#include "migration/mapping/linecells.h"
#include "migration/run/storedplaybook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// The items that a person means by a field and its value, or by the number of a record.
Result<QList<AsideItem>> itemsMeant(Connection &connection, const AsideOptions &options,
                                    const Observer &observer)
{
    const QString field = QString::fromStdString(options.field);
    QList<AsideItem> meant;
    std::set<QString> files;
    const auto visit = [&](AsideItem item) {
        const bool isFile = options.source.empty() || options.source == item.source
            || options.source == item.file.toStdString();
        const bool isRecord = options.at > 0 ? item.line == options.at
            : options.record > 0             ? item.record == options.record
                                             : item.field == field && item.raw == options.value;
        if (!item.isOpen() || item.what == AsideItem::What::File || !isFile || !isRecord)
            return;
        files.insert(options.isOneRecord() ? item.file : QString::fromStdString(item.source));
        meant.append(std::move(item));
    };
    if (auto done = eachAsideItem(connection, {}, visit, observer); !done)
        return done.error();
    if (meant.isEmpty())
        return Problem{.code = u"USAGE-06"_s,
                       .hint = Cli::tr("aside DB list shows what is."),
                       .message = Cli::tr("Nothing like this is set aside.")};
    if (files.size() > 1)
        return Problem{.code = u"USAGE-06"_s,
                       .expected = QStringList(files.begin(), files.end()).join(u", "_s),
                       .message = Cli::tr("Several files have it: name one with --source.")};
    return meant;
}

/// What the field is called in a mending of this one record.
Result<std::string> placeIn(const AsideFileRecord &record, const std::string &field)
{
    for (const AsideField &known : record.fields) {
        if (known.place == field || known.name.toStdString() == field)
            return known.secret ? Result<std::string>(Problem{
                       .code = u"USAGE-06"_s,
                       .field = known.name,
                       .message = Cli::tr("A secret is not mended here: its text is not known.")})
                                : Result<std::string>(known.place);
    }
    QStringList names;
    for (const AsideField &known : record.fields)
        names << QString::fromStdString(known.place);
    return Problem{.code = u"USAGE-06"_s,
                   .expected = names.join(u", "_s),
                   .found = QString::fromStdString(field),
                   .message = Cli::tr("The record has no such field.")};
}

using Made = Result<QList<PendingMending>>;

Made mendOne(Connection &connection, const AsideOptions &options, const AsideItem &item,
             const Observer &observer)
{
    auto record = readAsideRecord(connection, item, observer);
    if (!record)
        return record.error();
    if (!options.line.empty()) {
        if (!record->isLine || record->hasSecret)
            return Problem{.code = u"USAGE-06"_s,
                           .file = item.file,
                           .message = Cli::tr("Only a line of a CSV file without secrets can be "
                                              "split differently.")};
        return QList{splitLine(item, record->key, cellsOfLine(options.line))};
    }
    const std::string wanted =
        options.field.empty() && !item.field.isEmpty() ? item.place : options.field;
    auto place = placeIn(*record, wanted);
    if (!place)
        return place.error();
    return QList{mendPlace(item, record->key, *place, *options.text)};
}

Made mend(Connection &connection, const AsideOptions &options, const Observer &observer)
{
    auto items = itemsMeant(connection, options, observer);
    if (!items)
        return items.error();
    if (options.isOneRecord())
        return mendOne(connection, options, items->first(), observer);
    return QList{mendAllLike(items->first(), *options.text)};
}

Made leaveOut(Connection &connection, const AsideOptions &options, const Observer &observer)
{
    auto items = itemsMeant(connection, options, observer);
    if (!items)
        return items.error();
    const QString field = QString::fromStdString(options.field);
    QList<PendingMending> made;
    std::map<QString, QList<qint64>> records; ///< by file
    for (const AsideItem &item : std::as_const(*items)) {
        if (item.what == AsideItem::What::Record) {
            records[item.file].append(item.record);
            continue;
        }
        if (!options.isOneRecord()) {
            if (made.isEmpty())
                made.append(leaveOutAllLike(item));
            continue;
        }
        auto record = readAsideRecord(connection, item, observer);
        if (!record)
            return record.error();
        if (field.isEmpty() || field == item.field || options.field == item.place)
            made.append(leaveOutOne(item, record->key));
    }
    for (const auto &[file, numbers] : records) {
        AsideItem ofFile = items->first();
        ofFile.file = file;
        auto left = mendRecords(connection, ofFile, numbers, leaveOutOne, observer);
        if (!left)
            return left.error();
        made += *left;
    }
    return made;
}

/// "What is read where “Company” is missing? → Fernway Labs"
QString inWords(const Playbook &playbook, const PendingMending &mending)
{
    const Answers answers{{mending.id, mending.answer}};
    const Question question = decisionQuestion(playbook, answers, mending.id);
    return printable(question.text + u" → "_s + decisionText(question, mending.answer));
}

/// Which ones are meant: all with this value, or one record.
void addWhat(CLI::App &command, const std::shared_ptr<AsideOptions> &options)
{
    CLI::Option *field = command.add_option("--field", options->field,
                                            Cli::help("The field, as aside list calls it"));
    field->type_name("FIELD");
    CLI::Option_group &what = *command.add_option_group(Cli::help("Which ones"));
    what.add_option("--value", options->value,
                    Cli::help("All that hold this; empty: where it is missing"))
        ->type_name("TEXT");
    addRecordOptions(what, options);
    what.require_option(1);
    addSourceOption(command, options);
}

} // namespace

int sayMendings(Console &console, Connection &connection, const QList<PendingMending> &mendings,
                qsizetype waiting)
{
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("database", connection.path()).key("mendings");
            json.beginArray();
            for (const PendingMending &mending : mendings)
                json.beginObject()
                    .field("id", mending.id)
                    .field("answer", mending.answer)
                    .endObject();
            json.endArray().field("waiting", waiting);
        });
    } else {
        const auto stored = readStoredPlaybook(connection);
        for (const PendingMending &mending : mendings) {
            console.print(printable(QString::fromStdString(mending.id)));
            if (stored)
                console.print(u"  "_s + inWords(stored->playbook, mending));
        }
        console.note(Cli::tr("Mendings that wait for aside DB retry: %n.", nullptr,
                             static_cast<int>(waiting)));
    }
    return console.finish(ExitCode::Done);
}

int enterMendings(const AsideOptions &options, Console &console, MakeMendings make)
{
    auto connection = options.open(Connection::Mode::ReadWrite);
    if (!connection)
        return console.fail(connection.error());
    auto made = make(*connection, options, console.observer());
    if (!made)
        return console.fail(made.error());
    auto waiting = readPendingMendings(*connection);
    if (!waiting)
        return console.fail(waiting.error());
    if (auto stored = changePendingMendings(*connection, changesFor(*waiting, *made)); !stored)
        return console.fail(stored.error());
    waiting = readPendingMendings(*connection);
    return sayMendings(console, *connection, *made, waiting ? waiting->size() : 0);
}

void addRecordOptions(CLI::Option_group &what, const std::shared_ptr<AsideOptions> &options)
{
    what.add_option("--at", options->at, Cli::help("One record, by its line in the list"))
        ->type_name("LINE")
        ->check(notNegative());
    what.add_option("--record", options->record, Cli::help("One record, by its number in the file"))
        ->type_name("N")
        ->check(notNegative());
}

void addSourceOption(CLI::App &command, const std::shared_ptr<AsideOptions> &options)
{
    command
        .add_option("--source", options->source,
                    Cli::help("The source or file, where several have it"))
        ->type_name("NAME");
}

void addAsideMend(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                  Invocation &invocation)
{
    CLI::App &mending =
        addCommand(aside, "mend",
                   QT_TRANSLATE_NOOP("Cli", "Say what is to be read instead; it waits for retry"),
                   invocation.options);
    addWhat(mending, options);
    CLI::Option_group &how = *mending.add_option_group(Cli::help("How"));
    how.add_option("--as", options->text, Cli::help("What is to be read instead"))
        ->type_name("TEXT");
    how.add_option("--line", options->line,
                   Cli::help("The values of a line that was split in the wrong place, as one "
                             "line of CSV"))
        ->type_name("CSV");
    how.require_option(1);
    mending.callback([options, &invocation] {
        if (!options->line.empty() && !options->isOneRecord())
            throw CLI::RequiredError("--at");
        invocation.run = [options](Console &console) {
            return enterMendings(*options, console, mend);
        };
    });

    CLI::App &leaving = addCommand(
        aside, "leave-out",
        QT_TRANSLATE_NOOP("Cli", "Say that it may stay without a place; it waits for retry"),
        invocation.options);
    addWhat(leaving, options);
    leaving.callback([options, &invocation] {
        invocation.run = [options](Console &console) {
            return enterMendings(*options, console, leaveOut);
        };
    });
}

} // namespace waybill
