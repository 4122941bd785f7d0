// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/survey.h"

#include "migration/source/encoding.h"
#include "migration/source/recordreader.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostNotes = 5;

Survey::Form formOf(FoundFile::Kind kind)
{
    return kind == FoundFile::Kind::Csv  ? Survey::Form::Rows
        : kind == FoundFile::Kind::Lines ? Survey::Form::Lines
                                         : Survey::Form::Document;
}

void addCells(Survey &survey, const Record &record)
{
    const std::size_t count = std::min(record.nodes.size(), survey.cells.size() + 1);
    for (std::size_t i = 1; i < count; ++i)
        survey.cells[i - 1].add(record.nodes[i]);
}

/// Reads with one encoding; nothing else is tried.
Result<Survey> readFile(const QString &folder, const FoundFile &file, Survey::Form form,
                        const std::string &encoding, qint64 most, const Observer &observer)
{
    Survey survey;
    survey.form = form;
    ReaderOptions options;
    options.format = survey.isCsv() ? SourceFormat::Csv : SourceFormat::Json;
    options.elements = true;
    options.lines = form == Survey::Form::Lines;
    options.encoding = encoding;
    auto reader = openReader(QDir(folder).filePath(file.path), file.path, options,
                             [&survey](const Problem &problem) {
                                 if (survey.notes.size() < mostNotes)
                                     survey.notes.append(problem);
                             });
    if (!reader)
        return reader.error();
    const Dialect &dialect = (*reader)->dialect();
    survey.encoding = dialect.encoding;
    survey.header = dialect.header;
    survey.cells.resize(survey.header.size());
    if (dialect.rootIsArray)
        survey.form = Survey::Form::Elements;
    for (;;) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .severity = Severity::Info};
        auto record = (*reader)->next();
        if (!record)
            return record.error();
        if (!*record)
            break;
        ++survey.records;
        if (survey.isCsv())
            addCells(survey, **record);
        else if (!(*record)->nodes.empty())
            survey.record.add(**record, 0);
        if ((*reader)->bytesRead() > most) {
            survey.isComplete = false;
            break;
        }
        if (survey.records % 20'000 == 0) {
            observer.progressed({.step = u"draft"_s,
                                 .title = file.path,
                                 .done = (*reader)->bytesRead(),
                                 .total = (*reader)->bytesTotal(),
                                 .unit = u"bytes"_s});
        }
    }
    return survey;
}

/// A file that is no Unicode is read in the encoding that fits best, as a migration does.
Result<Survey> readInBestEncoding(const QString &folder, const FoundFile &file, Survey::Form form,
                                  qint64 most, const Observer &observer)
{
    auto survey = readFile(folder, file, form, {}, most, observer);
    if (survey || survey.error().code != "ENC-01"_L1)
        return survey;
    const auto report = detectEncoding(QDir(folder).filePath(file.path));
    if (!report || report->candidates.isEmpty() || report->candidates.first().name == "UTF-8")
        return survey;
    auto again = readFile(folder, file, form, report->candidates.first().name, most, observer);
    if (!again)
        return again;
    again->isGuessedEncoding = true;
    return again;
}

} // namespace

void Survey::add(const Survey &other)
{
    record.add(other.record);
    records += other.records;
    isComplete = isComplete && other.isComplete;
    if (form != other.form)
        form = Form::Elements; // a document read that way is its only record
    for (std::size_t i = 0; i < std::min(cells.size(), other.cells.size()); ++i)
        cells[i].add(other.cells[i]);
    for (const Problem &problem : other.notes) {
        if (notes.size() < mostNotes)
            notes.append(problem);
    }
}

Result<Survey> surveyFile(const QString &folder, const FoundFile &file, const Observer &observer,
                          qint64 most)
{
    const Survey::Form form = formOf(file.kind);
    auto survey = readInBestEncoding(folder, file, form, most, observer);
    if (survey || form != Survey::Form::Document || survey.error().code != "JSON-02"_L1)
        return survey;
    // Many programs give JSON Lines the name of a JSON file.
    auto lines = readInBestEncoding(folder, file, Survey::Form::Lines, most, observer);
    return lines && lines->records > 1 ? std::move(lines) : std::move(survey);
}

} // namespace waybill
