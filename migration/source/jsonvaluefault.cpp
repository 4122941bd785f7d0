// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/jsonvaluefault.h"

#include "migration/source/jsontoken.h"
#include "migration/source/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype longestExcerpt = 40;
constexpr qsizetype longestWord = 16;
constexpr qsizetype wordBeginning = 4;

QString tr(const char *text)
{
    return QCoreApplication::translate("JsonFault", text);
}

/// A long word whose quotes are missing may be a secret.
QString wordExcerpt(std::string_view word)
{
    const QString text = QString::fromUtf8(word.data(), qsizetype(word.size()));
    return text.size() > longestWord ? text.left(wordBeginning) + u'…' : text;
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

JsonFault explainControl(char control, std::size_t offset)
{
    const QString found = u"U+%1"_s.arg(int(control), 4, 16, QChar(u'0'));
    if (control == '\n' || control == '\r') {
        return {offset, tr("a text is not closed before the end of its line"),
                tr("a closing quote, or \\n for a line break"), found};
    }
    return {offset, tr("a control character stands inside a text"), tr("an escape"), found};
}

} // namespace

QString jsonExcerpt(std::string_view token)
{
    const QString text = QString::fromUtf8(token.data(), qsizetype(token.size()));
    return text.size() > longestExcerpt ? text.left(longestExcerpt) + u'…' : text;
}

QString jsonCharacter(std::string_view text, std::size_t offset)
{
    const std::string_view rest = text.substr(offset);
    return jsonExcerpt(rest.substr(0, utf8::characterLength(rest)));
}

JsonFault explainWord(std::string_view word, std::size_t offset)
{
    constexpr std::string_view numeric = "+-.0123456789";
    constexpr std::string_view numberLike = "+-.0123456789xXabcdefABCDEF_";
    const QString found = wordExcerpt(word);
    const QString lower = found.toLower();
    if (word.front() == '\'')
        return {offset, tr("texts are written in double quotes"), tr("a double quote"), u"'"_s};
    if (lower == "true"_L1 || lower == "false"_L1 || lower == "null"_L1)
        return {offset, tr("“%1” is written in small letters").arg(found), lower, found};
    if (lower == "none"_L1 || lower == "nil"_L1 || lower == "undefined"_L1)
        return {offset, tr("“%1” is written null in JSON").arg(found), u"null"_s, found};
    if (word.front() == '+')
        return {offset, tr("a number does not begin with a plus sign"), tr("a number"), found};
    if (numeric.find(word.front()) != numeric.npos
        && word.find_first_not_of(numberLike) == word.npos) {
        return {offset, tr("“%1” is not a number as JSON writes it").arg(found),
                tr("a number such as 0.5 or -12"), found};
    }
    return {offset, tr("“%1” is not a value: texts are written in double quotes").arg(found),
            tr("a value"), found};
}

std::optional<JsonFault> findStringFault(std::string_view text, std::size_t open)
{
    const std::size_t end = jsonStringEnd(text, open);
    const std::size_t size = end == text.npos ? end : end - open - 2;
    const std::string_view inside = text.substr(open + 1, size);
    const auto control = std::find_if(inside.begin(), inside.end(), isControl);
    const auto controlAt = std::size_t(control - inside.begin());
    std::string unused;
    const Unescaped escapes = unescapeJson(inside.substr(0, controlAt), unused);
    // A backslash right before the control character or the end is not what went wrong.
    if (!escapes.valid && escapes.fault + 1 < controlAt) {
        const std::size_t place = open + 1 + escapes.fault;
        const QString found = jsonExcerpt(text.substr(place, text[place + 1] == 'u' ? 6 : 2));
        return JsonFault{place, tr("“%1” is not an escape that JSON has").arg(found),
                         uR"(\" \\ \/ \b \f \n \r \t \uXXXX)"_s, found};
    }
    if (control != inside.end())
        return explainControl(*control, open + 1 + controlAt);
    if (end == text.npos) {
        return JsonFault{open, tr("the quote that opens here is never closed"),
                         tr("a closing quote"), tr("the end of the file")};
    }
    return {};
}

} // namespace waybill
