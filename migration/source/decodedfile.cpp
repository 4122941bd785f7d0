// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/decodedfile.h"

#include "migration/source/encodingguess.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t blockSize = 1 << 18;
constexpr int readsWell = 40;

bool isUnicode(const std::string &encoding)
{
    return encoding.starts_with("UTF-");
}

/// Where the file stops being UTF-8, and what it could be instead.
Problem notUnicode(DecodedFile &file, const EncodingCandidate &best)
{
    std::string text;
    for (;;) {
        text.clear();
        const Result<bool> more = file.append(text);
        if (more && *more)
            continue;
        if (more) // it changed since it was looked at
            return Problem{.code = u"SRC-CHG"_s,
                           .file = file.file().name(),
                           .message = QCoreApplication::translate(
                                          "SourceFile", "%1 changed while it was being read.")
                                          .arg(file.file().name())};
        Problem problem = more.error();
        if (problem.code == "ENC-01"_L1 && best.confidence >= readsWell) {
            problem.action = QCoreApplication::translate("Encoding", "Nothing from it was used.");
            problem.hint = QCoreApplication::translate("Encoding", "It reads well as %1: “%2”.")
                               .arg(QString::fromStdString(best.name), best.preview);
        }
        return problem;
    }
}

} // namespace

Result<std::unique_ptr<DecodedFile>> DecodedFile::open(std::unique_ptr<SourceFile> file,
                                                       const QString &path,
                                                       const std::string &encoding)
{
    EncodingCandidate best{.name = encoding};
    if (encoding.empty()) {
        const Result<QList<EncodingCandidate>> candidates = findCandidates(path);
        if (!candidates) {
            Problem problem = candidates.error();
            problem.file = file->name();
            return problem;
        }
        best = candidates->first();
    }
    const bool refused = encoding.empty() && !isUnicode(best.name);
    Result<TextDecoder> decoder = TextDecoder::create(refused ? "UTF-8" : best.name, file->name());
    if (!decoder)
        return decoder.error();
    std::unique_ptr<DecodedFile> decoded(new DecodedFile(std::move(file), std::move(*decoder)));
    if (refused)
        return notUnicode(*decoded, best);
    return decoded;
}

DecodedFile::DecodedFile(std::unique_ptr<SourceFile> file, TextDecoder decoder)
    : m_file(std::move(file))
    , m_decoder(std::move(decoder))
    , m_block(blockSize)
{
}

Result<bool> DecodedFile::append(std::string &text)
{
    if (m_atEnd)
        return false;
    const Result<std::size_t> count = m_file->read(m_block);
    m_atEnd = !count || *count == 0;
    if (!count)
        return count.error();
    if (Result<void> result = m_decoder.append({m_block.data(), *count}, m_atEnd, text); !result) {
        m_atEnd = true;
        return result.error();
    }
    // The last call may still bring text that waited for more bytes.
    return true;
}

} // namespace waybill
