// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/safefile.h"
#include "migration/draft/draft.h"
#include "migration/draft/writedraft.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/playbook/playbookparser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t largestYaml = 1'000'000; // what a playbook may have

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

/// The table that most of the records are in.
const DraftTable &mainTable(const PlaybookDraft &draft)
{
    const DraftTable *best = nullptr;
    for (const DraftTable &table : draft.tables) {
        if (!table.parent && (!best || table.rows > best->rows))
            best = &table;
    }
    return *best;
}

void writeHead(const PlaybookDraft &draft, YamlText &yaml)
{
    yaml.comment(
        0,
        say("A draft. Files looked at: %1. Tables made of them: %2. It works as it stands: "
            "every value is kept and comes back as it was.")
            .arg(draft.files.size())
            .arg(draft.tables.size()));
    yaml.comment(0,
                 say("Each comment says what was found and why something became what it is. "
                     "NOT DECIDED marks what only a person can say. Change what you like; "
                     "\"waybill-cli playbook lint\" tells whether it is still sound."));
    for (const Problem &problem : draft.problems)
        yaml.comment(0, say("Left out: %1. %2").arg(problem.file, problem.message));
    yaml.line(0, "waybill: 1");
    yaml.line(0, "id: " + draft.id);
    yaml.line(0, "version: 0.1.0");
    yaml.line(0, "name: " + asText(draft.name));
    yaml.line(0, "summary: " + asText(say("Drafted from the files themselves")));
    const DraftTable &main = mainTable(draft);
    yaml.line(0, "counts: {title: " + asText(main.title) + ", table: " + main.name + '}');
    yaml.blank();
    yaml.line(0, "database:");
    yaml.line(2, "path: " + asText(draft.id + ".db"));
    yaml.blank();
}

std::string yamlOf(const PlaybookDraft &draft, bool hasComments)
{
    YamlText yaml(hasComments);
    writeHead(draft, yaml);
    writeSources(draft, yaml);
    writeWords(draft, yaml);
    writePhases(draft, yaml);
    writeChecks(draft, yaml);
    writeViews(draft, yaml);
    writeCharts(draft, yaml);
    return yaml.text();
}

Problem isThere(const QString &path)
{
    return {.code = u"DRAFT-05"_s,
            .file = path,
            .action = say("Nothing was written."),
            .hint = say("Give the playbook another name, or say that it may be replaced."),
            .message = say("There is a playbook of this name already.")};
}

} // namespace

void writeDraft(PlaybookDraft &draft)
{
    draft.yaml = yamlOf(draft, true);
    if (draft.yaml.size() > largestYaml)
        draft.yaml = yamlOf(draft, false);
    draft.scripts = {{"001_tables.up.sql", upScript(draft)},
                     {"001_tables.down.sql", downScript(draft)}};
}

Result<Playbook> playbookOf(const PlaybookDraft &draft, const QString &folder)
{
    const QString name = folder.isEmpty() ? u"playbook.yaml"_s : folder + u"/playbook.yaml"_s;
    auto playbook = parsePlaybook(draft.yaml, name, [&](const QString &script) {
        const auto found = draft.scripts.find(script.toStdString());
        return found == draft.scripts.end()
            ? Result<std::string>(Problem{.code = u"PB-11"_s, .file = script})
            : Result<std::string>(found->second);
    });
    if (playbook)
        playbook->folder = folder;
    return playbook;
}

Result<> saveDraft(const PlaybookDraft &draft, const QString &folder, bool replace)
{
    std::map<std::string, std::string> files = draft.scripts;
    files.emplace("playbook.yaml", draft.yaml);
    for (const auto &[name, text] : files) {
        const QString path = QDir(folder).filePath(QString::fromStdString(name));
        if (!replace && (QFileInfo::exists(path) || QFileInfo(path).isSymLink())) {
            return isThere(path);
        }
    }
    if (auto made = makeFolder(folder); !made)
        return made;
    // The playbook comes last: without it the scripts are nothing yet.
    for (const auto &[name, text] : files) {
        const QString path = QDir(folder).filePath(QString::fromStdString(name));
        if (auto written = writeFileAtomically(
                path, QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
            !written)
            return written;
    }
    return {};
}

Result<QString> saveOwnDraft(const PlaybookDraft &draft, bool replace)
{
    const std::vector<Playbook> known = availablePlaybooks();
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const Playbook &one) { return one.id == draft.id; });
    if (!replace && same != known.end())
        return isThere(same->folder + u"/playbook.yaml"_s);
    const QString folder = QDir(userPlaybooksFolder()).filePath(QString::fromStdString(draft.id));
    const auto saved = saveDraft(draft, folder, replace);
    return saved ? Result<QString>(folder) : saved.error();
}

} // namespace waybill
