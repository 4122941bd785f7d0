// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <optional>
#include <utility>
#include <variant>

namespace waybill {

/// A value, or the Problem that explains why there is none.
/// Spelled like std::expected, so that it can become one with C++23.
template<typename T = void>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Problem problem)
        : m_state(std::in_place_index<1>, std::move(problem))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    T &operator*() & { return std::get<0>(m_state); }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    T *operator->() { return &std::get<0>(m_state); }
    const T *operator->() const { return &std::get<0>(m_state); }
    const Problem &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Problem> m_state;
};

template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Problem problem)
        : m_problem(std::move(problem))
    {
    }

    explicit operator bool() const { return !m_problem; }
    const Problem &error() const { return *m_problem; }

private:
    std::optional<Problem> m_problem;
};

} // namespace waybill
