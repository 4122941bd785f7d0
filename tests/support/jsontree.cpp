// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jsontree.h"

#include "migration/source/utf8.h"

#include <string_view>

namespace waybill::test {

namespace {

class Printer
{
public:
    Printer(const JsonStyle &style, Randomness &random)
        : m_style(style)
        , m_random(random)
    {
    }

    std::string print(const Json &value)
    {
        put(value, 0);
        if (m_style.finalNewline)
            m_text += m_style.newline;
        return std::move(m_text);
    }

private:
    void put(const Json &value, int depth)
    {
        switch (value.kind) {
        case Json::Kind::Object:
            putObject(value, depth);
            break;
        case Json::Kind::Array:
            putArray(value, depth);
            break;
        case Json::Kind::Text:
            putText(value.text);
            break;
        case Json::Kind::Token:
            m_text += value.text;
            break;
        }
    }

    void putObject(const Json &value, int depth)
    {
        m_text += '{';
        bool first = true;
        for (const auto &[key, member] : value.members) {
            separate(first, depth + 1);
            put(key, depth);
            m_text += m_style.spaces ? ": " : ":";
            put(member, depth + 1);
        }
        close(first, depth, '}');
    }

    void putArray(const Json &value, int depth)
    {
        m_text += '[';
        bool first = true;
        for (const Json &element : value.elements) {
            separate(first, depth + 1);
            put(element, depth + 1);
        }
        close(first, depth, ']');
    }

    void separate(bool &first, int depth)
    {
        if (!first)
            m_text += m_style.spaces && m_style.indent == 0 ? ", " : ",";
        first = false;
        newLine(depth);
    }

    void close(bool empty, int depth, char bracket)
    {
        if (!empty)
            newLine(depth);
        m_text += bracket;
    }

    void newLine(int depth)
    {
        if (m_style.indent == 0)
            return;
        m_text += m_style.newline;
        m_text.append(std::size_t(depth * m_style.indent), ' ');
    }

    void putText(std::string_view text)
    {
        m_text += '"';
        while (!text.empty()) {
            const std::size_t length = utf8::characterLength(text);
            putCharacter(text.substr(0, length));
            text.remove_prefix(length);
        }
        m_text += '"';
    }

    void putCharacter(std::string_view character)
    {
        static constexpr std::string_view special = "\"\\\b\f\n\r\t";
        static constexpr std::string_view letters = "\"\\bfnrt";
        const char first = character.front();
        const std::size_t known = special.find(first);
        if (known != special.npos && !m_random.chance(m_style.escapes / 4)) {
            m_text += '\\';
            m_text += letters[known];
        } else if (first == '/' && m_style.escapes > 0 && m_random.chance(20)) {
            m_text += "\\/";
        } else if (known != special.npos || static_cast<unsigned char>(first) < 0x20
                   || (character.size() > 1 && m_random.chance(m_style.escapes))) {
            putEscape(utf8::decode(character));
        } else {
            m_text += character;
        }
    }

    void putEscape(char32_t character)
    {
        if (character > 0xffff) {
            putUnit(0xd800 + ((character - 0x10000) >> 10U));
            putUnit(0xdc00 + ((character - 0x10000) & 0x3ffU));
        } else {
            putUnit(character);
        }
    }

    void putUnit(char32_t unit)
    {
        const std::string_view digits =
            m_random.chance(50) ? "0123456789abcdef" : "0123456789ABCDEF";
        m_text += "\\u";
        for (unsigned int shift = 12;; shift -= 4) {
            m_text += digits[(unit >> shift) & 0xfU];
            if (shift == 0)
                return;
        }
    }

    const JsonStyle &m_style;
    Randomness &m_random;
    std::string m_text;
};

} // namespace

Json Json::ofTexts(const std::vector<std::string> &texts)
{
    Json list = array();
    for (const std::string &text : texts)
        list.elements.push_back(ofText(text));
    return list;
}

Json &Json::add(std::string key, Json value)
{
    members.emplace_back(ofText(std::move(key)), std::move(value));
    return *this;
}

Json &Json::add(std::string key, std::string utf8)
{
    return add(std::move(key), ofText(std::move(utf8)));
}

JsonStyle JsonStyle::any(Randomness &random)
{
    return {.indent = random.pick({0, 1, 2, 2, 2, 3, 4}),
            .spaces = random.chance(85),
            .escapes = random.pick({0, 0, 30, 100}),
            .newline = random.chance(80) ? "\n" : "\r\n",
            .finalNewline = random.chance(70)};
}

std::string printJson(const Json &value, const JsonStyle &style, Randomness &random)
{
    return Printer(style, random).print(value);
}

} // namespace waybill::test
