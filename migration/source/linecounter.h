// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace waybill {

/// Physical lines and characters while walking through UTF-8 text piece by piece. A line ends with
/// "\n", "\r\n" or a lone "\r", wherever the pieces are cut.
class LineCounter
{
public:
    LineCounter() = default;
    explicit LineCounter(std::int64_t line)
        : m_line(line)
    {
    }

    void advance(std::string_view text)
    {
        const char *at = text.data();
        const char *const end = at + text.size();
        const char *newline = find('\n', at, end);
        while (at != end) {
            const char *const stop = find('\r', at, newline);
            advanceInLine({at, stop});
            if (stop == end)
                break;
            // The "\n" of "\r\n" has been counted with its "\r".
            if (*stop == '\r' || !m_afterReturn)
                ++m_line;
            m_column = 1;
            m_afterReturn = *stop == '\r';
            at = stop + 1;
            if (!m_afterReturn)
                newline = find('\n', at, end);
        }
    }

    /// The same, quicker, for text without a line end.
    void advanceInLine(std::string_view text)
    {
        std::int64_t continuations = 0;
        for (const char c : text)
            continuations += isContinuation(c) ? 1 : 0;
        m_column += std::int64_t(text.size()) - continuations;
        m_afterReturn = m_afterReturn && text.empty();
    }

    std::int64_t line() const { return m_line; } ///< 1-based
    std::int64_t column() const { return m_column; } ///< 1-based, in characters

private:
    /// \a end when there is none.
    static const char *find(char c, const char *at, const char *end)
    {
        const void *const found = std::memchr(at, c, std::size_t(end - at));
        return found != nullptr ? static_cast<const char *>(found) : end;
    }
    static bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

    std::int64_t m_line = 1;
    std::int64_t m_column = 1;
    bool m_afterReturn = false;
};

} // namespace waybill
