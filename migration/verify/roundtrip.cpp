// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/roundtrip.h"

#include "migration/mapping/jsonform.h"
#include "migration/run/sourceset.h"
#include "migration/run/storedplaybook.h"
#include "migration/verify/rebuild.h"

#include <QCoreApplication>
#include <QDir>

#include <chrono>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostExamples = 100;

/// Compares the records of one source.
class Comparison
{
public:
    Comparison(const StoredSource &source, RoundTrip &result)
        : m_source(source)
        , m_result(result)
    {
    }

    void compare(const Record &record, const RebuiltRecord &rebuilt)
    {
        m_record = &record;
        m_leaf = 0;
        if (m_source.isCsv)
            compareCells(rebuilt);
        else
            compareNodes(rebuilt);
    }

    void countDiffers(qint64 line)
    {
        differs(line, {}, {},
                QCoreApplication::translate("RoundTrip", "another number of records"));
    }

private:
    void compareCells(const RebuiltRecord &rebuilt)
    {
        const auto &nodes = m_record->nodes;
        if (nodes.size() - 1 != rebuilt.leaves.size()) {
            shapeDiffers();
            return;
        }
        for (std::size_t i = 1; i < nodes.size(); ++i)
            compareLeaf(nodes[i], static_cast<std::int32_t>(i), rebuilt.leaves[i - 1]);
    }

    void compareNodes(const RebuiltRecord &rebuilt)
    {
        const auto &nodes = m_record->nodes;
        std::size_t at = 0;
        for (const Layout::Node &expected : rebuilt.layout->nodes) {
            if (at >= nodes.size()) {
                shapeDiffers();
                return;
            }
            const Node &node = nodes[at];
            const bool whole = expected.isLeaf && node.isContainer();
            if (node.key != expected.key || (!whole && node.kind != expected.kind)) {
                shapeDiffers();
                return;
            }
            if (expected.isLeaf) {
                compareLeaf(node, static_cast<std::int32_t>(at),
                            rebuilt.leaves[static_cast<std::size_t>(m_leaf++)]);
                at = static_cast<std::size_t>(whole ? node.end : static_cast<std::int32_t>(at) + 1);
            } else {
                ++at;
            }
        }
        if (at != nodes.size())
            shapeDiffers();
    }

    void compareLeaf(const Node &node, std::int32_t at, const RebuiltLeaf &rebuilt)
    {
        ++m_result.values;
        if (rebuilt.leftOut) {
            ++m_result.leftOut;
            return;
        }
        if (sameText(node, at, rebuilt.text))
            return;
        if (rebuilt.byHand) {
            ++m_result.edited;
            return;
        }
        differs(node.line > 0 ? node.line : m_record->line, node.key, node.raw,
                QString::fromStdString(rebuilt.text));
    }

    bool sameText(const Node &node, std::int32_t at, const std::string &text)
    {
        if (node.isContainer())
            return text == jsonForm(*m_record, at);
        if (text == node.raw)
            return true;
        if (m_source.isCsv || node.kind != NodeKind::Text)
            return false;
        std::string_view decoded;
        return m_parser.parse(text).get_string().get(decoded) == simdjson::SUCCESS
            && decoded == node.text;
    }

    void shapeDiffers()
    {
        differs(m_record->line, {}, {},
                QCoreApplication::translate("RoundTrip", "another set of values"));
    }

    void differs(qint64 line, std::string_view field, std::string_view inFile,
                 const QString &inDatabase)
    {
        ++m_result.differences;
        if (m_result.examples.size() >= mostExamples)
            return;
        const auto text = [](std::string_view utf8) {
            return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).left(120);
        };
        m_result.examples.append(
            {.code = u"RT-01"_s,
             .severity = Severity::Error,
             .file = m_source.file,
             .line = line,
             .field = text(field),
             .expected = text(inFile),
             .found = inDatabase.left(120),
             .message = QCoreApplication::translate(
                 "RoundTrip", "The database does not give back what stands in the file.")});
    }

    const StoredSource &m_source;
    RoundTrip &m_result;
    const Record *m_record = nullptr;
    int m_leaf = 0;
    simdjson::dom::parser m_parser;
};

ReaderOptions optionsOf(const StoredSource &source, const Playbook &playbook)
{
    ReaderOptions options = readerOptions(*playbook.source(source.name), {});
    options.encoding = source.dialect.encoding;
    if (source.isCsv)
        options.delimiter = source.dialect.delimiter;
    return options;
}

Result<> compareSource(Rebuilder &rebuilder, const StoredSource &source, const QString &path,
                       const ReaderOptions &options, RoundTrip &result, const Observer &observer)
{
    auto reader = openReader(path, source.file, options, [](const Problem &) {});
    if (!reader)
        return reader.error();
    if (auto started = rebuilder.start(source); !started)
        return started;
    Comparison comparison(source, result);
    RebuiltRecord rebuilt;
    auto last = std::chrono::steady_clock::now();
    for (;;) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .severity = Severity::Info};
        auto record = (*reader)->next();
        if (!record)
            return record.error();
        auto there = rebuilder.next(rebuilt);
        if (!there)
            return there.error();
        if ((*record != nullptr) != *there) {
            comparison.countDiffers(*record ? (*record)->line : rebuilt.line);
            return {};
        }
        if (!*there)
            return {};
        comparison.compare(**record, rebuilt);
        result.copiesThatDiffer += rebuilder.copiesThatDiffer();
        const auto now = std::chrono::steady_clock::now();
        if (now - last > std::chrono::milliseconds(50)) {
            last = now;
            observer.progressed({.step = u"check"_s,
                                 .title = QCoreApplication::translate("RoundTrip", "Check"),
                                 .done = (*reader)->bytesRead(),
                                 .total = (*reader)->bytesTotal(),
                                 .unit = u"bytes"_s});
        }
    }
}

} // namespace

Result<RoundTrip> compareWithSources(Connection &connection, const QString &workspace,
                                     std::int64_t run, const Observer &observer)
{
    auto rebuilder = Rebuilder::open(connection, run);
    if (!rebuilder)
        return rebuilder.error();
    RoundTrip result;
    for (const StoredSource &source : (*rebuilder)->sources()) {
        if (source.content) {
            ++result.values;
            continue;
        }
        const QString path = QDir(workspace).absoluteFilePath(source.file);
        if (auto compared =
                compareSource(**rebuilder, source, path,
                              optionsOf(source, (*rebuilder)->playbook()), result, observer);
            !compared)
            return compared.error();
    }
    return result;
}

} // namespace waybill
