// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <random>

namespace waybill::test {

/// Chance that is the same for the same seed; the library's distributions differ between libraries.
class Randomness
{
public:
    explicit Randomness(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    /// 0 .. \a count - 1
    std::size_t below(std::size_t count) { return std::size_t(m_engine() % count); }
    int between(int lowest, int highest)
    {
        return lowest + int(below(std::size_t(highest - lowest) + 1));
    }
    bool chance(int percent) { return int(below(100)) < percent; }

    template<typename T>
    T pick(std::initializer_list<T> values)
    {
        return values.begin()[below(values.size())];
    }
    template<typename Container>
    const typename Container::value_type &pick(const Container &values)
    {
        return *(std::begin(values) + std::ptrdiff_t(below(std::size(values))));
    }

    std::mt19937_64 &engine() { return m_engine; }

private:
    std::mt19937_64 m_engine;
};

} // namespace waybill::test
