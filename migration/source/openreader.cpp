// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/csvreader.h"
#include "migration/source/jsonlinesreader.h"
#include "migration/source/jsonreader.h"
#include "migration/source/recordreader.h"

#include <utility>

namespace waybill {

Result<std::unique_ptr<RecordReader>> openReader(const QString &path, const QString &name,
                                                 const ReaderOptions &options,
                                                 RecordReader::ProblemSink sink)
{
    if (!sink)
        sink = [](const Problem &) {};
    Result<std::unique_ptr<SourceFile>> file = SourceFile::open(path, name);
    if (!file)
        return file.error();
    const bool json = options.format == SourceFormat::Json;
    // Lines are read one by one, so their file may be of any size.
    const bool whole = json && !options.lines;
    if (const Result<void> small = whole ? JsonReader::checkSize(**file) : Result<void>(); !small)
        return small.error();
    Result<std::unique_ptr<DecodedFile>> text =
        DecodedFile::open(std::move(*file), path, options.encoding);
    if (!text)
        return text.error();
    if (json && options.lines)
        return JsonLinesReader::open(std::move(*text), options, std::move(sink));
    return json ? JsonReader::open(std::move(*text), options, std::move(sink))
                : CsvReader::open(std::move(*text), options, std::move(sink));
}

} // namespace waybill
