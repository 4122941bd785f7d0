// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonlinesreader.h"

#include "migration/source/jsonfault.h"
#include "migration/source/jsonstyle.h"
#include "migration/source/jsontoken.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

using simdjson::error_code;
namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::size_t longestLine = std::size_t(256) << 20;
constexpr int deepest = 1000; // each level takes a little of the stack

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonReader", text);
}

bool isBlankLine(std::string_view line)
{
    return std::all_of(line.begin(), line.end(), isJsonSpace);
}

} // namespace

Result<std::unique_ptr<RecordReader>> JsonLinesReader::open(std::unique_ptr<DecodedFile> file,
                                                            const ReaderOptions &options,
                                                            ProblemSink sink)
{
    const int depth = std::clamp(options.maxDepth, 1, deepest);
    std::unique_ptr<JsonLinesReader> reader(
        new JsonLinesReader(std::move(file), depth, std::move(sink)));
    return std::unique_ptr<RecordReader>(std::move(reader));
}

JsonLinesReader::JsonLinesReader(std::unique_ptr<DecodedFile> file, int maxDepth, ProblemSink sink)
    : m_file(std::move(file))
    , m_builder({}, m_file->file().name(), maxDepth, std::move(sink))
{
    m_dialect.encoding = m_file->decoder().encoding();
    m_dialect.byteOrderMark = m_file->decoder().byteOrderMark();
    m_dialect.indent = 0;
    m_dialect.lines = true;
}

Result<const Record *> JsonLinesReader::next()
{
    if (m_problem)
        return *m_problem;
    for (;;) {
        const Result<bool> more = nextLine();
        if (!more) {
            m_problem = more.error();
            return *m_problem;
        }
        if (!*more)
            return nullptr;
        if (!isBlankLine(std::string_view(m_line).substr(0, m_length)))
            break;
    }
    if (const Result<> parsed = parse(); !parsed) {
        m_problem = parsed.error();
        return *m_problem;
    }
    if (m_count == 0)
        noteStyle();
    Record &record = m_builder.record();
    record.ordinal = m_count++;
    record.offset = m_lineOffset;
    return &record;
}

/// Goes to the next line; false at the end.
Result<bool> JsonLinesReader::nextLine()
{
    std::size_t end = m_text.find('\n', m_next);
    for (std::size_t searched = m_text.size(); end == std::string::npos && !m_sourceEnded;
         searched = m_text.size()) {
        m_textOffset += std::int64_t(m_next);
        m_text.erase(0, m_next);
        searched -= m_next;
        m_next = 0;
        const Result<bool> more = m_file->append(m_text);
        if (!more)
            return more.error();
        m_sourceEnded = !*more;
        end = m_text.find('\n', searched);
        if (m_text.size() > longestLine && end == std::string::npos) {
            return Problem{.code = u"JSON-08"_s,
                           .file = m_file->file().name(),
                           .line = m_lineNumber + 1,
                           .expected = tr("lines of at most 256 MB"),
                           .action = tr("The file was not used."),
                           .message = tr("Line %1 is too long.").arg(m_lineNumber + 1)};
        }
    }
    if (m_next == m_text.size())
        return false;
    const bool isLast = end == std::string::npos;
    m_length = (isLast ? m_text.size() : end) - m_next;
    m_line.assign(m_text, m_next, m_length);
    m_line.append(simdjson::SIMDJSON_PADDING, ' ');
    m_lineOffset = m_textOffset + std::int64_t(m_next);
    m_next += m_length + (isLast ? 0 : 1);
    ++m_lineNumber;
    m_dialect.finalNewline = !isLast;
    return true;
}

Result<> JsonLinesReader::parse()
{
    m_builder.restart(std::string_view(m_line).substr(0, m_length), m_lineNumber);
    const error_code error = build();
    return error == simdjson::SUCCESS ? Result<>() : explain(error);
}

error_code JsonLinesReader::build()
{
    const std::string_view text = std::string_view(m_line).substr(0, m_length);
    const std::size_t first = text.find_first_not_of(" \t\r");
    // The tokenizer treats a scalar at the root as a case of its own; so do we, by its text.
    if (text[first] != '{' && text[first] != '[')
        return m_builder.buildScalar(
            text.substr(first, text.find_last_not_of(" \t\r") + 1 - first));
    ondemand::document document;
    if (const error_code error =
            m_parser.iterate(text.data(), text.size(), m_line.size()).get(document))
        return error;
    ondemand::value value;
    if (const error_code error = document.get_value().get(value))
        return error;
    if (const error_code error = m_builder.build(value, document, 0))
        return error;
    const bool more = document.current_location().error() == simdjson::SUCCESS;
    return more ? simdjson::TRAILING_CONTENT : simdjson::SUCCESS;
}

/// The first record shows how the others are written.
void JsonLinesReader::noteStyle()
{
    const std::string_view text = std::string_view(m_line).substr(0, m_length);
    Dialect style;
    detectJsonStyle(text, style);
    m_dialect.escapesNonAscii = style.escapesNonAscii;
    m_dialect.newline = text.ends_with('\r') ? "\r\n" : "\n";
    const auto &nodes = m_builder.record().nodes;
    if (nodes.size() < 2 || nodes.front().kind != NodeKind::Object)
        return;
    const char *const value = nodes[1].raw.data();
    m_dialect.spaced = value > text.data() && value[-1] == ' ';
}

/// The tokenizer says that something is wrong, the grammar says what and where.
Problem JsonLinesReader::explain(error_code error) const
{
    const QString name = m_file->file().name();
    Problem problem{.code = u"JSON-02"_s,
                    .file = name,
                    .line = m_lineNumber,
                    .column = m_builder.place().column(),
                    .action = tr("The file was not used."),
                    .hint = tr("In this file each line has to be a JSON value of its own.")};
    if (error == simdjson::DEPTH_ERROR) {
        problem.code = u"JSON-06"_s;
        problem.message =
            tr("%1, line %2: the values are nested too deeply.").arg(name).arg(problem.line);
        return problem;
    }
    const std::string_view text = std::string_view(m_line).substr(0, m_length);
    QString reason = QString::fromLatin1(simdjson::error_message(error));
    if (const std::optional<JsonFault> fault = findJsonFault(text)) {
        LineCounter place;
        place.advance(text.substr(0, fault->offset));
        problem.column = place.column();
        problem.expected = fault->expected;
        problem.found = fault->found;
        reason = fault->message;
    }
    problem.message = tr("%1, line %2: %3.").arg(name).arg(problem.line).arg(reason);
    return problem;
}

} // namespace waybill
