// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/recordreader.h"

#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <string>
#include <utility>

namespace waybill::test {

/// A folder with one file whose bytes the test chooses.
class OneFile
{
public:
    explicit OneFile(const QByteArray &bytes, const QString &name = QStringLiteral("source"))
        : m_path(m_folder.filePath(name))
    {
        write(bytes);
    }

    void write(const QByteArray &bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), qint64(bytes.size()));
    }
    const QString &path() const { return m_path; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

/// Control characters spelled out, so that a difference can be read.
inline QString visible(std::string_view text)
{
    QString shown = QString::fromUtf8(text.data(), qsizetype(text.size()));
    shown.replace(QChar(u'\0'), QStringLiteral("\\0"));
    shown.replace(QChar(u'\n'), QStringLiteral("\\n"));
    shown.replace(QChar(u'\r'), QStringLiteral("\\r"));
    return shown.replace(QChar(u'\t'), QStringLiteral("\\t"));
}

/// A CSV record: its line, then each cell in brackets.
inline QString cellsOf(const Record &record)
{
    QString text = QString::number(record.line);
    for (std::size_t i = 1; i < record.nodes.size(); ++i)
        text += u'[' + visible(record.nodes[i].text) + u']';
    return text;
}

/// A record's nodes in order: key=kind:text, containers with their content in brackets.
inline QString treeOf(const Record &record, std::int32_t index = 0)
{
    const Node &node = record.nodes[std::size_t(index)];
    QString text;
    if (node.parent >= 0 && record.nodes[std::size_t(node.parent)].kind == NodeKind::Object)
        text += visible(node.key) + u'=';
    if (!node.isContainer()) {
        const char16_t kind = u"OATNB0"[int(node.kind)];
        return text + kind + u':' + visible(node.text);
    }
    text += node.kind == NodeKind::Object ? u'{' : u'[';
    for (std::int32_t child = index + 1; child < node.end;
         child = record.nodes[std::size_t(child)].end) {
        text += child == index + 1 ? QString() : QStringLiteral(" ");
        text += treeOf(record, child);
    }
    return text + (node.kind == NodeKind::Object ? u'}' : u']');
}

/// Everything one reading of a file gives.
struct Reading
{
    QStringList records;
    QStringList warnings; ///< code@line
    QString error; ///< code@line:column, empty when the end was reached
    Problem problem;
    Problems toSink;
    Dialect dialect;
    QByteArray hash;
};

using Show = QString (*)(const Record &);

inline Reading readAll(const QString &path, const ReaderOptions &options, Show show)
{
    Reading reading;
    const auto failed = [&reading](const Problem &problem) {
        reading.problem = problem;
        reading.error =
            QStringLiteral("%1@%2:%3").arg(problem.code).arg(problem.line).arg(problem.column);
        return reading;
    };
    const auto sink = [&reading](const Problem &problem) {
        reading.toSink << problem;
        reading.warnings << QStringLiteral("%1@%2").arg(problem.code).arg(problem.line);
    };
    auto reader = openReader(path, QStringLiteral("source"), options, sink);
    if (!reader)
        return failed(reader.error());
    for (;;) {
        const Result<const Record *> record = (*reader)->next();
        if (!record)
            return failed(record.error());
        if (*record == nullptr)
            break;
        reading.records << show(**record);
    }
    reading.dialect = (*reader)->dialect();
    const Result<QByteArray> hash = (*reader)->finish();
    if (!hash)
        return failed(hash.error());
    reading.hash = *hash;
    return reading;
}

inline Reading readCsv(const QByteArray &bytes, ReaderOptions options = {})
{
    const OneFile file(bytes);
    options.format = SourceFormat::Csv;
    return readAll(file.path(), options, [](const Record &record) { return cellsOf(record); });
}

inline Reading readJson(const QByteArray &bytes, ReaderOptions options = {})
{
    const OneFile file(bytes);
    options.format = SourceFormat::Json;
    return readAll(file.path(), options, [](const Record &record) { return treeOf(record); });
}

} // namespace waybill::test
