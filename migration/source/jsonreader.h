// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/decodedfile.h"
#include "migration/source/recordreader.h"

namespace waybill {

/// A JSON document as one record, or the elements of its root array as one record each. Strict:
/// what RFC 8259 does not allow is refused with its place. The text is in memory once; nodes exist
/// for one record at a time.
class JsonReader final : public RecordReader
{
public:
    /// JSON-08 for a file that is too large to be loaded.
    static Result<void> checkSize(const SourceFile &file);
    /// Loads the file. JSON-01 nothing in it, JSON-02 not JSON; next() also
    /// refuses with JSON-02 and JSON-06 (nested too deeply). To \a sink: JSON-05 a key that appears
    /// twice, JSON-07 half a character.
    static Result<std::unique_ptr<RecordReader>>
    open(std::unique_ptr<DecodedFile> file, const ReaderOptions &options, ProblemSink sink);
    ~JsonReader() override;

    Result<const Record *> next() override;
    const Dialect &dialect() const override { return m_dialect; }
    qint64 bytesRead() const override;
    qint64 bytesTotal() const override { return m_file->file().size(); }
    Result<QByteArray> finish() override { return m_file->file().finish(); }

private:
    struct Walk;

    explicit JsonReader(std::unique_ptr<DecodedFile> file);
    Result<void> load();
    Result<void> start(const ReaderOptions &options, ProblemSink sink);
    Problem explain(int error) const;

    std::unique_ptr<DecodedFile> m_file;
    std::string m_text; ///< with the padding the tokenizer wants behind it
    std::string_view m_document;
    Dialect m_dialect;
    std::unique_ptr<Walk> m_walk;
    std::optional<Problem> m_problem;
};

} // namespace waybill
