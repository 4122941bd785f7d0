// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/valueset.h"

#include <algorithm>

namespace waybill {

namespace {

/// FNV-1a with a last stir: the same in every run, so that a draft is.
std::uint64_t digest(std::string_view value)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : value)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    hash ^= hash >> 32U;
    hash *= 0xd6e8feb86659fd93U;
    return hash ^ (hash >> 32U);
}

} // namespace

void ValueSet::add(std::string_view value)
{
    if (m_tooMany)
        return;
    m_digests.push_back(digest(value));
    tidyWhenFull();
}

void ValueSet::add(const ValueSet &other)
{
    m_tooMany = m_tooMany || other.m_tooMany;
    m_twins = m_twins || other.m_twins;
    if (!m_tooMany)
        m_digests.insert(m_digests.end(), other.m_digests.begin(), other.m_digests.end());
    tidyWhenFull();
}

bool ValueSet::hasTwins() const
{
    tidy();
    return m_twins;
}

std::size_t ValueSet::size() const
{
    tidy();
    return m_digests.size();
}

bool ValueSet::holds(const ValueSet &other) const
{
    tidy();
    other.tidy();
    return isKnown() && other.isKnown()
        && std::includes(m_digests.begin(), m_digests.end(), other.m_digests.begin(),
                         other.m_digests.end());
}

bool ValueSet::meets(const ValueSet &other) const
{
    tidy();
    return std::any_of(other.m_digests.begin(), other.m_digests.end(), [this](std::uint64_t one) {
        return std::binary_search(m_digests.begin(), m_digests.end(), one);
    });
}

void ValueSet::tidy() const
{
    if (m_sorted == m_digests.size())
        return;
    std::sort(m_digests.begin(), m_digests.end());
    const auto rest = std::unique(m_digests.begin(), m_digests.end());
    m_twins = m_twins || rest != m_digests.end();
    m_digests.erase(rest, m_digests.end());
    m_sorted = m_digests.size();
}

/// A column of few values stays small, however long the file.
void ValueSet::tidyWhenFull()
{
    if (m_digests.size() < 2 * m_sorted + 4096)
        return;
    tidy();
    if (m_digests.size() <= most)
        return;
    m_tooMany = true;
    m_digests = {};
    m_sorted = 0;
}

} // namespace waybill
