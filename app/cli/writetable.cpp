// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/writetable.h"

#include "app/cli/console.h"
#include "app/cli/outputfile.h"
#include "app/cli/words.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

TableFormat formatNamed(const std::string &name)
{
    if (name == "json")
        return TableFormat::Json;
    if (name == "jsonl")
        return TableFormat::JsonLines;
    if (name == "xlsx")
        return TableFormat::Xlsx;
    return name == "html" ? TableFormat::Html : TableFormat::Csv;
}

std::string formatOf(const TableOutput &output, bool json)
{
    if (!output.format.empty())
        return output.format;
    const std::string suffix = QFileInfo(output.file).suffix().toLower().toStdString();
    if (suffix == "json" || suffix == "jsonl" || suffix == "xlsx" || suffix == "html")
        return suffix;
    if (suffix == "htm")
        return "html";
    return json && output.file.isEmpty() ? "json" : "csv";
}

int toStandardOutput(const TableOptions &options, const TableFeed &feed, Console &console)
{
    const auto rows = writeTableText(
        options,
        [&](std::string_view bytes) {
            console.write(bytes);
            return Result<>();
        },
        feed);
    if (rows)
        return console.finish(ExitCode::Done);
    console.say(rows.error()); // a part of the table has been written there
    return static_cast<int>(exitCodeFor(rows.error()));
}

} // namespace

Result<> outputIsSound(const TableOutput &output, const Console &console)
{
    const std::string format = formatOf(output, console.json());
    const bool toOutput = output.file.isEmpty();
    if (toOutput && format == "xlsx")
        return Problem{.code = u"USAGE-04"_s,
                       .message = Cli::tr("A workbook needs a file: say -o FILE.")};
    if (toOutput && console.json() && format != "json")
        return Problem{.code = u"USAGE-04"_s,
                       .message = Cli::tr("With --json and without -o the format has to be json.")};
    if (output.guardFormulas && format != "csv")
        return Problem{.code = u"USAGE-04"_s,
                       .message = Cli::tr("--guard-formulas is for csv; the other formats say "
                                          "what is text.")};
    return {};
}

int writeTable(const TableOutput &output, const TableContent &content, Console &console)
{
    const std::string format = formatOf(output, console.json());
    const TableOptions options{.format = formatNamed(format),
                               .csv = {.guardFormulas = output.guardFormulas},
                               .head = content.head};
    const TableFeed feed = [&](TableWriter &writer) {
        return content.feed(writer, options.format);
    };
    if (output.file.isEmpty())
        return toStandardOutput(options, feed, console);
    if (auto spared = sparesDatabases(output.file); !spared)
        return console.fail(spared.error());
    const auto rows = writeTableFile(output.file, options, feed);
    if (!rows)
        return console.fail(rows.error());
    if (console.json()) {
        console.document([&](JsonWriter &json) {
            json.field("outcome", "complete");
            for (const auto &[key, text] : content.about)
                json.field(key, text);
            json.field("format", format).field("file", output.file).field("rows", *rows);
            if (!content.problems.isEmpty())
                writeProblems(json, content.problems);
        });
    } else {
        console.note(Cli::tr("Rows written: %n.", nullptr, static_cast<int>(*rows)));
    }
    return console.finish(ExitCode::Done);
}

} // namespace waybill
