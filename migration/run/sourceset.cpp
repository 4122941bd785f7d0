// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/sourceset.h"

#include "migration/mapping/messages.h"
#include "migration/mapping/plan.h"
#include "migration/playbook/filepattern.h"
#include "migration/source/encoding.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("SourceSet", source);
}

bool hasValues(const Record &record)
{
    return record.nodes.size() > 1 || (!record.nodes.empty() && !record.nodes[0].isContainer());
}

/// The editor of the old system could save {"error": "..."} over the data (S0.1.6).
bool isErrorDocument(const SourceSpec &source, const Record &record)
{
    return !source.unreadableKey.empty() && record.nodes.size() == 2
        && record.nodes[0].kind == NodeKind::Object && record.nodes[1].key == source.unreadableKey;
}

Problem errorDocument(const SourceSpec &source, const Record &record)
{
    return {.code = u"SRC-03"_s,
            .severity = Severity::Error,
            .file = source.file,
            .line = record.nodes[1].line,
            .field = QString::fromStdString(source.unreadableKey),
            .expected = text("data"),
            .found = text("an error message in place of the data"),
            .action = text("The file is not read as data."),
            .hint = text("Put a good copy of the file in its place."),
            .message = text("The file holds an error message instead of data.")};
}

void readDocument(SourceState &state, const ReaderOptions &options)
{
    auto reader = openReader(state.path, state.spec->file, options, [&](const Problem &problem) {
        state.documentProblems.append(problem);
    });
    const auto fail = [&](const Problem &problem) {
        state.kind = problem.code == "SRC-01"_L1 ? SourceState::Kind::Missing
                                                 : SourceState::Kind::Unreadable;
        state.problem = problem;
    };
    if (!reader)
        return fail(reader.error());
    auto record = (*reader)->next();
    if (!record)
        return fail(record.error());
    if (*record) {
        state.document.emplace(**record);
        if (auto rest = (*reader)->next(); !rest)
            return fail(rest.error());
    }
    auto sha256 = (*reader)->finish();
    if (!sha256)
        return fail(sha256.error());
    state.sha256 = *sha256;
    state.bytes = (*reader)->bytesTotal();
    state.dialect = (*reader)->dialect();
    if (!state.document)
        return;
    const Record &whole = state.document->record();
    state.hasData = hasValues(whole);
    if (isErrorDocument(*state.spec, whole)) {
        state.kind = SourceState::Kind::Unreadable;
        state.problem = errorDocument(*state.spec, whole);
        state.hasData = false;
    }
}

/// Reads a streamed source to its end without keeping anything: a file that breaks off halfway must
/// be known before the first of its records is stored.
void readAhead(SourceState &state, const ReaderOptions &options)
{
    const auto fail = [&](const Problem &problem) {
        state.kind = problem.code == "SRC-01"_L1 ? SourceState::Kind::Missing
                                                 : SourceState::Kind::Unreadable;
        state.problem = problem;
        state.hasData = false;
    };
    auto reader = openReader(state.path, state.spec->file, options, [](const Problem &) {});
    if (!reader)
        return fail(reader.error());
    std::optional<Problem> error;
    for (bool first = true;; first = false) {
        auto record = (*reader)->next();
        if (!record)
            return fail(record.error());
        if (!*record)
            break;
        state.hasData = state.hasData || hasValues(**record);
        if (first && !(*reader)->dialect().rootIsArray && !state.spec->lines
            && isErrorDocument(*state.spec, **record))
            error = errorDocument(*state.spec, **record);
    }
    auto sha256 = (*reader)->finish();
    if (!sha256)
        return fail(sha256.error());
    state.sha256 = *sha256;
    state.bytes = (*reader)->bytesTotal();
    state.dialect = (*reader)->dialect();
    if (error)
        fail(*error);
}

void lookAt(SourceState &state, const ReaderOptions &options)
{
    if (state.isDocument())
        readDocument(state, options);
    else
        readAhead(state, options);
}

/// A file that is no Unicode is read in the encoding that fits best; said, and asked about when
/// somebody is there to ask. Its bytes can be written again in any case.
bool takeBestEncoding(SourceState &state, Answers &answers)
{
    const auto report = detectEncoding(state.path);
    if (!report || report->candidates.isEmpty() || report->candidates.first().name == "UTF-8")
        return false;
    const EncodingCandidate &best = report->candidates.first();
    Problem problem = *state.problem;
    problem.severity = Severity::Warning;
    problem.action = text("It is read as %1.").arg(QString::fromStdString(best.name));
    state.kind = SourceState::Kind::Ready;
    state.problem.reset();
    state.notes.append(problem);
    answers["encodings/" + state.spec->input()] = best.name;
    return true;
}

void lookAtFile(SourceState &state, Answers &answers)
{
    const ReaderOptions options = readerOptions(*state.spec, answers);
    lookAt(state, options);
    if (state.problem && state.problem->code == "ENC-01"_L1 && options.encoding.empty()
        && takeBestEncoding(state, answers))
        lookAt(state, readerOptions(*state.spec, answers));
}

void noFiles(SourceState &state)
{
    state.kind = SourceState::Kind::Missing;
    state.problem = {.code = u"SRC-01"_s,
                     .file = state.spec->file,
                     .message = text("There are no files of this name.")};
}

} // namespace

ReaderOptions readerOptions(const SourceSpec &source, const Answers &answers)
{
    ReaderOptions options;
    options.format = source.format;
    options.elements = source.elements;
    options.lines = source.lines;
    options.encoding = answerOr(answers, "encodings/" + source.input(), "");
    return options;
}

Problem changedWhileRead(const SourceState &state)
{
    return {.code = u"SRC-CHG"_s,
            .file = state.spec->file,
            .hint = text("Start again to use the new version."),
            .message = text("The file changed while it was being read.")};
}

SourceSet SourceSet::look(const QString &workspace, const Playbook &playbook,
                          const Answers &answers)
{
    SourceSet set;
    set.m_playbook = &playbook;
    set.m_answers = answers;
    for (const SourceSpec &source : playbook.sources) {
        auto &inputs = set.m_inputs[source.name];
        const auto add = [&](const SourceSpec &file) -> SourceState & {
            inputs.push_back(file.input());
            SourceState &state = set.m_states[inputs.back()];
            state.spec = &file;
            state.path = QDir(workspace).absoluteFilePath(file.file);
            return state;
        };
        if (!source.isPattern) {
            lookAtFile(add(source), set.m_answers);
            continue;
        }
        for (auto &file : filesOf(workspace, source)) {
            set.m_files.push_back(std::move(file));
            lookAtFile(add(*set.m_files.back()), set.m_answers);
        }
        if (inputs.empty())
            noFiles(add(source));
    }
    return set;
}

std::set<std::string> SourceSet::withData() const
{
    std::set<std::string> names;
    for (const auto &[name, state] : m_states) {
        if (state.kind == SourceState::Kind::Ready && state.hasData)
            names.insert(state.spec->name);
    }
    return names;
}

std::optional<Problem> SourceSet::obstacle() const
{
    for (const auto &[name, state] : m_states) {
        if (state.problem && state.problem->code == "SRC-CHG"_L1)
            return state.problem;
        if (state.spec->required && state.kind != SourceState::Kind::Ready)
            return state.problem;
    }
    return std::nullopt;
}

Result<std::unique_ptr<RecordReader>> SourceSet::open(const std::string &input,
                                                      RecordReader::ProblemSink sink) const
{
    const SourceState &state = m_states.at(input);
    return openReader(state.path, state.spec->file, readerOptions(*state.spec, m_answers),
                      std::move(sink));
}

} // namespace waybill
