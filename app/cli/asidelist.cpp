// SPDX-License-Identifier: GPL-3.0-or-later
// aside list: all that was ever set aside, by what has become of it.
#include "migration/aside/asidelist.h"

#include "app/cli/asidecommands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/aside/setaside.h"
#include "migration/base/printable.h"
#include "migration/run/storedplaybook.h"
#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype itemsOfRepair = 20;

QStringList stateNames()
{
    QStringList names{u"all"_s};
    for (const AsideState state : asideStates)
        names << asideName(state);
    return names;
}

AsideFilter filterFrom(const AsideOptions &options)
{
    const QString reason = QString::fromStdString(options.reason);
    const QString state = QString::fromStdString(options.state);
    AsideFilter filter{.family = asideFamily(reason),
                       .code = asideFamily(reason) ? QString() : reason.toUpper(),
                       .run = options.run,
                       .file = QString::fromStdString(options.of),
                       .extras = options.extras};
    if (const auto one = asideState(state))
        filter.states = {*one};
    else if (state.isEmpty())
        filter.states = {AsideState::Open, AsideState::Waiting};
    return filter;
}

void writeItem(JsonWriter &json, const AsideItem &item)
{
    json.field("run", item.run)
        .field("what", asideName(item.what))
        .field("family", asideName(item.family))
        .field("code", item.code)
        .field("state", asideName(item.state))
        .field("source", item.source)
        .field("file", item.file)
        .field("line", item.line)
        .field("column", item.column)
        .field("record", item.record)
        .field("field", item.field)
        .field("place", item.place)
        .field("raw", item.raw)
        .field("missing", item.missing)
        .field("message", item.message)
        .field("expected", item.expected)
        .field("suggestion", item.suggestion)
        .field("mending", item.mending);
}

void writeItems(JsonWriter &json, const QList<AsideItem> &items)
{
    json.key("items").beginArray();
    for (const AsideItem &item : items) {
        json.beginObject();
        writeItem(json, item);
        json.endObject();
    }
    json.endArray();
}

void writeCounts(JsonWriter &json, const AsideCounts &counts)
{
    json.field("count", counts.all).field("extras", counts.extras).key("families").beginObject();
    for (const AsideFamily family : asideFamilies)
        json.field(asideName(family).toStdString(), counts.families.value(family));
    json.endObject().key("states").beginObject();
    for (const AsideState state : asideStates)
        json.field(asideName(state).toStdString(), counts.states.value(state));
    json.endObject();
}

/// Of the latest migration alone, with every remark.
void writeRecords(JsonWriter &json, const QList<SetAsideRecord> &records)
{
    json.key("records").beginArray();
    for (const SetAsideRecord &record : records) {
        json.beginObject()
            .field("file", record.file)
            .field("line", record.line)
            .field("record", record.record)
            .field("whole", record.whole);
        writeProblems(json, record.problems);
        json.endObject();
    }
    json.endArray();
}

QString itemText(const AsideItem &item, qint64 count)
{
    const QString found = item.missing ? Cli::tr("nothing")
        : item.raw.empty()             ? QString()
                                       : u"“%1”"_s.arg(QString::fromStdString(item.raw));
    QString text = describe({.code = item.code,
                             .file = item.file,
                             .line = item.line,
                             .column = item.column,
                             .field = item.field,
                             .expected = item.expected,
                             .found = found,
                             .hint = item.state == AsideState::Open ? item.suggestion : QString(),
                             .message = item.message});
    if (count > 1)
        text.prepend(u"%1 × "_s.arg(count));
    if (item.state == AsideState::Waiting)
        text += u" [%1: %2]"_s.arg(asideText(item.state), printable(item.mending));
    else if (item.state != AsideState::Open)
        text += u" [%1]"_s.arg(asideText(item.state));
    return text;
}

class Lister
{
public:
    Lister(const AsideOptions &options, Console &console, Connection &connection)
        : m_options(options)
        , m_console(console)
        , m_connection(connection)
        , m_filter(filterFrom(options))
    {
        if (auto stored = readStoredPlaybook(connection))
            m_playbook = std::move(stored->playbook);
    }

    int list()
    {
        auto found = listAside(m_connection, m_filter, m_options.limit, m_console.observer());
        if (!found)
            return m_console.fail(found.error());
        QList<AsideItem> items;
        for (const AsideItem &item : std::as_const(found->items))
            items.append(shown(item));
        if (m_console.json())
            return document(found->counts, [&](JsonWriter &json) { writeItems(json, items); });
        for (const AsideItem &item : std::as_const(items))
            m_console.print(itemText(item, 1));
        return finish(found->counts, found->counts.all - items.size());
    }

    int listGrouped()
    {
        auto found = groupAside(m_connection, m_filter, m_options.limit, itemsOfRepair,
                                m_console.observer());
        if (!found)
            return m_console.fail(found.error());
        for (AsideRepair &repair : found->repairs) {
            repair.first = shown(repair.first);
            for (AsideItem &item : repair.items)
                item = shown(item);
        }
        if (m_console.json())
            return document(found->counts, [&](JsonWriter &json) {
                json.key("repairs").beginArray();
                for (const AsideRepair &repair : std::as_const(found->repairs)) {
                    json.beginObject().field("count", repair.count);
                    writeItem(json, repair.first);
                    writeItems(json, repair.items);
                    json.endObject();
                }
                json.endArray();
            });
        for (const AsideRepair &repair : std::as_const(found->repairs))
            m_console.print(itemText(repair.first, repair.count));
        return finish(found->counts, found->more);
    }

private:
    AsideItem shown(const AsideItem &item) const
    {
        return !m_console.options().showPersonal && isPersonalFile(m_playbook, item.file)
            ? maskedItem(item)
            : item;
    }

    int document(const AsideCounts &counts, const std::function<void(JsonWriter &)> &content)
    {
        auto records = readSetAside(m_connection, m_options.limit);
        if (!records)
            return m_console.fail(records.error());
        for (SetAsideRecord &record : *records) {
            if (!m_console.options().showPersonal)
                record.problems = masked(record.problems, m_playbook);
        }
        m_console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").field("database", m_connection.path());
            writeRecords(json, *records);
            writeCounts(json, counts);
            content(json);
        });
        return m_console.finish(ExitCode::Done);
    }

    int finish(const AsideCounts &counts, qint64 more)
    {
        if (more > 0)
            m_console.note(Cli::tr("More than these: %1. --limit shows them.").arg(more));
        if (counts.all == 0)
            m_console.print(m_filter == filterFrom(AsideOptions())
                                ? Cli::tr("Nothing is set aside. Every value has its place.")
                                : Cli::tr("Nothing like this is set aside."));
        if (counts.extras > 0 && !m_filter.extras)
            m_console.note(
                Cli::tr("Values kept in the extra details: %1. --extras lists them, too.")
                    .arg(counts.extras));
        if (counts.all > 0)
            m_console.note(Cli::tr("Mend these with aside DB mend, or export them and mend them "
                                   "in any editor; then say aside DB retry."));
        return m_console.finish(ExitCode::Done);
    }

    const AsideOptions &m_options;
    Console &m_console;
    Connection &m_connection;
    AsideFilter m_filter;
    Playbook m_playbook;
};

int list(const AsideOptions &options, Console &console)
{
    auto connection = options.open();
    if (!connection)
        return console.fail(connection.error());
    Lister lister(options, console, *connection);
    return options.grouped ? lister.listGrouped() : lister.list();
}

} // namespace

void addAsideList(CLI::App &aside, const std::shared_ptr<AsideOptions> &options,
                  Invocation &invocation)
{
    CLI::App &all =
        addCommand(aside, "list",
                   QT_TRANSLATE_NOOP("Cli",
                                     "What was set aside: where it is, why, and what has "
                                     "become of it"),
                   invocation.options);
    all.add_option("--reason", options->reason,
                   Cli::help("reading, conversion, constraint, or the code of a reason"))
        ->type_name("REASON");
    std::vector<std::string> states;
    for (const QString &name : stateNames())
        states.push_back(name.toStdString());
    all.add_option("--state", options->state,
                   Cli::help("open, not-tried, mended, left-out, gone or all; the first two when "
                             "it is not said"))
        ->type_name("STATE")
        ->check(CLI::IsMember(states));
    all.add_option("--run", options->run, Cli::help("Of one migration, by its number"))
        ->type_name("N")
        ->check(notNegative());
    all.add_option("--file", options->of, Cli::help("Of one file of the workspace"))
        ->type_name("FILE");
    all.add_flag("--extras", options->extras,
                 Cli::help("Also values of stored records that are kept in their extra details, "
                           "because they do not fit their column"));
    all.add_flag("--grouped", options->grouped,
                 Cli::help("Together what one mending mends: the same value of a field"));
    all.add_option("--limit", options->limit, Cli::help("At most so many; 1000"))
        ->type_name("N")
        ->check(notNegative());
    all.callback([options, &invocation] {
        invocation.run = [options](Console &console) { return list(*options, console); };
    });
}

} // namespace waybill
