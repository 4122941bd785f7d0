// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostilevalues.h"

#include <array>
#include <string_view>

namespace waybill::test {

namespace {

constexpr std::array plainWords{"pump",    "Test",  "engineer", "of",   "line 4", "yield",
                                "fixture", "Lead",  "résumé",   "50%",  "naïve",  "Köln",
                                "señor",   "don’t", "– dash",   "“so”", "€ 20",   "C++"};
constexpr std::array widerWords{"東京",        "Šimůnek", "שלום", "مرحبا", "🙂",
                                "👩‍🔧", "e\u0301", "ﬁ",    "Ω≤5",   "a\u2028b"};

constexpr std::array plainHostile{
    "",         " ",       "  ",     "\t",     "\"",        "\"\"",   "'",
    ",",        ";",       "|",      "\n",     "\r",        "\r\n",   "a,b",
    "a\"b",     "\"a\"",   "a\nb",   "a\rb",   "a\r\nb",    "\\",     "\\n",
    "\\u0041",  "\\ud800", "null",   "true",   "0",         "-0",     "1e5",
    "007",      "+1",      "1,000",  "78.5%",  "5+",        "N/A",    "nan",
    "inf",      "=1+1",    "{}",     "[]",     "{\"a\":1}", "[1, 2]", "..",
    "../x",     "/etc/x",  "a/b\\c", "%s",     "$1",        "CafÃ©",  "â€“",
    "\x01\x02", "\x7f",    " lead",  "trail ", "a  b",      "0.1000", "12345678901234567890",
    "Present"};
constexpr std::array widerHostile{"\u200b",     "\ufeff",   "\u202ex", "\u0085", "\u00a0", "\ufffd",
                                  "\U0010ffff", "e\u0301e", "İı",      "ſ",      "ẞ",      "Ǆ"};

constexpr std::array numbers{"0",
                             "-0",
                             "1",
                             "-1",
                             "7",
                             "3.64",
                             "4.0",
                             "1.50",
                             "0.1",
                             "1e5",
                             "1E+5",
                             "1e-7",
                             "1.0e0",
                             "12345678901234567890",
                             "-9223372036854775808",
                             "9223372036854775807",
                             "9223372036854775808",
                             "9007199254740993",
                             "1e400",
                             "-1e-400",
                             "123456789.123456789123",
                             "0.30000000000000004",
                             "5e-324",
                             "100000000000000000000000000000000",
                             "0e0",
                             "0.0"};

std::string joined(Randomness &random, bool plain, std::initializer_list<std::string> glue)
{
    std::string text;
    for (int words = random.between(1, 6); words > 0; --words) {
        if (!text.empty())
            text += random.pick(glue);
        text += !plain && random.chance(15) ? random.pick(widerWords) : random.pick(plainWords);
    }
    return text;
}

} // namespace

std::string anyText(Randomness &random, bool plain)
{
    return joined(random, plain, {" ", " ", " ", " ", ", ", "\n", "; ", " \"", ". "});
}

std::string anyLine(Randomness &random, bool plain)
{
    return joined(random, plain, {" "});
}

std::string hostileText(Randomness &random, bool plain)
{
    std::string text;
    for (int pieces = random.pick({1, 1, 1, 2, 4}); pieces > 0; --pieces) {
        if (!plain && random.chance(20))
            text += random.pick(widerHostile);
        else if (random.chance(15))
            text += anyLine(random, plain);
        else if (random.chance(2))
            text += '\0';
        else
            text += random.pick(plainHostile);
    }
    return text;
}

std::string anyNumber(Randomness &random)
{
    if (random.chance(30))
        return std::to_string(random.between(-5, 3000));
    return random.pick(numbers);
}

std::string anyDate(Randomness &random)
{
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string year = std::to_string(random.between(1999, 2026));
    const std::string month = two(random.between(1, 12));
    const std::string day = two(random.between(1, 28));
    switch (random.below(12)) {
    case 0:
        return std::to_string(random.between(40000, 46500));
    case 1:
        return std::to_string(random.between(40000, 46500)) + ".5";
    case 2:
        return month + '/' + day + '/' + year;
    case 3:
        return day + '-' + month + '-' + year;
    case 4:
        return year + '-' + month + '-' + day + " 00:00:00";
    case 5:
        return year + '-' + month + '-' + day + 'T' + month + ":30:15.250+02:00";
    case 6:
        return random.pick({"Jan ", "Sept ", "March "}) + std::to_string(random.between(1, 28))
            + ", " + year;
    case 7:
        return year + '-' + month;
    case 8:
        return random.pick({"2025-02-30", "0000-00-00", "soon", "Present", "2958466", "-1",
                            "1.1.25", "31/12/1999"});
    default:
        return year + '-' + month + '-' + day;
    }
}

Json anyKey(Randomness &random)
{
    if (random.chance(4))
        return Json::ofToken(
            random.pick({"\"\\ud800\"", "\"\\udc00x\"", "\"\\\\ud800\"", "\"\\u0061\"", "\"a\""}));
    if (random.chance(20))
        return Json::ofText(hostileText(random));
    return Json::ofText(random.pick({"",        "a",     "b",    "a",       "name",
                                     "company", "error", "*",    "**",      ".",
                                     "a.b",     "a/b",   "~0",   "{x}",     "ünï",
                                     "token",   "x y",   "Name", "bullets", "certifications"}));
}

Json anyJson(Randomness &random, int depth)
{
    constexpr int many = 6; // levels: what is deeper goes straight down
    const int kind = random.between(depth > many ? 7 : 0, depth > 0 ? 9 : 6);
    if (kind == 0)
        return Json::ofToken(random.pick({"true", "false", "null"}));
    if (kind <= 2)
        return Json::ofToken(anyNumber(random));
    if (kind == 3) {
        if (random.chance(10))
            return Json::ofToken(random.pick({"\"\\ud83d half\"", "\"\\u0000\"", "\"a\\u0000b\"",
                                              "\"\\ude00\\ud83d\"", "\"\\ud83d\\ude00\"", "\"\\/\"",
                                              "\"\\u002f\""}));
        return Json::ofText(hostileText(random));
    }
    if (kind <= 6)
        return Json::ofText(anyText(random));
    Json value = kind <= 7 ? Json::array() : Json::object();
    const int inner = depth > many ? depth - 1 : random.between(0, depth - 1);
    for (int count = depth > many ? 1 : random.between(0, 4); count > 0; --count) {
        if (value.kind == Json::Kind::Array)
            value.elements.push_back(anyJson(random, inner));
        else
            value.members.emplace_back(anyKey(random), anyJson(random, inner));
    }
    return value;
}

} // namespace waybill::test
