// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/filepatch.h"

#include "migration/run/sourceset.h"
#include "migration/source/jsontoken.h"
#include "migration/writeback/recordpatch.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("WriteBack", source);
}

class Patching
{
public:
    Patching(Rebuilder &rebuilder, const FilePatchRequest &request, PatchWriter &writer)
        : m_rebuilder(rebuilder)
        , m_request(request)
        , m_source(request.source)
        , m_writer(writer)
    {
    }

    Result<> record(const Record &record, RebuiltRecord &rebuilt);
    /// After the last one.
    Result<> end();
    FilePatch take() { return std::move(m_done); }

private:
    bool isList() const { return !m_source.isCsv && m_source.dialect.rootIsArray; }
    Result<std::int64_t> startOf(const Record &record);
    Result<> remove(std::int64_t start, std::int64_t end);
    Result<> keep(const Record &record, const RebuiltRecord &rebuilt, std::int64_t start);
    Result<> endLines(const std::vector<RebuiltRecord> &added);
    Result<> endList(const std::vector<RebuiltRecord> &added);
    std::string textOf(const RebuiltRecord &record, std::string_view gap) const;
    void adopt(const RebuiltRecord &record, bool isChanged);

    Rebuilder &m_rebuilder;
    const FilePatchRequest &m_request;
    const StoredSource &m_source;
    PatchWriter &m_writer;
    FilePatch m_done;
    std::int64_t m_firstStart = -1; ///< of the records of a list
    std::int64_t m_previousEnd = -1;
    std::string m_gap; ///< between two records of a list
    bool m_keptAny = false;
    bool m_isPatched = false; ///< the last record that was kept
    bool m_removing = false; ///< lines: what follows the last record that was kept goes
};

/// Where the first value of a record begins.
Result<std::int64_t> Patching::startOf(const Record &record)
{
    std::int64_t at = record.offset;
    if (!m_source.dialect.lines)
        return at;
    for (;; ++at) {
        auto there = m_writer.text().have(at + 1);
        if (!there)
            return there.error();
        const std::string_view one = m_writer.text().between(at, at + 1);
        if (one.empty() || !isJsonSpace(one.front()))
            return at;
    }
}

Result<> Patching::record(const Record &record, RebuiltRecord &rebuilt)
{
    auto start = startOf(record);
    if (!start)
        return start.error();
    const std::int64_t end = *start + std::ssize(record.nodes.front().raw);
    auto there = m_writer.text().have(end);
    if (!there)
        return there.error();
    if (m_firstStart < 0)
        m_firstStart = *start;
    if (m_gap.empty() && m_previousEnd >= 0 && isList())
        m_gap = m_writer.text().between(m_previousEnd, *start);
    const bool isUntouched = m_request.untouched.contains(rebuilt.id);
    if (rebuilt.gone && m_source.hasRecords() && !isUntouched) {
        ++m_done.changes.removedRecords;
        if (auto removed = remove(*start, end); !removed)
            return removed;
    } else {
        if (m_removing) {
            // The lines of those that went, up to this one.
            if (auto replaced = m_writer.replaceTo(record.offset, {}); !replaced)
                return replaced;
            m_removing = false;
        } else if (isList() && !m_keptAny && m_firstStart != *start) {
            if (auto copied = m_writer.copyTo(m_firstStart); !copied)
                return copied;
            if (auto replaced = m_writer.replaceTo(*start, {}); !replaced)
                return replaced;
        }
        if (auto copied = m_writer.copyTo(*start); !copied)
            return copied;
        const std::int64_t line = m_writer.newLine();
        if (auto kept = keep(record, rebuilt, *start); !kept)
            return kept;
        if (auto copied = m_writer.copyTo(end); !copied)
            return copied;
        if (m_isPatched)
            m_done.changed.push_back(
                {.id = rebuilt.id, .firstLine = line, .lastLine = m_writer.newLine()});
        m_keptAny = true;
    }
    m_previousEnd = end;
    return {};
}

Result<> Patching::remove(std::int64_t start, std::int64_t end)
{
    if (isList())
        return m_keptAny ? m_writer.replaceTo(end, {}) : Result<>();
    if (m_removing)
        return {};
    m_removing = true;
    const std::int64_t line = m_source.isCsv ? start : std::max(m_writer.place(), start);
    if (auto copied = m_writer.copyTo(line); !copied)
        return copied;
    return {};
}

Result<> Patching::keep(const Record &record, const RebuiltRecord &rebuilt, std::int64_t start)
{
    const auto canEncode = [this](std::string_view value) {
        return m_source.dialect.encoding.starts_with("UTF") || m_writer.canEncode(value);
    };
    RecordPatch patch;
    const bool isUntouched = m_request.untouched.contains(rebuilt.id);
    if (!rebuilt.setAside && !isUntouched) {
        patch = m_source.isCsv ? patchRow(record, rebuilt, m_source.dialect, start, canEncode)
                               : patchJson(record, rebuilt, m_source.dialect, start, canEncode);
    }
    m_done.changes.values += patch.values;
    m_done.changes.entries += patch.entries;
    m_done.changes.differing += patch.differing;
    for (std::size_t i = 0; i < patch.unreadable.size(); ++i)
        m_done.unplaced.push_back(
            {.key = std::int64_t{record.line}, .reason = UnplacedEdit::Reason::Unreadable});
    if (isUntouched)
        m_done.unplaced.push_back(
            {.key = std::int64_t{record.line}, .reason = UnplacedEdit::Reason::Unreadable});
    m_done.unplaced.insert(m_done.unplaced.end(), rebuilt.unplaced.begin(), rebuilt.unplaced.end());
    m_isPatched = !patch.splices.empty();
    adopt(rebuilt, m_isPatched);
    return m_writer.apply(patch.splices);
}

void Patching::adopt(const RebuiltRecord &record, bool isChanged)
{
    auto &file = m_done.adoption;
    if (isChanged || !m_source.hasRecords())
        file.rows.emplace(static_cast<std::int64_t>(file.earlier.size()), record.rows);
    file.earlier.push_back(record.id);
}

std::string Patching::textOf(const RebuiltRecord &record, std::string_view gap) const
{
    std::string made;
    if (m_source.isCsv) {
        appendRow(made, record, m_source.dialect);
        return made;
    }
    Dialect style = m_source.dialect;
    if (isList() && gap.find_first_of("\r\n") == gap.npos && style.indent > 0 && !gap.empty())
        style.indent = 0;
    style.spaced = style.spaced || (style.indent == 0 && gap.ends_with(' '));
    appendJson(made, record, RecordParts(record), 0, isList() ? 1 : 0, style);
    return made;
}

Result<> Patching::end()
{
    auto added = m_rebuilder.addedRecords(m_source);
    if (!added)
        return added.error();
    std::erase_if(*added, [this](const RebuiltRecord &record) {
        return m_source.isCsv ? false : record.layout->nodes.empty();
    });
    m_done.changes.addedRecords = std::ssize(*added);
    for (const RebuiltRecord &record : *added)
        m_done.unplaced.insert(m_done.unplaced.end(), record.unplaced.begin(),
                               record.unplaced.end());
    if (auto ended = isList() ? endList(*added) : endLines(*added); !ended)
        return ended;
    for (const RebuiltRecord &record : *added)
        adopt(record, true);
    return m_writer.finish();
}

Result<> Patching::endLines(const std::vector<RebuiltRecord> &added)
{
    constexpr std::int64_t step = 1024 * 1024;
    for (;;) {
        auto more = m_writer.text().have(m_writer.place() + step);
        if (!more)
            return more.error();
        const std::int64_t end = m_writer.text().end();
        if (m_writer.place() == end)
            break;
        if (auto done = m_removing ? m_writer.replaceTo(end, {}) : m_writer.copyTo(end); !done)
            return done;
    }
    if (added.empty())
        return {};
    std::string lines;
    const bool isOpen = m_writer.place() > 0 && !m_writer.endsWithLineEnd();
    for (const RebuiltRecord &record : added) {
        if (isOpen || !lines.empty())
            lines += m_source.dialect.newline;
        lines += textOf(record, {});
    }
    if (!isOpen && m_source.dialect.finalNewline)
        lines += m_source.dialect.newline;
    return m_writer.replaceTo(m_writer.place(), lines);
}

Result<> Patching::endList(const std::vector<RebuiltRecord> &added)
{
    std::string gap = m_gap;
    const std::string step(static_cast<std::size_t>(std::max(m_source.dialect.indent, 0)), ' ');
    const std::string newLine =
        m_source.dialect.indent > 0 ? m_source.dialect.newline + step : std::string();
    if (gap.empty()) {
        // One record: parted from the next as it is from the bracket.
        const std::string_view before = m_firstStart < 0
            ? std::string_view()
            : m_writer.text().between(m_firstStart - 200, m_firstStart);
        const std::size_t bracket = before.rfind('[');
        gap = ',' + (bracket == before.npos ? newLine : std::string(before.substr(bracket + 1)));
    }
    std::string more;
    for (const RebuiltRecord &record : added)
        more += gap + textOf(record, gap);
    if (m_keptAny)
        return more.empty() ? Result<>() : m_writer.replaceTo(m_writer.place(), more);
    if (m_firstStart < 0 && more.empty())
        return {};
    // None is left, or none was there: from behind the bracket to the one that closes the list.
    std::int64_t open = m_writer.place();
    for (;; ++open) {
        auto there = m_writer.text().have(open + 1);
        if (!there || !*there)
            return there ? Result<>() : there.error();
        if (m_writer.text().between(open, open + 1) == "[")
            break;
    }
    std::int64_t close = std::max(m_previousEnd, open + 1);
    for (;; ++close) {
        auto there = m_writer.text().have(close + 1);
        if (!there || !*there)
            return there ? Result<>() : there.error();
        if (m_writer.text().between(close, close + 1) == "]")
            break;
    }
    if (auto copied = m_writer.copyTo(open + 1); !copied)
        return copied;
    if (more.empty())
        return m_writer.replaceTo(close, {});
    return m_writer.replaceTo(close,
                              more.substr(1) + (newLine.empty() ? "" : m_source.dialect.newline));
}

} // namespace

ReaderOptions patchOptions(const StoredSource &source, const Playbook &playbook)
{
    ReaderOptions options = readerOptions(*playbook.source(source.name), {});
    options.encoding = source.dialect.encoding;
    if (source.isCsv)
        options.delimiter = source.dialect.delimiter;
    return options;
}

Result<FilePatch> patchFile(Rebuilder &rebuilder, const FilePatchRequest &request,
                            const Observer &observer)
{
    const StoredSource &source = request.source;
    auto file = SourceFile::open(request.path, source.file);
    if (!file)
        return file.error();
    auto decoded = DecodedFile::open(std::move(*file), request.path, source.dialect.encoding);
    if (!decoded)
        return decoded.error();
    auto writer = PatchWriter::open(std::move(*decoded), source, request.to);
    if (!writer)
        return writer.error();
    auto reader = openReader(request.path, source.file, request.options, [](const Problem &) {});
    if (!reader)
        return reader.error();
    if (auto started = rebuilder.start(source); !started)
        return started.error();
    Patching patching(rebuilder, request, **writer);
    RebuiltRecord rebuilt;
    for (;;) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .severity = Severity::Info};
        auto record = (*reader)->next();
        if (!record)
            return record.error();
        auto there = rebuilder.next(rebuilt);
        if (!there)
            return there.error();
        if ((*record != nullptr) != *there)
            return Problem{.code = u"LED-02"_s,
                           .file = source.file,
                           .message = text("The ledger has another number of records.")};
        if (!*there)
            break;
        if (auto done = patching.record(**record, rebuilt); !done)
            return done.error();
        observer.progressed({.step = u"write-back"_s,
                             .title = source.file,
                             .done = (*reader)->bytesRead(),
                             .total = (*reader)->bytesTotal(),
                             .unit = u"bytes"_s});
    }
    if (auto ended = patching.end(); !ended)
        return ended.error();
    auto sha256 = (*reader)->finish();
    if (!sha256)
        return sha256.error();
    if (*sha256 != source.sha256)
        return Problem{.code = u"SRC-CHG"_s,
                       .file = source.file,
                       .message = text("The file changed while it was being read.")};
    FilePatch done = patching.take();
    done.changes.file = source.file;
    done.changes.source = QString::fromStdString(source.name);
    done.changes.isChanged = (*writer)->isChanged();
    done.changes.before = source.sha256;
    done.changes.after = (*writer)->sha256();
    done.changes.differences = (*writer)->differences();
    return done;
}

} // namespace waybill
