// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/draft.h"

#include "migration/draft/draftnames.h"
#include "migration/draft/filegroups.h"
#include "migration/draft/relations.h"
#include "migration/draft/tabledesign.h"
#include "migration/draft/writedraft.h"
#include "migration/playbook/playbookparser.h"
#include "migration/playbook/yamlreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t largestText = 1'000'000;

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

std::string idFrom(const QString &name)
{
    std::string id = nameFrom(name);
    std::replace(id.begin(), id.end(), '_', '-');
    return id.empty() ? "my-files" : id;
}

Result<> nameDraft(const DraftRequest &request, PlaybookDraft &draft)
{
    const QString folder = QDir(request.folder).dirName();
    draft.name = request.name.trimmed().isEmpty() ? titleFrom(folder) : request.name.trimmed();
    if (draft.name.isEmpty())
        draft.name = say("My files");
    if (!request.id.isEmpty()) {
        draft.id = request.id.toStdString();
        if (isIdentifier(draft.id))
            return {};
        return Problem{.code = u"PB-04"_s,
                       .expected = say("letters, digits, - and _"),
                       .found = request.id,
                       .message = say("This cannot be the name of a playbook for commands.")};
    }
    draft.id = idFrom(draft.name);
    return {};
}

Result<> surveyAll(const DraftRequest &request, const FoundFiles &found, FileGroups &groups,
                   PlaybookDraft &draft, const Observer &observer)
{
    qint64 done = 0;
    for (const FoundFile &file : found.files) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .severity = Severity::Info};
        observer.progressed({.step = u"draft"_s,
                             .title = say("Looking at the files"),
                             .done = done++,
                             .total = found.files.size(),
                             .unit = u"files"_s,
                             .now = file.path});
        if (request.leaveOut.contains(file.path))
            continue;
        auto survey = surveyFile(request.folder, file, observer, request.mostBytes);
        if (!survey && survey.error().code == "CANCELLED"_L1)
            return survey.error();
        if (!survey) {
            Problem problem = survey.error();
            problem.action = say("The file is left out.");
            draft.problems.append(problem);
            continue;
        }
        groups.add(file, std::move(*survey));
    }
    return {};
}

/// Names of sources and words, and what a source's records are known by.
void nameParts(PlaybookDraft &draft)
{
    NameSet sources;
    for (auto &source : draft.sources) {
        source->name = sources.take(nameFrom(source->title).substr(0, 40), "records");
        // Room for the numbers of several files.
        for (qsizetype i = 1; !source->isPattern && i < source->files.size(); ++i)
            sources.reserve(numbered(source->name, i));
    }
    NameSet words;
    for (DraftTable &table : draft.tables) {
        for (DraftColumn &column : table.columns) {
            if (column.type.editor == "words")
                column.wordsName =
                    words.take((table.name + '-' + column.name).substr(0, 60), "words");
        }
        const DraftColumn *key = table.key();
        DraftSource &source = *draft.sources[table.source];
        const bool isRecord = !table.parent && table.each.empty();
        const bool isPlain = key && key->path.find('~') == std::string::npos;
        if (isPlain && isRecord && source.survey.form != Survey::Form::Document)
            source.identity = key->path;
    }
}

Problem tooMuch(const DraftRequest &request, const PlaybookDraft &draft)
{
    return {.code = u"DRAFT-06"_s,
            .file = request.folder,
            .expected = say("a playbook of at most 1 MB"),
            .found = say("%1 tables").arg(draft.tables.size()),
            .hint = say("Leave files out, and draft one playbook for each part."),
            .message = say("There are more tables and columns than fit into one playbook.")};
}

/// What was found instead, for a person who has chosen the wrong folder.
Problem nothingToDraft(const DraftRequest &request, const FoundFiles &found,
                       const PlaybookDraft &draft)
{
    Problem problem{.code = u"DRAFT-04"_s,
                    .file = request.folder,
                    .expected = say("JSON, JSON Lines or CSV files with something in them"),
                    .hint = say("Choose the folder that holds the files themselves."),
                    .message = say("There is nothing in this folder that a playbook could be "
                                   "drafted from.")};
    if (!draft.problems.isEmpty()) {
        const Problem &first = draft.problems.first();
        problem.found = first.message.startsWith(first.file) ? first.message
                                                             : first.file + u": "_s + first.message;
        while (problem.found.endsWith(u'.'))
            problem.found.chop(1); // it becomes a part of a sentence
    } else if (!found.files.isEmpty()) {
        problem.found = say("files that are all left out");
    } else {
        problem.found =
            found.others > 0 ? say("%1 files of other kinds").arg(found.others) : say("no files");
    }
    return problem;
}

} // namespace

Result<PlaybookDraft> draftPlaybook(const DraftRequest &request, const Observer &observer)
{
    if (!QFileInfo(request.folder).isDir()) {
        return Problem{
            .code = u"WS-01"_s, .file = request.folder, .message = say("There is no such folder.")};
    }
    PlaybookDraft draft;
    if (auto named = nameDraft(request, draft); !named)
        return named.error();
    const FoundFiles found = findFiles(request.folder);
    draft.problems = found.problems;
    FileGroups groups(request.folder);
    if (auto read = surveyAll(request, found, groups, draft, observer); !read)
        return read.error();
    draft.sources = groups.take(draft.problems);
    if (draft.sources.empty())
        return nothingToDraft(request, found, draft);
    TableDesign design(draft);
    for (std::size_t i = 0; i < draft.sources.size(); ++i) {
        draft.files += draft.sources[i]->files;
        design.add(*draft.sources[i], i);
    }
    findRelations(draft);
    nameParts(draft);
    writeDraft(draft);
    const std::string &up = draft.scripts.at("001_tables.up.sql");
    if (std::max(draft.yaml.size(), up.size()) > largestText)
        return tooMuch(request, draft);
    if (auto sound = playbookOf(draft); !sound)
        return sound.error();
    return draft;
}

void renameDraft(PlaybookDraft &draft, const QString &name)
{
    if (name.isEmpty() || name == draft.name)
        return;
    draft.name = name;
    draft.id = idFrom(name);
    writeDraft(draft);
}

} // namespace waybill
