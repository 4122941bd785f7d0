// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/encoding.h"

#include "migration/source/encodingguess.h"
#include "migration/source/misreadtext.h"
#include "migration/source/sourcefile.h"
#include "migration/source/textdecoder.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t blockSize = 1 << 18;
constexpr std::size_t sampleSize = 1 << 16;
constexpr std::size_t linePrefix = 1 << 12;

/// What one pass over the whole file tells.
struct Survey
{
    std::string head; ///< the first bytes
    std::string sample; ///< from the line of the first byte beyond ASCII on; empty without one
    bool headComplete = false;
    bool sampleComplete = false;
    bool utf8 = true;
};

std::size_t firstBeyondAscii(std::string_view bytes)
{
    const auto at = std::find_if(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return std::size_t(at - bytes.begin());
}

std::size_t lineStartBefore(std::string_view bytes, std::size_t at)
{
    const std::size_t from = at - std::min(at, linePrefix);
    const std::size_t newline = bytes.substr(from, at - from).rfind('\n');
    return newline == std::string_view::npos ? from : from + newline + 1;
}

/// Adds \a bytes until the part has the size of a sample.
void fill(std::string &part, std::string_view bytes)
{
    part += bytes.substr(0, sampleSize - std::min(sampleSize, part.size()));
}

void take(Survey &survey, std::string_view bytes)
{
    fill(survey.head, bytes);
    std::size_t from = 0;
    if (survey.sample.empty()) {
        const std::size_t beyond = firstBeyondAscii(bytes);
        if (beyond == bytes.size())
            return;
        from = lineStartBefore(bytes, beyond);
    }
    fill(survey.sample, bytes.substr(from));
}

Result<Survey> surveyFile(const QString &path)
{
    Result<std::unique_ptr<SourceFile>> file = SourceFile::open(path, path);
    if (!file)
        return file.error();
    Survey survey;
    Result<TextDecoder> decoder = TextDecoder::create("UTF-8", path);
    std::vector<char> block(blockSize);
    std::string text;
    for (;;) {
        const Result<std::size_t> count = (*file)->read(block);
        if (!count)
            return count.error();
        const std::string_view bytes(block.data(), *count);
        text.clear();
        if (survey.utf8)
            survey.utf8 = bool(decoder->append(bytes, bytes.empty(), text));
        if (bytes.empty())
            break;
        take(survey, bytes);
        if (!survey.utf8 && survey.sample.size() >= sampleSize)
            break;
    }
    survey.headComplete = survey.head.size() < sampleSize;
    survey.sampleComplete = survey.sample.size() < sampleSize;
    return survey;
}

/// Marked text, UTF-16 and UTF-8: what needs no guess.
QList<EncodingCandidate> unicodeCandidates(const Survey &survey)
{
    QList<EncodingCandidate> found;
    const auto offer = [&found](const EncodingSample &sample, const std::string &name, int sure) {
        const EncodingCandidate candidate = tryEncoding(sample, name, sure);
        const bool known = std::any_of(found.begin(), found.end(), [&](const auto &other) {
            return other.name == candidate.name;
        });
        if (!candidate.name.empty() && !known)
            found << candidate;
    };
    const EncodingSample head{survey.head, survey.headComplete};
    const std::string marked = findByteOrderMark(survey.head).encoding;
    if (!marked.empty() && (marked != "UTF-8" || survey.utf8))
        offer(head, marked, 100);
    // ASCII in UTF-16 is also valid UTF-8, with a zero after each letter.
    if (const std::string zeros = zeroPattern(survey.head); !zeros.empty())
        offer(head, zeros, 95);
    if (survey.utf8) {
        const bool plain = survey.sample.empty() || marked == "UTF-8";
        offer(plain ? head : EncodingSample{survey.sample, survey.sampleComplete}, "UTF-8",
              found.isEmpty() ? 100 : 10);
    }
    return found;
}

Result<QList<MisreadText>> findMisread(const QString &path, const std::string &encoding)
{
    Result<std::unique_ptr<SourceFile>> file = SourceFile::open(path, path);
    if (!file)
        return file.error();
    Result<TextDecoder> decoder = TextDecoder::create(encoding, path);
    std::vector<MisreadCounter> counters{MisreadCounter("windows-1252"),
                                         MisreadCounter("macintosh")};
    std::vector<char> block(blockSize);
    std::string text;
    for (;;) {
        const Result<std::size_t> count = (*file)->read(block);
        if (!count)
            return count.error();
        text.clear();
        // Where it does not decode any further the reader will say so.
        const bool going = bool(decoder->append({block.data(), *count}, *count == 0, text));
        for (MisreadCounter &counter : counters)
            counter.add(text);
        if (!going || *count == 0)
            break;
    }
    QList<MisreadText> found;
    for (MisreadCounter &counter : counters) {
        if (const MisreadText misread = counter.finish(); misread.places > 0)
            found << misread;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.places > b.places; });
    return found;
}

} // namespace

Result<QList<EncodingCandidate>> findCandidates(const QString &path)
{
    const Result<Survey> survey = surveyFile(path);
    if (!survey)
        return survey.error();
    const QList<EncodingCandidate> sure = unicodeCandidates(*survey);
    if (!sure.isEmpty())
        return sure;
    return guessEncodings({survey->sample, survey->sampleComplete});
}

Result<EncodingReport> detectEncoding(const QString &path)
{
    Result<QList<EncodingCandidate>> candidates = findCandidates(path);
    if (!candidates)
        return candidates.error();
    EncodingReport report{.candidates = std::move(*candidates)};
    // Only text that is certain can be said to be misread.
    const std::string best = report.candidates.first().name;
    if (!best.starts_with("UTF-"))
        return report;
    Result<QList<MisreadText>> misread = findMisread(path, best);
    if (!misread)
        return misread.error();
    report.misread = std::move(*misread);
    return report;
}

} // namespace waybill
