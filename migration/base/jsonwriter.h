// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// Appends one JSON document to a string: keys stay in the order they are given, integers are
/// exact, numbers do not know the locale, text is always valid UTF-8 and holds no control
/// character. Whoever streams may take what \a out holds between two calls and empty it.
class JsonWriter
{
public:
    /// \a indent spaces a level; 0 writes everything in one line.
    explicit JsonWriter(std::string &out, int indent = 2);

    JsonWriter &beginObject() { return begin('{'); }
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray() { return begin('['); }
    JsonWriter &endArray() { return end(']'); }

    JsonWriter &key(std::string_view utf8);
    JsonWriter &key(QStringView name);

    JsonWriter &null();
    JsonWriter &value(std::string_view utf8); ///< bytes that are no UTF-8 become U+FFFD
    JsonWriter &value(QStringView text);
    JsonWriter &value(const QByteArray &utf8);
    JsonWriter &value(const char *utf8) { return value(std::string_view(utf8)); }
    JsonWriter &value(double number); ///< shortest text that reads back the same; null for NaN
    template<std::same_as<bool> T>
    JsonWriter &value(T truth)
    {
        return token(truth ? "true" : "false");
    }
    template<std::integral T>
    requires(!std::same_as<T, bool>) JsonWriter &value(T number)
    {
        return token(std::to_string(number));
    }
    /// Text that is a JSON value already, as it stands: a number from a file, say.
    JsonWriter &token(std::string_view json);

    /// A key and its value.
    template<typename T>
    JsonWriter &field(std::string_view name, const T &content)
    {
        return key(name).value(content);
    }

private:
    struct Level
    {
        bool isArray = false;
        bool isEmpty = true;
    };

    JsonWriter &begin(char bracket);
    JsonWriter &end(char bracket);
    void separate(); ///< comma and line break before an element or a key
    void place(); ///< what comes before a value
    void newLine();
    void quote(std::string_view utf8);

    std::string &m_out;
    int m_indent;
    bool m_afterKey = false;
    std::vector<Level> m_levels;
};

} // namespace waybill
