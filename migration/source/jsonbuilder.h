// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/linecounter.h"
#include "migration/source/recordreader.h"

#include <deque>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// Visits and checks every value of a JSON document and makes nodes of it, one record at a time.
/// The tokenizer it walks with looks at values only when asked, so what it does not check (numbers,
/// words, escapes) is checked here.
class JsonBuilder
{
public:
    /// \a text is the whole document and stays where it is; \a name is the file for problems.
    JsonBuilder(std::string_view text, QString name, int maxDepth, RecordReader::ProblemSink sink);

    /// Goes on with another document: the text of line \a line of the file.
    void restart(std::string_view text, std::int64_t line);
    /// A record whose root is \a value; \a depth is how many containers are open around it.
    simdjson::error_code build(simdjson::ondemand::value value,
                               simdjson::ondemand::document &document, int depth);
    /// A record whose root is the scalar \a token.
    simdjson::error_code buildScalar(std::string_view token);

    Record &record() { return m_record; }
    std::size_t offset() const { return m_offset; } ///< of the value that was visited last
    const LineCounter &place() const { return m_place; }

private:
    struct Key
    {
        std::string_view text;
        std::int64_t line = 0;
        std::int64_t column = 0;
    };

    void begin();
    simdjson::error_code add(simdjson::ondemand::value value, std::int32_t parent,
                             std::string_view key, int depth);
    simdjson::error_code addArray(simdjson::ondemand::value value, std::int32_t index, int depth);
    simdjson::error_code addObject(simdjson::ondemand::value value, std::int32_t index, int depth);
    simdjson::error_code addScalar(std::string_view token, std::int32_t parent,
                                   std::string_view key);
    simdjson::error_code decode(std::string_view inside, std::string_view &text);
    simdjson::error_code addKey(simdjson::ondemand::field &field, Key &key);
    Node &append(NodeKind kind, std::int32_t parent, std::string_view key, const char *at);
    void finishContainer(std::int32_t index);
    void goTo(const char *at);
    void reportDuplicates(std::size_t firstKey);
    void reportDuplicate(const Key &first, const Key &again);

    std::string_view m_text;
    QString m_name;
    int m_maxDepth;
    RecordReader::ProblemSink m_sink;
    simdjson::ondemand::document *m_document = nullptr;
    Record m_record;
    std::deque<std::string> m_decoded; ///< texts with escapes; their views must not move
    std::vector<Key> m_keys; ///< of the objects that are open
    LineCounter m_place;
    std::size_t m_offset = 0;
};

} // namespace waybill
