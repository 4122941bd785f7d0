// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// "001_create_schema"
bool isScriptName(std::string_view name)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return isIdentifier(name) && name.size() > 4
        && std::all_of(name.begin(), name.begin() + 3, digit) && name[3] == '_';
}

std::string scriptName(const YamlValue &value)
{
    const std::string name = value.text();
    if (!name.empty() && !isScriptName(name)) {
        value.mistake("PB-11", PlaybookText::tr("This is not the name of a script."),
                      PlaybookText::tr("three digits, _ and a name, such as 001_create_schema"));
        return {};
    }
    return name;
}

Script parseScript(const YamlValue &value)
{
    Script script;
    if (!value.is(YamlNode::Kind::Map)) {
        script.name = scriptName(value);
        return script;
    }
    YamlMap map(value);
    map.need("name", [&](const YamlValue &v) { script.name = scriptName(v); });
    map.take("when",
             [&](const YamlValue &v) { script.when = parseCondition(v, ConditionOf::Load); });
    map.finish();
    return script;
}

LoadSpec parseLoad(const YamlValue &value, const Playbook &playbook)
{
    LoadSpec load;
    SourceFormat format = SourceFormat::Json;
    YamlMap map(value);
    map.need("from", [&](const YamlValue &v) {
        load.from = v.text();
        if (const SourceSpec *source = playbook.source(load.from))
            format = source->format;
    });
    map.take("with", [&](const YamlValue &v) { load.with = v.texts(); });
    map.take("when", [&](const YamlValue &v) { load.when = parseCondition(v, ConditionOf::Load); });
    map.need("rows", [&](const YamlValue &v) {
        for (const YamlValue &row : v.items())
            load.rows.push_back(parseRow(row, format));
    });
    map.finish();
    return load;
}

PhaseSpec parsePhase(const YamlValue &value, const Playbook &playbook)
{
    PhaseSpec phase;
    YamlMap map(value);
    map.need("id", [&](const YamlValue &v) { phase.id = v.identifier(); });
    map.need("title", [&](const YamlValue &v) { phase.title = v.title(); });
    map.take("scripts", [&](const YamlValue &v) {
        for (const YamlValue &script : v.items())
            phase.scripts.push_back(parseScript(script));
    });
    map.take("loads", [&](const YamlValue &v) {
        for (const YamlValue &load : v.items())
            phase.loads.push_back(parseLoad(load, playbook));
    });
    map.finish();
    return phase;
}

} // namespace

Condition parseCondition(const YamlValue &value, ConditionOf what, SourceFormat format)
{
    Condition condition;
    YamlMap map(value);
    if (what != ConditionOf::Load) {
        map.take("values", [&](const YamlValue &v) {
            for (const YamlValue &member : v.members())
                condition.values.emplace_back(parseKeyPath(member, format), member.texts());
        });
    }
    if (what == ConditionOf::OneRow) {
        map.take("given", [&](const YamlValue &v) {
            for (const YamlValue &item : v.itemsOrOne())
                condition.anyOf.push_back(parsePath(item, format));
        });
        map.take("files", [&](const YamlValue &v) { condition.fileAnswers = v.texts(); });
    }
    map.take("missing", [&](const YamlValue &v) { condition.missing = v.texts(); });
    map.take("present", [&](const YamlValue &v) { condition.present = v.texts(); });
    map.take("answers", [&](const YamlValue &v) {
        for (const YamlValue &answer : v.members())
            condition.answers.emplace(answer.key(), answer.text());
    });
    map.finish();
    return condition;
}

void parsePhases(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &phase : value.items())
        playbook.phases.push_back(parsePhase(phase, playbook));
}

} // namespace waybill
