// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historyreceipt.h"

#include "app/cli/console.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/receipt/receipt.h"
#include "migration/verify/texttable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Status = ReceiptCheck::Status;

const char *wordOf(Status status)
{
    switch (status) {
    case Status::Confirmed:
        return "confirmed";
    case Status::Different:
        return "different";
    case Status::Edited:
        return "edited";
    case Status::NotChecked:
        return "not-checked";
    }
    return "";
}

QString shown(Status status, bool colour)
{
    switch (status) {
    case Status::Confirmed:
        return painted(Cli::tr("the same"), Tone::Good, colour);
    case Status::Different:
        return painted(Cli::tr("different"), Tone::Bad, colour);
    case Status::Edited:
        return painted(Cli::tr("edited since"), Tone::Good, colour);
    case Status::NotChecked:
        return Cli::tr("not checked");
    }
    return {};
}

void write(JsonWriter &json, const ReceiptVerdict &verdict)
{
    json.field("outcome", verdict.confirmed() ? "confirmed" : "different")
        .field("run", verdict.receipt.run)
        .field("database", verdict.database)
        .field("workspace", verdict.workspace)
        .key("checks")
        .beginArray();
    for (const ReceiptCheck &check : verdict.checks)
        json.beginObject()
            .field("what", check.what)
            .field("status", wordOf(check.status))
            .field("expected", check.expected)
            .field("found", check.found)
            .field("detail", check.detail)
            .endObject();
    json.endArray();
}

} // namespace

int historyReceipt(const std::string &database, std::int64_t run, const std::string &output,
                   Console &console)
{
    const auto path = databaseFrom(database);
    if (!path)
        return console.fail(path.error());
    const QString file = pathFrom(output);
    if (!output.empty()) {
        if (auto spared = sparesDatabases(file); !spared)
            return console.fail(spared.error());
    }
    const auto receipt = makeReceipt(*path, run);
    if (!receipt)
        return console.fail(receipt.error());
    if (output.empty()) {
        const QByteArray json = receiptAsJson(*receipt);
        console.write({json.constData(), static_cast<std::size_t>(json.size())});
        return console.finish(ExitCode::Done);
    }
    if (auto written = writeReceipt(*receipt, file); !written)
        return console.fail(written.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete")
                .field("file", file)
                .field("run", receipt->run)
                .field("sha256", receipt->sha256);
        });
    } else {
        console.print(Cli::tr("Receipt for run %1: %2").arg(receipt->run).arg(printable(file)));
    }
    return console.finish(ExitCode::Done);
}

int checkReceipt(const std::string &receipt, const std::string &database,
                 const std::string &workspace, Console &console)
{
    const auto path = database.empty() ? Result<QString>(QString()) : databaseFrom(database);
    if (!path)
        return console.fail(path.error());
    const auto verdict =
        verifyReceipt({.receipt = pathFrom(receipt),
                       .database = *path,
                       .workspace = workspace.empty() ? QString() : pathFrom(workspace)});
    if (!verdict)
        return console.fail(verdict.error());
    const bool confirmed = verdict->confirmed();
    if (console.json()) {
        console.document([&](JsonWriter &json) { write(json, *verdict); });
    } else {
        const bool colour = console.colour();
        console.print(bold(painted(confirmed ? Cli::tr("The receipt is confirmed")
                                             : Cli::tr("The receipt is not confirmed"),
                                   confirmed ? Tone::Good : Tone::Bad, colour),
                           colour));
        for (const ReceiptCheck &check : verdict->checks)
            console.print(u"  %1: %2. %3"_s.arg(printable(check.what), shown(check.status, colour),
                                                printable(check.detail)));
    }
    return console.finish(confirmed ? ExitCode::Done : ExitCode::NotVerified);
}

} // namespace waybill
