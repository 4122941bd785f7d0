// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tracedestination.h"

#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/history/privacy.h"
#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What may be seen of a value.
struct Shown
{
    QString raw;
    QStringList now; ///< by place
};

Shown shownOf(const Destination &destination, const FieldFate &fate, const Privacy &privacy,
              const Console &console)
{
    bool hidden = destination.isPersonal && !console.options().showPersonal;
    for (const StoredPlace &place : fate.places) {
        hidden = hidden
            || privacy.hides(place.table.toStdString(), place.column.toStdString(),
                             place.key.toString().toStdString());
    }
    const auto seen = [hidden](const QString &text) {
        return hidden && !text.isEmpty() ? maskedText() : text;
    };
    Shown shown{.raw = seen(fate.raw), .now = {}};
    for (const StoredPlace &place : fate.places)
        shown.now << seen(place.now.toString());
    return shown;
}

void writeFate(JsonWriter &json, const FieldFate &fate, const Shown &shown)
{
    json.beginObject()
        .field("field", fate.field)
        .field("raw", shown.raw)
        .field("state", fateName(fate.state))
        .field("why", fate.why)
        .key("places")
        .beginArray();
    for (qsizetype i = 0; i < fate.places.size(); ++i) {
        const StoredPlace &place = fate.places[i];
        json.beginObject()
            .field("table", place.table)
            .field("key", place.key.toString())
            .field("column", place.column)
            .field("copy", !place.owner)
            .field("there", place.there)
            .field("now", shown.now[i])
            .endObject();
    }
    json.endArray().endObject();
}

void writeDestination(JsonWriter &json, const Destination &destination, const Privacy &privacy,
                      const Console &console)
{
    json.beginObject()
        .field("run", destination.run)
        .field("file", destination.file)
        .field("line", destination.line)
        .field("record", destination.record)
        .field("state", destination.state)
        .field("why", destination.why)
        .key("values")
        .beginArray();
    for (const FieldFate &fate : destination.fields)
        writeFate(json, fate, shownOf(destination, fate, privacy, console));
    json.endArray().endObject();
}

void printDestination(const Destination &destination, const Privacy &privacy, Console &console)
{
    console.print(Cli::tr("%1, line %2: run %3, %4")
                      .arg(printable(destination.file))
                      .arg(destination.line)
                      .arg(destination.run)
                      .arg(destination.state));
    if (!destination.why.isEmpty())
        console.print(u"    "_s + printable(destination.why));
    for (const FieldFate &fate : destination.fields) {
        const Shown shown = shownOf(destination, fate, privacy, console);
        QStringList went;
        for (const StoredPlace &place : fate.places) {
            went << Cli::tr("%1.%2, row %3")
                        .arg(place.table, place.column, printable(place.key.toString()));
        }
        QString line = u"    "_s + printable(fate.field);
        if (!shown.raw.isEmpty())
            line += u": \""_s + printable(shown.raw) + u'"';
        line += u" -> "_s
            + (went.isEmpty() || fate.state == FieldFate::State::Empty ? fateText(fate.state)
                                                                       : went.join(u"; "_s));
        console.print(line + u" ("_s + printable(fate.why) + u')');
    }
}

} // namespace

int showDestination(Connection &connection, const FilePlace &place, Console &console)
{
    const auto found = destinationsOf(connection, place);
    if (!found)
        return console.fail(found.error());
    const auto privacy = readPrivacy(connection, console.options().showPersonal);
    if (!privacy)
        return console.fail(privacy.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete").key("records").beginArray();
            for (const Destination &destination : *found)
                writeDestination(json, destination, *privacy, console);
            json.endArray();
        });
        return console.finish(ExitCode::Done);
    }
    for (const Destination &destination : *found)
        printDestination(destination, *privacy, console);
    return console.finish(ExitCode::Done);
}

} // namespace waybill
