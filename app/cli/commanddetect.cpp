// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/words.h"
#include "migration/inspect/inspection.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/verify/texttable.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void showFitting(const QList<Detection> &fitting, Console &console)
{
    using Kind = ReportColumn::Kind;
    ReportTable table{.columns = {{Cli::tr("Playbook"), Kind::Text},
                                  {Cli::tr("Fits"), Kind::Figure},
                                  {Cli::tr("Why"), Kind::Text}}};
    for (const Detection &one : fitting)
        table.rows.append({one.playbook, u"%1 %"_s.arg(one.confidence), one.reason});
    console.print(textTable(table, console.colour()));
}

void writeFitting(JsonWriter &json, const QString &workspace, const QList<Detection> &fitting)
{
    json.field("outcome", "complete").field("workspace", workspace).key("playbooks").beginArray();
    for (const Detection &one : fitting) {
        json.beginObject()
            .field("id", one.playbook)
            .field("name", one.name)
            .field("confidence", one.confidence)
            .field("reason", one.reason)
            .endObject();
    }
    json.endArray();
}

int run(const QString &workspace, Console &console)
{
    if (!QFileInfo(workspace).isDir()) {
        return console.fail({.code = u"WS-01"_s,
                             .file = workspace,
                             .message = Cli::tr("There is no such folder.")});
    }
    Problems problems;
    const std::vector<Playbook> known = availablePlaybooks(&problems);
    for (const Problem &problem : problems)
        console.say(problem);
    const QList<Detection> fitting = detectPlaybooks(workspace, known);
    if (fitting.isEmpty()) {
        return console.fail({.code = u"DET-01"_s,
                             .file = workspace,
                             .message = Cli::tr("No playbook fits what is in this folder.")});
    }
    if (console.json())
        console.document([&](JsonWriter &json) { writeFitting(json, workspace, fitting); });
    else
        showFitting(fitting, console);
    return console.finish(ExitCode::Done);
}

} // namespace

void addDetect(CLI::App &program, Invocation &invocation)
{
    CLI::App &command =
        addCommand(program, "detect", QT_TRANSLATE_NOOP("Cli", "Which playbook fits, and why"),
                   invocation.options);
    const auto workspace = std::make_shared<std::string>();
    command.add_option("WORKSPACE", *workspace, Cli::help("The folder with the files"))
        ->type_name("")
        ->required();
    command.callback([workspace, &invocation] {
        invocation.run = [workspace](Console &console) {
            return run(pathFrom(*workspace), console);
        };
    });
}

} // namespace waybill
