// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace waybill {

/// Values of one place, by their digests: whether one is there twice, and whether all of them are
/// among those of another place. Eight bytes for each different value; beyond a few millions it
/// gives up and knows nothing.
class ValueSet
{
public:
    static constexpr std::size_t most = std::size_t(4) << 20;

    void add(std::string_view value);
    void add(const ValueSet &other);

    bool isKnown() const { return !m_tooMany; }
    bool hasTwins() const; ///< a value was added twice
    std::size_t size() const; ///< different values
    bool holds(const ValueSet &other) const; ///< each value of \a other is here too
    bool meets(const ValueSet &other) const; ///< one of them is

private:
    void tidy() const;
    void tidyWhenFull();

    mutable std::vector<std::uint64_t> m_digests; ///< sorted up to m_sorted, each once
    mutable std::size_t m_sorted = 0;
    mutable bool m_twins = false;
    bool m_tooMany = false;
};

} // namespace waybill
