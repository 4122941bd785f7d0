// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/filepattern.h"
#include "migration/playbook/pathparser.h"
#include "migration/playbook/sectionparsers.h"

namespace waybill {

namespace {

FieldSpec parseField(const YamlValue &value)
{
    FieldSpec field{.name = value.key(), .label = {}, .headers = {}};
    value.goodKey();
    YamlMap map(value);
    field.label = QString::fromStdString(value.key());
    map.take("label", [&](const YamlValue &v) { field.label = v.title(); });
    map.need("headers", [&](const YamlValue &v) { field.headers = v.texts(); });
    map.finish();
    return field;
}

void manyFiles(YamlMap &map, SourceSpec &source)
{
    source.isPattern = true;
    map.take("files", [&](const YamlValue &v) {
        source.file = v.relativePath();
        if (source.file.isEmpty())
            return;
        if (const auto pattern = FilePattern::parse(source.file); !pattern)
            v.mistake("PB-04", pattern.error().message, pattern.error().expected);
    });
    map.take("take", [&](const YamlValue &v) {
        const std::string word = v.oneOf({"all", "newest", "oldest"});
        source.take = word == "newest" ? SourceSpec::Take::Newest
            : word == "oldest"         ? SourceSpec::Take::Oldest
                                       : SourceSpec::Take::All;
    });
}

SourceSpec parseSource(const YamlValue &value)
{
    SourceSpec source;
    source.name = value.key();
    value.goodKey();
    YamlMap map(value);
    map.need("title", [&](const YamlValue &v) { source.title = v.title(); });
    if (map.has("files"))
        manyFiles(map, source);
    else
        map.need("file", [&](const YamlValue &v) { source.file = v.relativePath(); });
    map.need("format", [&](const YamlValue &v) {
        source.format = v.oneOf({"json", "csv"}) == "csv" ? SourceFormat::Csv : SourceFormat::Json;
    });
    map.take("required", [&](const YamlValue &v) { source.required = v.boolean(); });
    map.take("personal", [&](const YamlValue &v) { source.personal = v.boolean(); });
    map.take("owner", [&](const YamlValue &v) { source.owner = v.boolean(); });
    map.take("identity", [&](const YamlValue &v) {
        for (const YamlValue &item : v.itemsOrOne())
            source.identity.push_back(parsePath(item, source.format).text);
    });
    if (source.format == SourceFormat::Csv) {
        map.need("fields", [&](const YamlValue &v) {
            for (const YamlValue &field : v.members())
                source.fields.push_back(parseField(field));
        });
    } else {
        map.take("records", [&](const YamlValue &v) {
            const std::string word = v.oneOf({"document", "elements", "lines"});
            source.lines = word == "lines";
            source.elements = source.lines || word == "elements";
        });
        map.take("unreadable-if-only",
                 [&](const YamlValue &v) { source.unreadableKey = v.text(); });
    }
    if (source.isPattern && source.format == SourceFormat::Csv)
        value.mistake("PB-06", PlaybookText::tr("Only JSON files can be many."),
                      PlaybookText::tr("the `file` of a CSV source"));
    map.finish();
    return source;
}

} // namespace

Path parsePath(const YamlValue &value, SourceFormat format)
{
    const std::string text = value.shortText();
    if (text.empty())
        return {};
    auto path = parsePath(text, format);
    if (path)
        return std::move(*path);
    value.mistake("PB-04", path.error().message, path.error().expected);
    return {};
}

Path parseKeyPath(const YamlValue &member, SourceFormat format)
{
    auto path = parsePath(member.key(), format);
    if (path)
        return std::move(*path);
    member.keyMistake("PB-04", path.error().message, path.error().expected);
    return {};
}

void parseSources(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &member : value.members())
        playbook.sources.push_back(parseSource(member));
}

void parseSecrets(const YamlValue &value, Playbook &playbook)
{
    YamlMap map(value);
    map.take("paths", [&](const YamlValue &v) {
        for (const YamlValue &item : v.itemsOrOne())
            playbook.secrets.paths.push_back(parsePath(item, SourceFormat::Json).text);
    });
    map.take("keys", [&](const YamlValue &v) { playbook.secrets.keys = v.texts(); });
    map.finish();
}

} // namespace waybill
