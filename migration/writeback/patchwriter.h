// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/source/linecounter.h"
#include "migration/source/textencoder.h"
#include "migration/verify/storedsource.h"
#include "migration/writeback/differences.h"
#include "migration/writeback/textwindow.h"

#include <optional>

namespace waybill {

/// Copies the text of a file, with other text in some places, in the encoding of the file. What is
/// between these places comes back byte for byte; where the encoding cannot promise that, finish()
/// says so (WB-02).
class PatchWriter
{
public:
    /// \a to empty: nothing is written, only looked at.
    static Result<std::unique_ptr<PatchWriter>> open(std::unique_ptr<DecodedFile> file,
                                                     const StoredSource &source, const QString &to);

    TextWindow &text() { return m_window; }
    std::int64_t place() const { return m_place; } ///< what is before it has been written
    Result<> copyTo(std::int64_t offset);
    /// Leaves out what is up to \a offset, and writes \a text in its place.
    Result<> replaceTo(std::int64_t offset, std::string_view text);
    /// Splices that follow place(), in their order.
    Result<> apply(const std::vector<Splice> &splices);
    /// Copies the rest.
    Result<> finish();

    bool isChanged() const { return m_changed; }
    std::int64_t newLine() const { return m_lines.line() + m_shift; } ///< of place(), as it will be
    const LineDifferences &differences() const { return m_differences; }
    QByteArray sha256() const { return m_after.hex(); }
    qint64 bytes() const { return m_bytes; }
    bool endsWithLineEnd() const { return m_last == '\n' || m_last == '\r'; }
    bool canEncode(std::string_view text) const;

private:
    PatchWriter(std::unique_ptr<DecodedFile> file, const StoredSource &source)
        : m_window(std::move(file))
        , m_source(source)
    {
    }
    Result<> write(std::string_view text, bool last = false);
    Result<> pass(std::int64_t offset);
    Result<> note(std::int64_t to, std::string_view text);
    Result<> endNote();

    TextWindow m_window;
    const StoredSource &m_source;
    std::optional<TextEncoder> m_encoder;
    std::optional<TextEncoder> m_check; ///< of the text as it was; not for UTF-8
    Sha256 m_before;
    Sha256 m_after;
    std::optional<SafeFile> m_file;
    std::string m_bytesToWrite;
    std::int64_t m_place = 0;
    qint64 m_bytes = 0;
    char m_last = 0;
    bool m_changed = false;

    struct Note
    {
        qint64 line = 0;
        std::int64_t to = 0; ///< what is before it has been taken into the texts
        std::string before;
        std::string after;
    };
    std::optional<Note> m_note;
    LineCounter m_lines;
    std::int64_t m_shift = 0; ///< lines that came, less those that went
    LineDifferences m_differences;
};

} // namespace waybill
