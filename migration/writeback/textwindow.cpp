// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/textwindow.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr std::int64_t keptBehind = 64 * 1024;

} // namespace

Result<bool> TextWindow::have(std::int64_t offset)
{
    while (!m_ended && end() < offset) {
        const Result<bool> more = m_file->append(m_text);
        if (!more)
            return more;
        m_ended = !*more;
    }
    return end() >= offset;
}

std::string_view TextWindow::between(std::int64_t from, std::int64_t to) const
{
    const std::int64_t first = std::clamp(from, m_begin, end());
    const std::int64_t last = std::clamp(to, first, end());
    return std::string_view(m_text).substr(static_cast<std::size_t>(first - m_begin),
                                           static_cast<std::size_t>(last - first));
}

void TextWindow::passed(std::int64_t offset)
{
    const std::int64_t before = std::min(offset, end()) - keptBehind;
    // Moved in large steps only: each costs a copy of the rest.
    if (before - m_begin < 16 * keptBehind)
        return;
    m_text.erase(0, static_cast<std::size_t>(before - m_begin));
    m_begin = before;
}

} // namespace waybill
