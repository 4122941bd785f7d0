// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/randomness.h"

#include <string>
#include <utility>
#include <vector>

namespace waybill::test {

/// A JSON value as a file may hold it: keys in any order and more than once, number tokens as they
/// are written, texts that are only half a character.
struct Json
{
    enum class Kind { Object, Array, Text, Token };

    Kind kind = Kind::Token;
    std::string text = "null"; ///< Text: UTF-8; Token: what stands in the file
    std::vector<std::pair<Json, Json>> members; ///< keys are Text, or a Token with its quotes
    std::vector<Json> elements;

    static Json ofText(std::string utf8) { return {Kind::Text, std::move(utf8), {}, {}}; }
    static Json ofToken(std::string token) { return {Kind::Token, std::move(token), {}, {}}; }
    static Json object() { return {Kind::Object, {}, {}, {}}; }
    static Json array() { return {Kind::Array, {}, {}, {}}; }
    static Json ofTexts(const std::vector<std::string> &texts);

    Json &add(std::string key, Json value);
    Json &add(std::string key, std::string utf8);
};

/// How a writer of JSON files writes them.
struct JsonStyle
{
    int indent = 2; ///< 0: one line
    bool spaces = true; ///< behind colons and, in one line, commas
    int escapes = 0; ///< how many of 100 characters beyond ASCII become \uXXXX
    std::string newline = "\n";
    bool finalNewline = true;

    static JsonStyle any(Randomness &random);
};

/// \a value as UTF-8 text.
std::string printJson(const Json &value, const JsonStyle &style, Randomness &random);

} // namespace waybill::test
