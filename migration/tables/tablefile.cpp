// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/tables/tablefile.h"

#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::unique_ptr<TableWriter> textWriter(const TableOptions &options, ByteSink sink)
{
    switch (options.format) {
    case TableFormat::Json:
        return makeJsonWriter(std::move(sink));
    case TableFormat::JsonLines:
        return makeJsonLinesWriter(std::move(sink));
    case TableFormat::Html:
        return makeHtmlWriter(std::move(sink), options.head);
    default:
        return makeCsvWriter(std::move(sink), options.csv);
    }
}

/// Collects what is written, so that not every row is a system call of its own.
class Buffer
{
public:
    explicit Buffer(ByteSink sink)
        : m_sink(std::move(sink))
    {
    }
    Result<> write(std::string_view bytes)
    {
        m_bytes += bytes;
        constexpr std::size_t enough = 64 * 1024;
        return m_bytes.size() < enough ? Result<>() : flush();
    }
    Result<> flush()
    {
        auto written = m_sink(m_bytes);
        m_bytes.clear();
        return written;
    }

private:
    ByteSink m_sink;
    std::string m_bytes;
};

Problem notWritten(const QString &path, const QString &reason)
{
    return {.code = u"FS-01"_s,
            .file = path,
            .found = reason,
            .message = QCoreApplication::translate("TableFile", "The file cannot be written.")};
}

} // namespace

Result<qint64> writeTableText(const TableOptions &options, const ByteSink &sink,
                              const TableFeed &feed)
{
    Buffer buffer(sink);
    const auto writer =
        textWriter(options, [&](std::string_view bytes) { return buffer.write(bytes); });
    auto rows = feed(*writer);
    if (!rows)
        return rows;
    auto flushed = buffer.flush();
    return flushed ? rows : flushed.error();
}

Result<qint64> writeTableFile(const QString &path, const TableOptions &options,
                              const TableFeed &feed)
{
    if (options.format == TableFormat::Xlsx)
        return writeTableFile(
            path,
            [&](const QString &file) {
                return makeXlsxWriter(file, options.head.title.toStdString());
            },
            feed);
    SafeFile file;
    if (auto opened = file.open(path); !opened)
        return opened.error();
    auto rows = writeTableText(
        options, [&](std::string_view bytes) { return file.write(bytes); }, feed);
    if (!rows)
        return rows;
    auto committed = file.commit();
    return committed ? rows : committed.error();
}

/// The writer writes where it likes, so that is a folder of our own until the file is complete.
Result<qint64> writeTableFile(const QString &path, const WriterAt &makeWriter,
                              const TableFeed &feed)
{
    const QString parent = QFileInfo(path).absolutePath();
    const QTemporaryDir folder(parent + u"/.waybill-export-XXXXXX"_s);
    if (!folder.isValid())
        return notWritten(parent, folder.errorString());
    const QString file = folder.filePath(u"table"_s);
    auto writer = makeWriter(file);
    auto rows = feed(*writer);
    writer.reset(); // closes the file
    if (!rows)
        return rows;
    if (!QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner))
        return notWritten(path, folder.errorString());
    if (auto synced = syncFile(file); !synced)
        return synced.error();
    auto placed = replaceFile(file, path);
    return placed ? rows : placed.error();
}

} // namespace waybill
