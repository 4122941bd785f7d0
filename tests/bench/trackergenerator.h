// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace waybill::bench {

/// The rows of a large tracker CSV with the documented columns: about 630 bytes each, with commas,
/// line breaks and letters beyond ASCII in quotes, and some cells empty. A fifth of the rows names
/// a posting that came before. The same seed gives the same rows; memory does not grow with them.
class TrackerGenerator
{
public:
    explicit TrackerGenerator(std::uint64_t seed)
        : m_random(seed)
    {
    }

    static std::string_view header(); ///< with its line end
    void appendRow(std::string &csv);

private:
    struct Posting;

    std::uint64_t below(std::uint64_t count) { return m_random() % count; }
    template<typename Words>
    std::string_view any(const Words &words)
    {
        return words[below(words.size())];
    }
    std::uint64_t nextPosting();
    void number(std::string &csv, std::uint64_t value);
    void percent(std::string &csv);
    void date(std::string &csv, std::uint64_t day);
    void dates(std::string &csv, std::uint64_t day);
    void posting(std::string &csv, const Posting &posting, std::uint64_t day);
    void recruiter(std::string &csv, const Posting &posting);
    void files(std::string &csv);
    void text(std::string &csv, unsigned int sentences);
    void ratings(std::string &csv, std::uint64_t day);

    std::mt19937_64 m_random;
    std::uint64_t m_postings = 0;
    std::uint64_t m_rows = 0;
};

} // namespace waybill::bench
