// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/tables/tablereaders.h"

#include "migration/base/numbertext.h"
#include "tests/migration/source/reading.h"
#include "tests/support/hostilevalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>

#include <limits>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

Value anyValue(Randomness &random)
{
    switch (random.below(8)) {
    case 0:
        return {};
    case 1:
        return random.pick({std::int64_t{0}, std::int64_t{-1}, std::int64_t{42},
                            std::int64_t{999999999999999}, std::int64_t{9007199254740993},
                            std::numeric_limits<std::int64_t>::max(),
                            std::numeric_limits<std::int64_t>::min()});
    case 2:
        return random.pick({0.1, -0.5, 1e-7, 78.5, 1.0 / 3, 1e22, 5e-324, 1.7976931348623157e308});
    case 3:
        return random.pick({std::string(), std::string("007"), std::string("1e5"),
                            std::string("=1+1"), std::string("two\nlines"), std::string("a\r\nb"),
                            std::string(" lead"), std::string("_x0041_"), std::string("\"")});
    case 4:
        return anyText(random);
    case 5:
        return anyLine(random);
    default:
        return hostileText(random);
    }
}

Row jsonRow(const QJsonObject &object, const Columns &columns)
{
    Row row;
    for (const std::string &column : columns) {
        const QJsonValue value = object[QString::fromStdString(column)];
        const QVariant plain = value.toVariant();
        if (value.isString())
            row.emplace_back(value.toString().toStdString());
        else if (plain.typeId() == QMetaType::LongLong)
            row.emplace_back(static_cast<std::int64_t>(plain.toLongLong()));
        else if (value.isDouble())
            row.emplace_back(value.toDouble());
        else
            row.emplace_back();
    }
    return row;
}

void addObject(ReadTable &table, const QJsonObject &object)
{
    if (table.columns.empty()) {
        for (const QString &key : object.keys())
            table.columns.push_back(key.toStdString());
    }
    table.rows.push_back(jsonRow(object, table.columns));
}

/// "B7" is the second column.
std::size_t columnOf(QStringView place)
{
    std::size_t column = 0;
    for (const QChar c : place) {
        if (!c.isUpper())
            break;
        column = column * 26 + std::size_t(c.unicode() - u'A' + 1);
    }
    return column - 1;
}

/// "_x000D_" is how a sheet writes what XML cannot hold.
std::string sheetText(const QString &text)
{
    static const QRegularExpression escape(u"_x([0-9A-Fa-f]{4})_"_s);
    QString plain;
    qsizetype last = 0;
    for (const QRegularExpressionMatch &match : escape.globalMatch(text)) {
        plain += QStringView(text).mid(last, match.capturedStart() - last);
        plain += QChar(match.captured(1).toUShort(nullptr, 16));
        last = match.capturedEnd();
    }
    return (plain + text.mid(last)).toStdString();
}

/// Not every format can hold a zero byte.
Value withoutZeros(Value value)
{
    if (auto *text = std::get_if<std::string>(&value))
        std::erase(*text, '\0');
    return value;
}

} // namespace

std::vector<Row> anyRows(Randomness &random, std::size_t columns)
{
    std::vector<Row> rows(random.below(6));
    for (Row &row : rows) {
        for (std::size_t i = 0; i < columns; ++i)
            row.push_back(withoutZeros(anyValue(random)));
    }
    return rows;
}

TableFeed feedOf(const Columns &columns, const std::vector<Row> &rows)
{
    return [&columns, &rows](TableWriter &writer) -> Result<qint64> {
        if (auto begun = writer.begin(columns); !begun)
            return begun.error();
        for (const Row &row : rows) {
            if (auto written = writer.write(row); !written)
                return written.error();
        }
        auto ended = writer.end();
        return ended ? Result<qint64>(qint64(rows.size())) : ended.error();
    };
}

Result<QByteArray> tableText(const TableOptions &options, const Columns &columns,
                             const std::vector<Row> &rows)
{
    QByteArray bytes;
    const ByteSink sink = [&bytes](std::string_view part) {
        bytes.append(part.data(), qsizetype(part.size()));
        return Result<>();
    };
    const auto count = writeTableText(options, sink, feedOf(columns, rows));
    return count ? Result<QByteArray>(bytes) : count.error();
}

ReadTable readCsvTable(const QByteArray &bytes, char separator)
{
    const OneFile file(bytes);
    ReadTable table;
    const ReaderOptions options{
        .format = SourceFormat::Csv, .encoding = "UTF-8", .delimiter = separator};
    auto reader = openReader(file.path(), u"table"_s, options,
                             [&table](const Problem &problem) { table.error = describe(problem); });
    if (!reader)
        return {.columns = {}, .rows = {}, .error = describe(reader.error())};
    table.columns = (*reader)->dialect().header;
    for (;;) {
        const Result<const Record *> record = (*reader)->next();
        if (!record)
            table.error = describe(record.error());
        if (!record || !*record)
            return table;
        Row row;
        const auto &nodes = (*record)->nodes;
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            const std::string_view text = nodes[i].text;
            row.push_back(text.empty() ? Value() : Value(std::string(text)));
        }
        table.rows.push_back(std::move(row));
    }
}

ReadTable readJsonTable(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    ReadTable table;
    if (error.error != QJsonParseError::NoError || !document.isArray())
        table.error = error.errorString();
    const QJsonArray objects = document.array();
    for (const QJsonValue &value : objects)
        addObject(table, value.toObject());
    return table;
}

ReadTable readJsonLinesTable(const QByteArray &bytes)
{
    ReadTable table;
    QList<QByteArray> lines = bytes.split('\n');
    if (!lines.takeLast().isEmpty())
        table.error = u"The last line has no end."_s;
    for (const QByteArray &line : std::as_const(lines)) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (error.error != QJsonParseError::NoError)
            table.error = error.errorString();
        addObject(table, document.object());
    }
    return table;
}

ReadTable readHtmlTable(const QByteArray &bytes)
{
    ReadTable table;
    QXmlStreamReader html(bytes);
    while (!html.atEnd()) {
        html.readNext();
        if (!html.isStartElement())
            continue;
        if (html.name() == "th"_L1)
            table.columns.push_back(html.readElementText().toStdString());
        else if (html.name() == "tr"_L1)
            table.rows.emplace_back();
        else if (html.name() == "td"_L1)
            table.rows.back().emplace_back(html.readElementText().toStdString());
    }
    table.error = html.hasError() ? html.errorString() : QString();
    if (!table.rows.empty())
        table.rows.erase(table.rows.begin()); // the titles
    return table;
}

bool canReadWorkbooks()
{
    return !QStandardPaths::findExecutable(u"unzip"_s).isEmpty();
}

ReadTable readWorkbook(const QString &path)
{
    QProcess unzip;
    unzip.start(u"unzip"_s, {u"-p"_s, path, u"xl/worksheets/sheet1.xml"_s});
    ReadTable table;
    if (!unzip.waitForFinished() || unzip.exitCode() != 0) {
        table.error = QString::fromLocal8Bit(unzip.readAllStandardError());
        return table;
    }
    QXmlStreamReader sheet(unzip.readAllStandardOutput());
    bool text = false;
    while (!sheet.atEnd()) {
        sheet.readNext();
        if (!sheet.isStartElement())
            continue;
        if (sheet.name() == "row"_L1) {
            table.rows.resize(sheet.attributes().value("r"_L1).toULongLong());
        } else if (sheet.name() == "c"_L1) {
            table.rows.back().resize(columnOf(sheet.attributes().value("r"_L1)) + 1);
            text = sheet.attributes().value("t"_L1) == "inlineStr"_L1;
        } else if (text && sheet.name() == "t"_L1) {
            table.rows.back().back() = sheetText(sheet.readElementText());
        } else if (!text && sheet.name() == "v"_L1) {
            table.rows.back().back() = sheet.readElementText().toDouble();
        }
    }
    table.error = sheet.hasError() ? sheet.errorString() : QString();
    if (table.rows.empty())
        return table;
    for (const Value &title : table.rows.front())
        table.columns.push_back(std::get<std::string>(title));
    table.rows.erase(table.rows.begin());
    return table;
}

QString shown(const Row &row)
{
    QString text;
    for (const Value &value : row) {
        if (const auto *words = std::get_if<std::string>(&value))
            text += u"[“"_s + visible(*words) + u"”]"_s;
        else if (const auto *integer = std::get_if<std::int64_t>(&value))
            text += u"[%1]"_s.arg(QString::fromStdString(integerText(*integer)));
        else if (const auto *real = std::get_if<double>(&value))
            text += u"[%1]"_s.arg(QString::fromStdString(doubleText(*real)));
        else
            text += u"[]"_s;
    }
    return text;
}

} // namespace waybill::test
