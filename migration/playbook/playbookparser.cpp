// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookparser.h"

#include "migration/base/sha256.h"
#include "migration/playbook/playbookchecks.h"
#include "migration/playbook/sectionparsers.h"
#include "migration/playbook/smallfile.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// "1.0.0": up to three numbers.
bool isVersion(const std::string &text)
{
    const auto fits = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    const auto dots = std::count(text.begin(), text.end(), '.');
    return text.size() <= 32 && std::all_of(text.begin(), text.end(), fits) && dots <= 2
        && !text.starts_with('.') && !text.ends_with('.') && text.find("..") == std::string::npos;
}

void parseDatabase(const YamlValue &value, Playbook &playbook)
{
    YamlMap map(value);
    map.need("path", [&](const YamlValue &v) { playbook.databasePath = v.relativePath(); });
    map.take("backup", [&](const YamlValue &v) {
        playbook.backupName = QString::fromStdString(v.identifier());
    });
    map.take("application-id", [&](const YamlValue &v) {
        playbook.applicationId =
            static_cast<std::uint32_t>(v.integer(0, std::numeric_limits<std::int32_t>::max()));
    });
    map.take("user-version", [&](const YamlValue &v) {
        playbook.userVersion =
            static_cast<std::int32_t>(v.integer(0, std::numeric_limits<std::int32_t>::max()));
    });
    map.finish();
}

void parseCounts(const YamlValue &value, Playbook &playbook)
{
    YamlMap map(value);
    map.need("title", [&](const YamlValue &v) { playbook.recordTitle = v.title(); });
    map.need("table", [&](const YamlValue &v) { playbook.recordTable = v.text(); });
    map.finish();
}

void parseHead(YamlMap &map, Playbook &playbook)
{
    map.need("id", [&](const YamlValue &v) { playbook.id = v.identifier(); });
    map.need("version", [&](const YamlValue &v) {
        playbook.version = v.text();
        if (!isVersion(playbook.version))
            v.mistake("PB-04", PlaybookText::tr("This is not a version."), u"1.0.0"_s);
    });
    map.need("name", [&](const YamlValue &v) { playbook.name = v.title(); });
    map.take("summary", [&](const YamlValue &v) { playbook.summary = v.title(); });
    map.take("derived-from", [&](const YamlValue &v) { playbook.derivedFrom = v.text(); });
    map.need("counts", [&](const YamlValue &v) { parseCounts(v, playbook); });
    map.need("database", [&](const YamlValue &v) { parseDatabase(v, playbook); });
}

/// False when the document is written in a version of the format that is not ours: nothing else is
/// worth saying then.
bool parseFormat(YamlMap &map)
{
    bool known = true;
    map.need("waybill", [&](const YamlValue &v) {
        known = v.is(YamlNode::Kind::Text) && !v.node().quoted && v.node().text == "1";
        if (!known)
            v.mistake("PB-09",
                      PlaybookText::tr("This version of the playbook format is not known."), u"1"_s,
                      PlaybookText::tr("A newer Waybill may know it."));
    });
    return known;
}

void parseSections(YamlMap &map, Playbook &playbook)
{
    parseHead(map, playbook);
    map.need("sources", [&](const YamlValue &v) { parseSources(v, playbook); });
    map.take("secrets", [&](const YamlValue &v) { parseSecrets(v, playbook); });
    map.take("words", [&](const YamlValue &v) { parseWords(v, playbook); });
    map.take("questions", [&](const YamlValue &v) { parseQuestions(v, playbook); });
    map.need("phases", [&](const YamlValue &v) { parsePhases(v, playbook); });
    map.take("checks", [&](const YamlValue &v) { parseChecks(v, playbook); });
    map.take("views", [&](const YamlValue &v) { parseViews(v, playbook); });
    map.take("charts", [&](const YamlValue &v) { parseCharts(v, playbook); });
    map.take("decisions", [&](const YamlValue &v) { parseDecisions(v, playbook); });
    map.finish();
}

QString scriptPath(std::size_t phase, std::size_t script)
{
    return itemPath(memberPath(itemPath(u"phases"_s, phase), "scripts"), script);
}

/// Whether the script could be read.
bool readInto(std::string &text, const QString &file, const QString &path,
              const ReadScript &readScript, Mistakes &mistakes)
{
    auto script = readScript(file);
    if (script && script->size() <= smallFileLimit) {
        text = std::move(*script);
        return true;
    }
    mistakes.add({.code = "PB-11",
                  .path = path,
                  .message = PlaybookText::tr("The script %1 cannot be read.").arg(file),
                  .expected = PlaybookText::tr("a file beside the playbook, at most 1 MB"),
                  .found = script ? PlaybookText::tr("%1 bytes").arg(script->size())
                                  : script.error().found});
    return false;
}

/// Whether all of them are there.
bool readScripts(Playbook &playbook, const ReadScript &readScript, Mistakes &mistakes)
{
    bool complete = true;
    for (std::size_t p = 0; p < playbook.phases.size(); ++p) {
        for (std::size_t s = 0; s < playbook.phases[p].scripts.size(); ++s) {
            Script &script = playbook.phases[p].scripts[s];
            const QString name = QString::fromStdString(script.name);
            const QString path = scriptPath(p, s);
            complete = !name.isEmpty()
                && readInto(script.up, name + ".up.sql"_L1, path, readScript, mistakes)
                && readInto(script.down, name + ".down.sql"_L1, path, readScript, mistakes)
                && complete;
        }
    }
    return complete;
}

/// Of the text and all scripts: the same sum is the same playbook.
std::string checksum(const Playbook &playbook)
{
    Sha256 sum;
    const auto add = [&](const std::string &text) {
        sum.update(text);
        sum.update(std::string_view("\0", 1));
    };
    add(playbook.text);
    for (const PhaseSpec &phase : playbook.phases) {
        for (const Script &script : phase.scripts) {
            add(script.name);
            add(script.up);
            add(script.down);
        }
    }
    return sum.hex().toStdString();
}

Problem tooBig(const QString &name, std::size_t size)
{
    return {.code = u"PB-01"_s,
            .file = name,
            .expected = PlaybookText::tr("at most 1 MB"),
            .found = PlaybookText::tr("%1 bytes").arg(size),
            .message = PlaybookText::tr("The playbook is too big.")};
}

} // namespace

PlaybookFile checkPlaybook(const std::string &yaml, const QString &name,
                           const ReadScript &readScript)
{
    PlaybookFile file;
    if (yaml.size() > smallFileLimit) {
        file.problems.append(tooBig(name, yaml.size()));
        return file;
    }
    const auto root = parseYaml(yaml, name, "PB-02", file.problems);
    if (!root)
        return file;

    Mistakes mistakes(name, *root);
    YamlMap map(YamlValue{*root, QString(), mistakes});
    if (parseFormat(map)) {
        parseSections(map, file.playbook);
        const bool scripts = readScripts(file.playbook, readScript, mistakes);
        checkNames(file.playbook, mistakes);
        checkMapping(file.playbook, mistakes);
        checkDecisions(file.playbook, mistakes);
        if (scripts)
            checkTables(file.playbook, mistakes);
    }
    file.playbook.text = yaml;
    file.playbook.sha256 = checksum(file.playbook);
    file.problems = mistakes.inOrder();
    return file;
}

Result<Playbook> parsePlaybook(const std::string &yaml, const QString &name,
                               const ReadScript &readScript)
{
    PlaybookFile file = checkPlaybook(yaml, name, readScript);
    if (!file.problems.isEmpty())
        return file.problems.first();
    return std::move(file.playbook);
}

} // namespace waybill
