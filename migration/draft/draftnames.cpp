// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/draftnames.h"

#include <algorithm>
#include <array>
#include <unicode/translit.h>

namespace waybill {

namespace {

constexpr std::size_t longestName = 48; // what is put behind must fit into 64

/// Words that SQL takes for its own; quoted they would do, but nobody wants to type quotes.
constexpr std::array<std::string_view, 71> sqlWords = {
    "abort",   "add",      "all",        "alter",       "and",    "as",         "asc",
    "begin",   "between",  "by",         "case",        "cast",   "check",      "collate",
    "column",  "commit",   "constraint", "create",      "cross",  "default",    "delete",
    "desc",    "distinct", "drop",       "else",        "end",    "escape",     "exists",
    "foreign", "from",     "group",      "having",      "if",     "in",         "index",
    "insert",  "into",     "is",         "join",        "key",    "left",       "like",
    "limit",   "natural",  "not",        "null",        "offset", "on",         "or",
    "order",   "primary",  "references", "rowid",       "select", "set",        "table",
    "to",      "union",    "values",     "where",       "when",   "then",       "using",
    "isnull",  "notnull",  "returning",  "transaction", "update", "deferrable", "indexed",
    "nothing"};

/// "Ærøskøbing" -> "AEroskobing", "Имя" -> "Ima".
std::string latin(const QString &text)
{
    UErrorCode error = U_ZERO_ERROR;
    static const std::unique_ptr<const icu::Transliterator> toLatin(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, error));
    icu::UnicodeString all(text.utf16(), static_cast<std::int32_t>(text.size()));
    if (toLatin)
        toLatin->transliterate(all);
    std::string out;
    return all.toUTF8String(out);
}

bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::string nameFrom(const QString &text)
{
    const std::string plain = latin(text.left(200));
    std::string name;
    for (std::size_t i = 0; i < plain.size() && name.size() < longestName; ++i) {
        const char c = plain[i];
        if (!isSmall(c) && !isCapital(c) && !isDigit(c)) {
            if (c != '\'' && !name.empty() && name.back() != '_')
                name += '_';
            continue;
        }
        // "orderLines" are two words.
        if (isCapital(c) && i > 0 && isSmall(plain[i - 1]))
            name += '_';
        name += isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    if (name.empty())
        return name;
    if (isDigit(name.front()))
        name.insert(0, "n");
    if (name.starts_with("waybill") || name.starts_with("sqlite"))
        name.insert(0, "my_");
    if (std::find(sqlWords.begin(), sqlWords.end(), name) != sqlWords.end())
        name += "_value";
    return name;
}

std::string singularOf(const std::string &name)
{
    const auto endsWith = [&](std::string_view end) {
        return name.size() > end.size() + 1 && name.ends_with(end);
    };
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> irregular = {
        {{"people", "person"}, {"children", "child"}, {"indices", "index"}}};
    for (const auto &[plural, one] : irregular) {
        if (name.ends_with(plural))
            return name.substr(0, name.size() - plural.size()) + std::string(one);
    }
    if (endsWith("ies"))
        return name.substr(0, name.size() - 3) + 'y';
    if (endsWith("sses") || endsWith("xes") || endsWith("ches") || endsWith("shes"))
        return name.substr(0, name.size() - 2);
    if (endsWith("s") && !endsWith("ss") && !endsWith("us") && !endsWith("is"))
        return name.substr(0, name.size() - 1);
    return name;
}

QString titleFrom(const QString &text)
{
    QString title;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'_' || c == u'-' || c.isSpace()) {
            if (!title.isEmpty() && !title.endsWith(u' '))
                title += u' ';
            continue;
        }
        const bool isNewWord = i > 0 && c.isUpper() && text[i - 1].isLower();
        if (isNewWord)
            title += u' ';
        title += isNewWord ? c.toLower() : c;
    }
    title = title.trimmed();
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

std::string NameSet::take(const std::string &wanted, const std::string &otherwise)
{
    const std::string &name = wanted.empty() ? otherwise : wanted;
    std::string unique = name;
    for (int n = 2; !m_taken.insert(unique).second; ++n)
        unique = name + '_' + std::to_string(n);
    return unique;
}

} // namespace waybill
