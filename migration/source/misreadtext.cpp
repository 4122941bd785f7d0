// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/misreadtext.h"

#include "migration/source/textdecoder.h"
#include "migration/source/utf8.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t longestLine = 1 << 20;
constexpr std::size_t exampleContext = 24;

using ByteOf = std::unordered_map<char32_t, char>;

ByteOf makeByteOf(const std::string &encoding)
{
    ByteOf table;
    Result<TextDecoder> decoder = TextDecoder::create(encoding, {});
    for (unsigned int byte = 0x80; decoder && byte <= 0xff; ++byte) {
        // The mark is looked for in the first four bytes only: begin with letters.
        std::string text;
        Result<TextDecoder> fresh = TextDecoder::create(encoding, {});
        const std::string bytes = std::string("abcd") + static_cast<char>(byte);
        if (fresh && fresh->append(bytes, true, text))
            table.emplace(utf8::decode(std::string_view(text).substr(4)), static_cast<char>(byte));
    }
    // Programs that know only ISO 8859-1 leave these as control characters.
    if (encoding == "windows-1252") {
        for (unsigned int byte = 0x80; byte <= 0x9f; ++byte)
            table.emplace(char32_t(byte), static_cast<char>(byte));
    }
    return table;
}

const ByteOf &byteOf(const std::string &encoding)
{
    static const ByteOf windows = makeByteOf("windows-1252");
    static const ByteOf macintosh = makeByteOf("macintosh");
    static const ByteOf none;
    if (encoding == "windows-1252")
        return windows;
    return encoding == "macintosh" ? macintosh : none;
}

/// The one character that the text's first characters are when each stands for a byte.
std::optional<MisreadPiece> pieceAt(std::string_view text, std::size_t from, const ByteOf &table)
{
    std::string bytes;
    std::size_t at = from;
    while (at < text.size() && bytes.size() < 4) {
        const std::string_view rest = text.substr(at);
        const auto byte = table.find(utf8::decode(rest));
        if (byte == table.end())
            return {};
        bytes += byte->second;
        at += utf8::characterLength(rest);
        if (utf8::characterLength(bytes) == bytes.size())
            return MisreadPiece{from, at - from, bytes};
        if (utf8::incompleteTail(bytes) != bytes.size())
            return {};
    }
    return {};
}

/// Accented Latin letters, typographic signs, emoji: read wrongly they give "Ã©", "â€“", "ðŸ˜€",
/// which nobody writes. The rest could be a letter beside a quotation mark.
bool isStrong(const std::string &repaired)
{
    const char32_t character = utf8::decode(repaired);
    return character < 0x180 || (character >= 0x2000 && character < 0x2c00) || character >= 0x1f000;
}

std::string_view around(std::string_view text, std::size_t from, std::size_t to)
{
    std::size_t begin = from - std::min(from, exampleContext);
    while (begin < from && (static_cast<unsigned char>(text[begin]) & 0xc0U) == 0x80U)
        ++begin;
    std::size_t end = std::min(text.size(), to + exampleContext);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        ++end;
    return text.substr(begin, end - begin);
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

std::vector<MisreadPiece> findMisreadPieces(std::string_view utf8, const std::string &misreadAs)
{
    const ByteOf &table = byteOf(misreadAs);
    std::vector<MisreadPiece> pieces;
    bool evidence = false;
    for (std::size_t at = 0; at < utf8.size();) {
        if (static_cast<unsigned char>(utf8[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = utf8::characterLength(utf8.substr(at));
        if (length == 0)
            return {};
        std::optional<MisreadPiece> piece = pieceAt(utf8, at, table);
        if (!piece) {
            at += length;
            continue;
        }
        const bool adjacent =
            !pieces.empty() && pieces.back().from + pieces.back().length == piece->from;
        evidence = evidence || adjacent || isStrong(piece->repaired);
        at += piece->length;
        pieces.push_back(std::move(*piece));
    }
    return evidence ? pieces : std::vector<MisreadPiece>{};
}

std::string repairMisread(std::string_view utf8, const std::string &misreadAs)
{
    std::string repaired;
    std::size_t done = 0;
    for (const MisreadPiece &piece : findMisreadPieces(utf8, misreadAs)) {
        repaired += utf8.substr(done, piece.from - done);
        repaired += piece.repaired;
        done = piece.from + piece.length;
    }
    repaired += utf8.substr(done);
    return repaired;
}

MisreadCounter::MisreadCounter(std::string misreadAs)
{
    m_found.misreadAs = std::move(misreadAs);
}

void MisreadCounter::add(std::string_view utf8)
{
    if (m_rest.empty() && isAscii(utf8))
        return;
    m_rest += utf8;
    std::size_t complete = m_rest.rfind('\n') + 1;
    // A line without end is cut between two ASCII characters, where no piece can be.
    if (complete == 0 && m_rest.size() > longestLine) {
        complete = m_rest.size();
        while (complete > 0 && static_cast<unsigned char>(m_rest[complete - 1]) >= 0x80)
            --complete;
    }
    countLines(std::string_view(m_rest).substr(0, complete));
    m_rest.erase(0, complete);
}

MisreadText MisreadCounter::finish()
{
    countLines(std::exchange(m_rest, {}));
    return std::exchange(m_found, {});
}

void MisreadCounter::countLines(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        countLine(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
}

void MisreadCounter::countLine(std::string_view line)
{
    if (isAscii(line))
        return;
    const std::vector<MisreadPiece> pieces = findMisreadPieces(line, m_found.misreadAs);
    if (!pieces.empty() && m_found.places == 0) {
        const MisreadPiece &first = pieces.front();
        const std::string_view before = around(line, first.from, first.from + first.length);
        m_found.before = QString::fromUtf8(before.data(), qsizetype(before.size())).trimmed();
        m_found.after = QString::fromStdString(repairMisread(before, m_found.misreadAs)).trimmed();
    }
    m_found.places += qint64(pieces.size());
}

} // namespace waybill
