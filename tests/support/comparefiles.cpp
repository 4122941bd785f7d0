// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/comparefiles.h"

#include "migration/base/printable.h"
#include "migration/source/decodedfile.h"
#include "migration/source/recordreader.h"
#include "tests/support/jsoncompare.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

QString shown(std::string_view text)
{
    return printable(QString::fromUtf8(text.data(), qsizetype(text.size())).left(200));
}

QString compareBytes(const QString &source, const QString &exported)
{
    QFile a(source);
    QFile b(exported);
    if (!a.open(QIODevice::ReadOnly) || !b.open(QIODevice::ReadOnly))
        return u"one of the files cannot be opened"_s;
    return a.readAll() == b.readAll() ? QString() : u"the bytes differ"_s;
}

/// A file's text, and how it is written.
struct Text
{
    std::string utf8;
    std::string encoding;
    bool byteOrderMark = false;

    bool endsWithNewline() const { return utf8.ends_with('\n') || utf8.ends_with('\r'); }
};

Result<Text> readText(const QString &path, const std::string &encoding)
{
    Result<std::unique_ptr<SourceFile>> file = SourceFile::open(path, path);
    if (!file)
        return file.error();
    Result<std::unique_ptr<DecodedFile>> decoded =
        DecodedFile::open(std::move(*file), path, encoding);
    if (!decoded)
        return decoded.error();
    Text text;
    for (;;) {
        const Result<bool> more = (*decoded)->append(text.utf8);
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    text.encoding = (*decoded)->decoder().encoding();
    text.byteOrderMark = (*decoded)->decoder().byteOrderMark();
    return text;
}

QString compareWriting(const Text &a, const Text &b)
{
    if (a.encoding != b.encoding)
        return u"the encoding %1 became %2"_s.arg(shown(a.encoding), shown(b.encoding));
    if (a.byteOrderMark != b.byteOrderMark)
        return u"only one of them has a byte order mark"_s;
    if (a.endsWithNewline() != b.endsWithNewline())
        return u"only one of them ends with a line end"_s;
    return {};
}

/// All of a CSV file: the header first, then a list for every line.
struct Table
{
    std::vector<std::vector<std::string>> lines;
    char delimiter = ',';
};

Result<Table> readTable(const QString &path, const std::string &encoding, char delimiter)
{
    const ReaderOptions options{
        .format = SourceFormat::Csv, .encoding = encoding, .delimiter = delimiter};
    Result<std::unique_ptr<RecordReader>> reader = openReader(path, path, options, {});
    if (!reader)
        return reader.error();
    Table table;
    table.delimiter = (*reader)->dialect().delimiter;
    table.lines.push_back((*reader)->dialect().header);
    for (;;) {
        const Result<const Record *> record = (*reader)->next();
        if (!record)
            return record.error();
        if (*record == nullptr)
            return table;
        std::vector<std::string> &cells = table.lines.emplace_back();
        for (std::size_t i = 1; i < (*record)->nodes.size(); ++i)
            cells.emplace_back((*record)->nodes[i].text);
    }
}

QString nameOf(const Table &table, std::size_t column)
{
    const std::vector<std::string> &header = table.lines.front();
    return column < header.size() ? QString::fromStdString(header[column])
                                  : QString::number(column + 1);
}

QString compareTables(const Table &a, const Table &b, const QStringList &leftOut)
{
    for (std::size_t line = 0; line < std::min(a.lines.size(), b.lines.size()); ++line) {
        const auto &cells = a.lines[line];
        const auto &others = b.lines[line];
        const QString place = line == 0 ? u"header"_s : u"record %1"_s.arg(line);
        if (cells.size() != others.size())
            return u"%1: %2 cells became %3"_s.arg(place).arg(cells.size()).arg(others.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool may = line > 0 && leftOut.contains(nameOf(a, i)) && others[i].empty();
            if (cells[i] != others[i] && !may)
                return u"%1, \"%2\": \"%3\" became \"%4\""_s.arg(place, nameOf(a, i),
                                                                 shown(cells[i]), shown(others[i]));
        }
    }
    if (a.lines.size() != b.lines.size())
        return u"%1 records became %2"_s.arg(a.lines.size() - 1).arg(b.lines.size() - 1);
    return {};
}

QString compareCsv(const QString &source, const QString &exported, const CompareOptions &options)
{
    const Result<Table> a = readTable(source, options.encoding, 0);
    if (!a)
        return compareBytes(source, exported);
    // Other quotes may make another separator look likelier; what counts is the one it has.
    const Result<Table> b = readTable(exported, options.encoding, a->delimiter);
    return b ? compareTables(*a, *b, options.leftOut) : describe(b.error());
}

std::optional<Problem> jsonProblem(const QString &path, const std::string &encoding)
{
    const ReaderOptions options{.format = SourceFormat::Json, .encoding = encoding};
    Result<std::unique_ptr<RecordReader>> reader = openReader(path, path, options, {});
    if (!reader)
        return reader.error();
    for (;;) {
        const Result<const Record *> record = (*reader)->next();
        if (!record)
            return record.error();
        if (*record == nullptr)
            return {};
    }
}

} // namespace

QString compareFiles(const QString &source, const QString &exported, const CompareOptions &options)
{
    if (!QFileInfo::exists(source))
        return QFileInfo::exists(exported) ? u"there was no such file"_s : QString();
    if (!QFileInfo::exists(exported))
        return u"the file is missing"_s;
    const Result<Text> a = readText(source, options.encoding);
    if (!a)
        return compareBytes(source, exported);
    const Result<Text> b = readText(exported, options.encoding);
    if (!b)
        return describe(b.error());
    QString difference;
    if (options.csv) {
        difference = compareCsv(source, exported, options);
    } else {
        if (jsonProblem(source, options.encoding))
            return compareBytes(source, exported);
        if (const std::optional<Problem> problem = jsonProblem(exported, options.encoding))
            return describe(*problem);
        difference = compareJson(a->utf8, b->utf8, options.leftOut);
    }
    return difference.isEmpty() ? compareWriting(*a, *b) : difference;
}

} // namespace waybill::test
