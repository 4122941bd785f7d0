// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/decodedfile.h"

#include <memory>
#include <string>
#include <string_view>

namespace waybill {

/// The text of a file, walked through once from front to back: what lies behind is let go but for a
/// little. Offsets count bytes of the decoded text.
class TextWindow
{
public:
    explicit TextWindow(std::unique_ptr<DecodedFile> file)
        : m_file(std::move(file))
    {
    }

    /// Reads until \a offset is there; false when the text ends before.
    Result<bool> have(std::int64_t offset);
    /// What is still kept of it; have() the end first.
    std::string_view between(std::int64_t from, std::int64_t to) const;
    /// All but what is right before \a offset may go.
    void passed(std::int64_t offset);

    std::int64_t begin() const { return m_begin; }
    std::int64_t end() const { return m_begin + static_cast<std::int64_t>(m_text.size()); }

private:
    std::unique_ptr<DecodedFile> m_file;
    std::string m_text;
    std::int64_t m_begin = 0;
    bool m_ended = false;
};

} // namespace waybill
