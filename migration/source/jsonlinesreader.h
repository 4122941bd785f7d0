// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/decodedfile.h"
#include "migration/source/jsonbuilder.h"
#include "migration/source/recordreader.h"

namespace waybill {

/// JSON Lines: each line is a JSON value of its own, and a record. Keeps one line and one block in
/// memory, however long the file. Blank lines are passed over.
class JsonLinesReader final : public RecordReader
{
public:
    /// next() refuses with JSON-02 (a line is not JSON), JSON-06 (nested too deeply) and JSON-08 (a
    /// line beyond all measure). To \a sink: what JsonReader says too.
    static Result<std::unique_ptr<RecordReader>>
    open(std::unique_ptr<DecodedFile> file, const ReaderOptions &options, ProblemSink sink);

    Result<const Record *> next() override;
    const Dialect &dialect() const override { return m_dialect; }
    qint64 bytesRead() const override { return m_file->file().bytesRead(); }
    qint64 bytesTotal() const override { return m_file->file().size(); }
    Result<QByteArray> finish() override { return m_file->file().finish(); }

private:
    JsonLinesReader(std::unique_ptr<DecodedFile> file, int maxDepth, ProblemSink sink);

    Result<bool> nextLine();
    Result<> parse();
    simdjson::error_code build();
    void noteStyle();
    Problem explain(simdjson::error_code error) const;

    std::unique_ptr<DecodedFile> m_file;
    Dialect m_dialect;
    std::string m_text; ///< decoded; the next line begins at m_next
    std::size_t m_next = 0;
    std::string m_line; ///< the one at hand, with the padding the tokenizer wants behind it
    std::size_t m_length = 0; ///< of the line without the padding
    std::int64_t m_lineNumber = 0;
    std::int64_t m_lineOffset = 0;
    std::int64_t m_textOffset = 0; ///< of the beginning of m_text
    std::int64_t m_count = 0;
    bool m_sourceEnded = false;
    simdjson::ondemand::parser m_parser;
    JsonBuilder m_builder;
    std::optional<Problem> m_problem;
};

} // namespace waybill
