// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/patchwriter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::int64_t block = 256 * 1024;
/// A longer line is shown in part.
constexpr std::int64_t lineContext = 2000;

} // namespace

Result<std::unique_ptr<PatchWriter>>
PatchWriter::open(std::unique_ptr<DecodedFile> file, const StoredSource &source, const QString &to)
{
    std::unique_ptr<PatchWriter> writer(new PatchWriter(std::move(file), source));
    auto encoder = TextEncoder::create(source.dialect.encoding, source.dialect.byteOrderMark);
    if (!encoder)
        return encoder.error();
    writer->m_encoder.emplace(std::move(*encoder));
    if (source.dialect.encoding != "UTF-8") {
        auto check = TextEncoder::create(source.dialect.encoding, source.dialect.byteOrderMark);
        if (!check)
            return check.error();
        writer->m_check.emplace(std::move(*check));
    }
    if (!to.isEmpty()) {
        writer->m_file.emplace();
        if (auto opened = writer->m_file->open(to); !opened)
            return opened.error();
    }
    return writer;
}

bool PatchWriter::canEncode(std::string_view text) const
{
    auto encoder = TextEncoder::create(m_source.dialect.encoding, false);
    std::string bytes;
    return encoder && encoder->append(text, true, bytes);
}

Result<> PatchWriter::write(std::string_view text, bool last)
{
    m_bytesToWrite.clear();
    if (auto encoded = m_encoder->append(text, last, m_bytesToWrite); !encoded)
        return encoded;
    if (!text.empty())
        m_last = text.back();
    m_after.update(m_bytesToWrite);
    m_bytes += static_cast<qint64>(m_bytesToWrite.size());
    return m_file ? m_file->write(m_bytesToWrite) : Result<>();
}

/// Goes on in the text as it was.
Result<> PatchWriter::pass(std::int64_t offset)
{
    const std::string_view text = m_window.between(m_place, offset);
    if (m_check) {
        std::string bytes;
        if (auto encoded = m_check->append(text, false, bytes); !encoded)
            return encoded;
        m_before.update(bytes);
    }
    m_lines.advance(text);
    m_place += static_cast<std::int64_t>(text.size());
    m_window.passed(m_place);
    return {};
}

Result<> PatchWriter::copyTo(std::int64_t offset)
{
    while (m_place < offset) {
        const std::int64_t next = std::min(offset, m_place + block);
        auto there = m_window.have(next);
        if (!there)
            return there.error();
        const std::int64_t end = std::min(next, m_window.end());
        if (end == m_place)
            return {};
        if (auto written = write(m_window.between(m_place, end)); !written)
            return written;
        if (m_note && end > m_note->to + lineContext) {
            if (auto ended = endNote(); !ended)
                return ended;
        }
        if (auto passed = pass(end); !passed)
            return passed;
    }
    return {};
}

Result<> PatchWriter::replaceTo(std::int64_t offset, std::string_view text)
{
    auto there = m_window.have(offset);
    if (!there)
        return there.error();
    const std::int64_t end = std::min(offset, m_window.end());
    if (m_window.between(m_place, end) == text && end - m_place == std::ssize(text))
        return copyTo(end);
    m_changed = true;
    const std::string_view old = m_window.between(m_place, end);
    m_shift +=
        std::count(text.begin(), text.end(), '\n') - std::count(old.begin(), old.end(), '\n');
    if (auto noted = note(end, text); !noted)
        return noted;
    if (auto written = write(text); !written)
        return written;
    return pass(end);
}

Result<> PatchWriter::apply(const std::vector<Splice> &splices)
{
    for (const Splice &splice : splices) {
        if (auto copied = copyTo(splice.from); !copied)
            return copied;
        if (auto replaced = replaceTo(splice.to, splice.text); !replaced)
            return replaced;
    }
    return {};
}

/// Remembers the lines around a place; places in one line are shown together.
Result<> PatchWriter::note(std::int64_t to, std::string_view text)
{
    const auto hasLineEnd = [](std::string_view part) {
        return part.find_first_of("\r\n") != part.npos;
    };
    if (m_note
        && (m_place - m_note->to > lineContext
            || hasLineEnd(m_window.between(m_note->to, m_place)))) {
        if (auto ended = endNote(); !ended)
            return ended;
    }
    if (!m_note) {
        const std::string_view behind = m_window.between(m_place - lineContext, m_place);
        const std::size_t lineEnd = behind.find_last_of("\r\n");
        const std::string_view start = lineEnd == behind.npos ? behind : behind.substr(lineEnd + 1);
        m_note = Note{.line = m_lines.line(),
                      .to = m_place,
                      .before = std::string(start),
                      .after = std::string(start)};
    }
    const std::string_view same = m_window.between(m_note->to, m_place);
    m_note->before.append(same).append(m_window.between(m_place, to));
    m_note->after.append(same).append(text);
    m_note->to = to;
    return {};
}

Result<> PatchWriter::endNote()
{
    if (!m_note)
        return {};
    auto there = m_window.have(m_note->to + lineContext);
    if (!there)
        return there.error();
    const std::string_view rest = m_window.between(m_note->to, m_note->to + lineContext);
    const std::string_view tail = rest.substr(0, rest.find_first_of("\r\n"));
    m_note->before.append(tail);
    m_note->after.append(tail);
    m_differences.add(m_note->line, m_note->before, m_note->after);
    m_note.reset();
    return {};
}

Result<> PatchWriter::finish()
{
    for (;;) {
        auto more = m_window.have(m_place + block);
        if (!more)
            return more.error();
        if (m_window.end() == m_place)
            break;
        if (auto copied = copyTo(m_window.end()); !copied)
            return copied;
    }
    if (auto ended = endNote(); !ended)
        return ended;
    if (auto written = write({}, true); !written)
        return written;
    if (m_check) {
        std::string bytes;
        if (auto encoded = m_check->append({}, true, bytes); !encoded)
            return encoded;
        m_before.update(bytes);
        if (m_before.hex() != m_source.sha256) {
            return Problem{
                .code = u"WB-02"_s,
                .file = m_source.file,
                .found = QString::fromStdString(m_source.dialect.encoding),
                .action = QCoreApplication::translate("WriteBack", "Nothing was written."),
                .hint = QCoreApplication::translate(
                    "WriteBack", "Save the file as UTF-8, migrate again, and write back then."),
                .message = QCoreApplication::translate(
                    "WriteBack",
                    "In this encoding the file cannot be written again byte for byte.")};
        }
    }
    return m_file ? m_file->commit() : Result<>();
}

} // namespace waybill
