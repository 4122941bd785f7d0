// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/valueset.h"
#include "migration/source/record.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace waybill {

/// What the single values of one place look like, all of them together. Facts can be added up, so
/// that places turn out to be the same one.
struct ValueFacts
{
    /// What a converter says of them; one that has refused a value is not asked again.
    struct Trial
    {
        std::int64_t asIs = 0;
        std::int64_t changed = 0;
        std::int64_t undecided = 0;
        bool refused = false;

        std::int64_t taken() const { return refused ? 0 : asIs + changed; }
    };
    enum Candidate { Integer, Real, Date, Candidates };
    static const char *converterOf(Candidate candidate);

    struct Word
    {
        std::string text;
        std::int64_t count = 0;
    };
    static constexpr std::size_t mostWords = 24;

    std::int64_t texts = 0; ///< filled ones; cells of a CSV file are texts
    std::int64_t numbers = 0;
    std::int64_t flags = 0; ///< true and false of JSON
    std::int64_t blanks = 0; ///< null, "" and white space
    std::array<Trial, Candidates> trials;
    std::vector<Word> words; ///< the different ones in their order, up to mostWords
    bool hasMoreWords = false;
    std::int64_t decimals = -1; ///< digits behind the point, where all have as many; -1: none yet
    bool sameDecimals = true;
    std::int64_t leadingZeros = 0; ///< "007"
    std::int64_t dayFirst = 0; ///< "31/12/2024"
    std::int64_t monthFirst = 0; ///< "12/31/2024"
    std::int64_t sameEitherWay = 0; ///< "04/04/2025"
    std::int64_t links = 0; ///< begin with http:// or https://
    std::int64_t stamps = 0; ///< "2025-03-04T10:00:00Z"
    std::int64_t unstorable = 0; ///< half a character, U+0000: nothing a column could hold
    std::size_t longest = 0; ///< bytes
    bool hasLines = false;
    ValueSet exact; ///< as a column would hold them
    ValueSet folded; ///< of those that are written otherwise when case and space do not count

    void add(const Node &node);
    void add(const ValueFacts &other);

    std::int64_t values() const { return texts + numbers + flags; }
    /// Each is there once, case and space aside; what cannot be known counts as no.
    bool areUnique() const;

private:
    void addText(std::string_view text);
    void addWord(std::string_view text, std::int64_t count);
    void addDecimals(std::int64_t digits);
};

} // namespace waybill
