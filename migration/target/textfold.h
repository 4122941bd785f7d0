// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace waybill {

/// Makes texts alike that a person would not tell apart when looking for something: "Søren Müller"
/// becomes "soren muller". Costs little for ASCII.
class TextFold
{
public:
    TextFold();
    ~TextFold();
    TextFold(TextFold &&) noexcept;
    TextFold &operator=(TextFold &&) noexcept;

    /// \a text is UTF-8. The view is valid until the next call.
    std::string_view operator()(std::string_view text);

private:
    struct Rules;
    void foldWide(std::string_view text);

    std::unique_ptr<Rules> m_rules; ///< made when the first text needs them
    std::string m_folded;
};

} // namespace waybill
