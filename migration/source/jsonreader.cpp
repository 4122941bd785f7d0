// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonreader.h"

#include "migration/source/jsonbuilder.h"
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

constexpr qint64 largestFile = qint64(1) << 30;
constexpr int deepest = 1000; // each level takes a little of the stack

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonReader", text);
}

Problem tooLarge(const QString &name, qint64 size)
{
    return Problem{.code = u"JSON-08"_s,
                   .file = name,
                   .expected = tr("a JSON file of at most 1 GB"),
                   .found = tr("%1 bytes").arg(size),
                   .action = tr("The file was not used."),
                   .hint = tr("Split it into several files."),
                   .message = tr("%1 is too large for a JSON file.").arg(name)};
}

Problem nothingThere(const QString &name)
{
    return Problem{.code = u"JSON-01"_s,
                   .file = name,
                   .line = 1,
                   .expected = tr("a JSON value, for example {} or []"),
                   .found = tr("an empty file"),
                   .action = tr("The file was not used."),
                   .message = tr("There is nothing in %1.").arg(name)};
}

} // namespace

/// Where the tokenizer stands in the document.
struct JsonReader::Walk
{
    explicit Walk(JsonBuilder nodes)
        : builder(std::move(nodes))
    {
    }

    error_code start(std::string_view all, bool wantElements);
    error_code next(bool &atEnd);
    error_code nextElement(bool &atEnd);
    error_code whole();
    error_code checkEnd();

    JsonBuilder builder;
    ondemand::parser parser;
    ondemand::document document;
    ondemand::array array;
    simdjson::simdjson_result<ondemand::array_iterator> element;
    simdjson::simdjson_result<ondemand::array_iterator> end;
    std::string_view text;
    bool elements = false;
    bool started = false;
    bool done = false;
    std::int64_t count = 0;
};

error_code JsonReader::Walk::start(std::string_view all, bool wantElements)
{
    text = all;
    elements = wantElements;
    const std::size_t length = text.size();
    return parser.iterate(text.data(), length, length + simdjson::SIMDJSON_PADDING).get(document);
}

error_code JsonReader::Walk::next(bool &atEnd)
{
    atEnd = done;
    if (done)
        return simdjson::SUCCESS;
    const error_code error = elements ? nextElement(atEnd) : whole();
    builder.record().ordinal = count++;
    builder.record().offset = builder.record().nodes.empty()
        ? 0
        : builder.record().nodes.front().raw.data() - text.data();
    return error;
}

error_code JsonReader::Walk::nextElement(bool &atEnd)
{
    if (!started) {
        started = true;
        if (const error_code error = document.get_array().get(array))
            return error;
        element = array.begin();
        end = array.end();
    } else {
        ++element;
    }
    if (!(element != end)) {
        done = atEnd = true;
        return checkEnd();
    }
    ondemand::value value;
    if (const error_code error = (*element).get(value))
        return error;
    return builder.build(value, document, 1);
}

error_code JsonReader::Walk::whole()
{
    done = true;
    // The tokenizer treats a scalar at the root as a case of its own; so do we, by its text.
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (text[first] != '{' && text[first] != '[')
        return builder.buildScalar(
            text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first));
    ondemand::value value;
    if (const error_code error = document.get_value().get(value))
        return error;
    if (const error_code error = builder.build(value, document, 0))
        return error;
    return checkEnd();
}

/// There is no token behind the root.
error_code JsonReader::Walk::checkEnd()
{
    const bool more = document.current_location().error() == simdjson::SUCCESS;
    return more ? simdjson::TRAILING_CONTENT : simdjson::SUCCESS;
}

Result<std::unique_ptr<RecordReader>>
JsonReader::open(std::unique_ptr<DecodedFile> file, const ReaderOptions &options, ProblemSink sink)
{
    std::unique_ptr<JsonReader> reader(new JsonReader(std::move(file)));
    if (const Result<void> loaded = reader->load(); !loaded)
        return loaded.error();
    if (const Result<void> started = reader->start(options, std::move(sink)); !started)
        return started.error();
    return std::unique_ptr<RecordReader>(std::move(reader));
}

JsonReader::JsonReader(std::unique_ptr<DecodedFile> file)
    : m_file(std::move(file))
{
}

JsonReader::~JsonReader() = default;

Result<void> JsonReader::checkSize(const SourceFile &file)
{
    if (file.size() > largestFile)
        return tooLarge(file.name(), file.size());
    return {};
}

Result<void> JsonReader::load()
{
    m_text.reserve(std::size_t(bytesTotal()) + simdjson::SIMDJSON_PADDING);
    for (;;) {
        const Result<bool> more = m_file->append(m_text);
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    return {};
}

Result<void> JsonReader::start(const ReaderOptions &options, ProblemSink sink)
{
    const std::size_t length = m_text.size();
    m_text.append(simdjson::SIMDJSON_PADDING, ' ');
    m_document = std::string_view(m_text).substr(0, length);
    const auto isSpace = [](char c) { return isJsonSpace(c); };
    const auto first = std::find_if_not(m_document.begin(), m_document.end(), isSpace);
    if (first == m_document.end())
        return nothingThere(m_file->file().name());

    m_dialect.encoding = m_file->decoder().encoding();
    m_dialect.byteOrderMark = m_file->decoder().byteOrderMark();
    m_dialect.rootIsArray = options.elements && *first == '[';
    detectJsonStyle(m_document, m_dialect);

    JsonBuilder builder(m_document, m_file->file().name(), std::clamp(options.maxDepth, 1, deepest),
                        std::move(sink));
    m_walk = std::make_unique<Walk>(std::move(builder));
    if (const error_code error = m_walk->start(m_document, m_dialect.rootIsArray))
        return explain(error);
    return {};
}

Result<const Record *> JsonReader::next()
{
    if (m_problem)
        return *m_problem;
    bool atEnd = false;
    if (const error_code error = m_walk->next(atEnd)) {
        m_problem = explain(error);
        return *m_problem;
    }
    if (atEnd)
        return nullptr;
    return &m_walk->builder.record();
}

qint64 JsonReader::bytesRead() const
{
    if (m_walk->done)
        return bytesTotal();
    // The file is read at once: what counts is how far its text has been used.
    const double share = double(m_walk->builder.offset()) / double(m_document.size());
    return qint64(share * double(bytesTotal()));
}

/// The tokenizer says that something is wrong, the grammar says what and where.
Problem JsonReader::explain(int error) const
{
    const QString name = m_file->file().name();
    Problem problem{.code = u"JSON-02"_s, .file = name, .action = tr("The file was not used.")};
    if (error == simdjson::DEPTH_ERROR) {
        problem.code = u"JSON-06"_s;
        problem.line = m_walk->builder.place().line();
        problem.column = m_walk->builder.place().column();
        problem.message =
            tr("%1, line %2: the values are nested too deeply.").arg(name).arg(problem.line);
        return problem;
    }
    const std::optional<JsonFault> fault = findJsonFault(m_document);
    LineCounter place = m_walk->builder.place();
    if (fault) {
        place = {};
        place.advance(m_document.substr(0, fault->offset));
        problem.expected = fault->expected;
        problem.found = fault->found;
    }
    problem.line = place.line();
    problem.column = place.column();
    const QString reason =
        fault ? fault->message : QString::fromLatin1(simdjson::error_message(error_code(error)));
    problem.message = tr("%1, line %2: %3.").arg(name).arg(problem.line).arg(reason);
    return problem;
}

} // namespace waybill
