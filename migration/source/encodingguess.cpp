// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/encodingguess.h"

#include "migration/source/textdecoder.h"
#include "migration/source/textencoder.h"
#include "migration/source/utf8.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype previewContext = 30;
constexpr std::size_t longestCharacter = 8;
constexpr int surestOtherLatin = 60; // below Western text without an implausible character

/// The sample's text, when the encoding can also write it again byte by byte.
std::optional<std::string> decodeSample(const EncodingSample &sample, const std::string &encoding,
                                        bool *byteOrderMark)
{
    Result<TextDecoder> decoder = TextDecoder::create(encoding, {});
    std::string text;
    if (!decoder || !decoder->append(sample.bytes, sample.complete, text))
        return {};
    *byteOrderMark = decoder->byteOrderMark();
    Result<TextEncoder> encoder = TextEncoder::create(encoding, *byteOrderMark);
    std::string bytes;
    if (!encoder || !encoder->append(text, sample.complete, bytes))
        return {};
    const bool same = sample.bytes.starts_with(bytes);
    const std::size_t missing = same ? sample.bytes.size() - bytes.size() : sample.bytes.size();
    const std::size_t allowed = sample.complete ? 0 : longestCharacter;
    if (!same || missing > allowed)
        return {};
    return text;
}

QString previewOf(const std::string &text)
{
    const QString all = QString::fromStdString(text);
    const auto beyond =
        std::find_if(all.begin(), all.end(), [](QChar c) { return c > QChar(0x7f); });
    const qsizetype place = beyond == all.end() ? 0 : beyond - all.begin();
    qsizetype from = std::max<qsizetype>(0, place - previewContext);
    if (from < all.size() && all[from].isLowSurrogate())
        ++from;
    qsizetype to = std::min(all.size(), place + previewContext);
    if (to < all.size() && all[to].isLowSurrogate())
        ++to;
    return all.mid(from, to - from).simplified();
}

bool isTypographic(char32_t c)
{
    return (c >= 0x2010 && c <= 0x2026) || c == 0x20ac || c == 0x2122 || c == 0xa0 || c == 0xa3
        || c == 0xa7 || c == 0xa9 || c == 0xab || c == 0xae || c == 0xb0 || c == 0xb7 || c == 0xbb
        || c == 0xbd || c == 0xbf || c == 0xa1;
}

/// Whether \a c makes sense where it stands in Western text: a capital does not follow a small
/// letter, accented letters do not keep to themselves, a sign is not inside a word.
bool isPlausible(char32_t before, char32_t c, char32_t after)
{
    const auto isLetter = [](char32_t x) { return u_isUAlphabetic(UChar32(x)) != 0; };
    const auto isSmall = [](char32_t x) { return u_isULowercase(UChar32(x)) != 0; };
    const auto isPlain = [&](char32_t x) { return x < 0x80 && isLetter(x); };
    if (!isLetter(c))
        return isTypographic(c) && (c == 0x2019 || !isLetter(before) || !isLetter(after));
    const bool alone = !isLetter(before) && !isLetter(after);
    const bool fits = alone || isPlain(before) || isPlain(after);
    return fits && (isSmall(c) || !isSmall(before));
}

/// 0..100: how many of the characters beyond ASCII are plausible.
int plausibility(const std::string &text)
{
    std::u32string characters;
    for (std::string_view rest = text; !rest.empty();) {
        characters += utf8::decode(rest);
        rest.remove_prefix(utf8::characterLength(rest));
    }
    int total = 0;
    int good = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (characters[i] < 0x80)
            continue;
        const char32_t before = i > 0 ? characters[i - 1] : U' ';
        const char32_t after = i + 1 < characters.size() ? characters[i + 1] : U' ';
        ++total;
        good += isPlausible(before, characters[i], after) ? 1 : 0;
    }
    return total == 0 ? 100 : 100 * good / total;
}

/// The encodings of old Western programs. They accept nearly any bytes, so they are judged by
/// what the text looks like; the first wins a tie.
QList<EncodingCandidate> westernCandidates(const EncodingSample &sample)
{
    QList<EncodingCandidate> found;
    int handicap = 0;
    for (const char *name : {"windows-1252", "macintosh", "ISO-8859-1"}) {
        bool mark = false;
        if (const std::optional<std::string> text = decodeSample(sample, name, &mark)) {
            const int confidence = 5 + plausibility(*text) * 65 / 100 - handicap++;
            found << EncodingCandidate{name, confidence, false, previewOf(*text)};
        }
    }
    return found;
}

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c < QChar(0x250) || !c.isLetter(); });
}

struct CloseDetector
{
    void operator()(UCharsetDetector *detector) const { ucsdet_close(detector); }
};

QList<EncodingCandidate> icuCandidates(const EncodingSample &sample)
{
    QList<EncodingCandidate> found;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    if (U_FAILURE(status) != 0)
        return found;
    ucsdet_setText(detector.get(), sample.bytes.data(), int32_t(sample.bytes.size()), &status);
    int32_t count = 0;
    const UCharsetMatch **const matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) != 0 && i < count; ++i) {
        const char *const name = ucsdet_getName(matches[i], &status);
        const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        // What ICU calls ISO 8859-1 is Windows-1252 in files that people have.
        const std::string wanted = sameEncoding(name, "ISO-8859-1") ? "windows-1252" : name;
        EncodingCandidate candidate = tryEncoding(sample, wanted, confidence);
        // On a few words ICU is as sure of Latin-2 as of Latin-1.
        if (isLatin(candidate.preview))
            candidate.confidence = std::min(candidate.confidence, surestOtherLatin);
        if (!candidate.name.empty())
            found << candidate;
    }
    return found;
}

} // namespace

EncodingCandidate tryEncoding(const EncodingSample &sample, const std::string &encoding,
                              int confidence)
{
    EncodingCandidate candidate;
    if (const auto text = decodeSample(sample, encoding, &candidate.byteOrderMark)) {
        candidate.name = encoding;
        candidate.confidence = confidence;
        candidate.preview = previewOf(*text);
    }
    return candidate;
}

QList<EncodingCandidate> guessEncodings(const EncodingSample &sample)
{
    QList<EncodingCandidate> candidates = westernCandidates(sample);
    for (const EncodingCandidate &guess : icuCandidates(sample)) {
        const auto same = std::find_if(candidates.begin(), candidates.end(),
                                       [&](const auto &known) { return known.name == guess.name; });
        if (same == candidates.end())
            candidates << guess;
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
    return candidates;
}

std::string zeroPattern(std::string_view bytes)
{
    const std::size_t pairs = bytes.size() / 2;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < pairs * 2; ++i)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    const auto most = [pairs](std::size_t count) { return count * 10 > pairs * 4; };
    const auto few = [pairs](std::size_t count) { return count * 20 <= pairs; };
    if (pairs >= 2 && most(zeros[1]) && few(zeros[0]))
        return "UTF-16LE";
    return pairs >= 2 && most(zeros[0]) && few(zeros[1]) ? "UTF-16BE" : "";
}

} // namespace waybill
