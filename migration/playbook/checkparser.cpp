// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = CheckSpec::Kind;

/// "profiles.name"
void tableAndColumn(const YamlValue &value, CheckSpec &check)
{
    const std::string text = value.shortText();
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos || !isIdentifier(text.substr(0, dot))
        || !isIdentifier(text.substr(dot + 1))) {
        if (!text.empty())
            value.mistake("PB-04", PlaybookText::tr("This is not a column of a table."),
                          PlaybookText::tr("a table and a column such as people.name"));
        return;
    }
    check.table = text.substr(0, dot);
    check.column = text.substr(dot + 1);
}

void parseRange(YamlMap &map, CheckSpec &check)
{
    map.take("min", [&](const YamlValue &v) { check.minimum = v.number(); });
    map.take("max", [&](const YamlValue &v) { check.maximum = v.number(); });
    if (!check.minimum && !check.maximum)
        map.value().mistake("PB-05", PlaybookText::tr("A range has at least one end."),
                            u"min, max"_s);
    if (check.minimum && check.maximum && *check.minimum > *check.maximum)
        map.value().mistake("PB-04", PlaybookText::tr("The range is upside down."),
                            PlaybookText::tr("min not above max"));
}

void parseAllowedWords(YamlMap &map, const Playbook &playbook, CheckSpec &check)
{
    map.need("map", [&](const YamlValue &v) {
        const auto words = playbook.words.find(v.text());
        if (words == playbook.words.end()) {
            v.mistake("PB-07", PlaybookText::tr("There is no such map of words."),
                      PlaybookText::tr("a map under words"));
            return;
        }
        for (const WordMap::Entry &entry : words->second.entries)
            check.words.push_back(entry.word);
    });
}

void parseSql(YamlMap &map, CheckSpec &check)
{
    map.take("expected", [&](const YamlValue &v) {
        using Limits = std::numeric_limits<std::int64_t>;
        check.expected = v.integer(Limits::min(), Limits::max());
    });
}

/// Reads what is checked; the first kind that is written counts, another one is an unknown key.
void parseKind(YamlMap &map, const Playbook &playbook, CheckSpec &check)
{
    const auto place = [&](const YamlValue &v) { tableAndColumn(v, check); };
    if (map.has("required") || map.has("range") || map.has("words") || map.has("file")) {
        if (map.take("required", place)) {
            check.kind = Kind::Required;
        } else if (map.take("range", place)) {
            check.kind = Kind::Range;
            parseRange(map, check);
        } else if (map.take("words", place)) {
            check.kind = Kind::Words;
            parseAllowedWords(map, playbook, check);
        } else if (map.take("file", place)) {
            check.kind = Kind::File;
        }
    } else if (map.take("sql", [&](const YamlValue &v) { check.sql = v.text(); })) {
        parseSql(map, check);
    } else if (map.isMap()) {
        map.value().mistake("PB-05", PlaybookText::tr("It is not said what is checked."),
                            u"required, range, words, file, sql"_s);
    }
}

} // namespace

void parseChecks(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &member : value.members()) {
        CheckSpec check;
        check.id = member.key();
        member.goodKey();
        YamlMap map(member);
        map.need("title", [&](const YamlValue &v) { check.title = v.title(); });
        map.take("severity", [&](const YamlValue &v) {
            check.warnOnly = v.oneOf({"error", "warn"}) == "warn";
        });
        parseKind(map, playbook, check);
        map.finish();
        playbook.checks.push_back(std::move(check));
    }
}

} // namespace waybill
