// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/yamlreader.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Letters to change, add or take away to make one word of the other (Levenshtein).
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string nearestWord(const std::string &word, const std::vector<std::string> &words)
{
    constexpr std::size_t longest = 64;
    if (word.size() > longest)
        return {};
    std::string nearest;
    std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string &candidate : words) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < best && distance < candidate.size()) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

QString suggestion(const std::string &word, const std::vector<std::string> &words)
{
    const std::string nearest = nearestWord(word, words);
    if (nearest.empty())
        return {};
    return PlaybookText::tr("Did you mean `%1`?").arg(QString::fromStdString(nearest));
}

QString joined(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words)
        list << QString::fromStdString(word);
    return list.join(u", "_s);
}

bool isIdentifier(std::string_view text)
{
    constexpr std::size_t longest = 64;
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !text.empty() && text.size() <= longest && plain(text.front())
        && std::all_of(text.begin(), text.end(),
                       [&](char c) { return plain(c) || c == '_' || c == '-'; });
}

} // namespace waybill
