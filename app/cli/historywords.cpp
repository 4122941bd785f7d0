// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"
#include "app/cli/historyoptions.h"
#include "app/cli/words.h"
#include "migration/base/numbertext.h"
#include "migration/base/printable.h"
#include "migration/verify/texttable.h"

using namespace Qt::StringLiterals;

namespace waybill {

QString shownInLine(const Value &value, bool isBlob)
{
    constexpr qsizetype longest = 80;
    const auto *text = std::get_if<std::string>(&value);
    if (text && isBlob)
        return Cli::tr("%n bytes", nullptr, static_cast<int>(text->size()));
    if (text) {
        const QString all = printable(QString::fromStdString(*text));
        return u'"' + (all.size() > longest ? all.left(longest) + u'…' : all) + u'"';
    }
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    if (const auto *real = std::get_if<double>(&value))
        return QString::fromStdString(doubleText(*real));
    return Cli::tr("nothing");
}

void writeValue(JsonWriter &json, const Value &value, bool isBlob)
{
    const auto *text = std::get_if<std::string>(&value);
    if (text && isBlob)
        json.value(QByteArray::fromStdString(*text).toHex().toStdString());
    else if (text)
        json.value(*text);
    else if (const auto *number = std::get_if<std::int64_t>(&value))
        json.value(*number);
    else if (const auto *real = std::get_if<double>(&value))
        json.value(*real);
    else
        json.null();
}

void writeTables(JsonWriter &json, const QList<TableDifference> &tables)
{
    json.key("tables").beginObject();
    for (const TableDifference &table : tables) {
        json.key(table.table.toStdString())
            .beginObject()
            .field("added", table.added)
            .field("removed", table.removed)
            .field("changed", table.changed)
            .endObject();
    }
    json.endObject();
}

QString tableLines(const QList<TableDifference> &tables)
{
    using Kind = ReportColumn::Kind;
    ReportTable text;
    text.columns = {{Cli::tr("Table"), Kind::Text},
                    {Cli::tr("Added"), Kind::Figure},
                    {Cli::tr("Removed"), Kind::Figure},
                    {Cli::tr("Changed"), Kind::Figure}};
    for (const TableDifference &table : tables)
        text.rows.append({table.table, figure(table.added, u" "), figure(table.removed, u" "),
                          figure(table.changed, u" ")});
    return textTable(text, false);
}

} // namespace waybill
