// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/phasesources.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// A file with something like an access key must not be kept as a whole.
bool mayHoldSecret(const QByteArray &content, const Playbook &playbook)
{
    const QByteArray lower = content.toLower();
    return std::any_of(playbook.secrets.keys.begin(), playbook.secrets.keys.end(),
                       [&](const std::string &key) { return lower.contains(key.c_str()); });
}

constexpr qint64 largestKeptFile = 16LL * 1024 * 1024;

} // namespace

Result<> PhaseRunner::openDocuments(const PlanPhase &phase)
{
    for (const PlanLoad &load : phase.loads) {
        for (const SourceSpec *source : load.documents) {
            if (!m_documents.contains(source->name) && m_context.sources.isDocument(source->name)) {
                if (auto opened = openDocument(source->name); !opened)
                    return opened;
            }
        }
    }
    return {};
}

Result<> PhaseRunner::openDocument(const std::string &name)
{
    SourceState &state = m_context.sources.state(name);
    if (!state.document) {
        if (m_sources.contains(name))
            return {};
        m_sources[name] = {.source = QString::fromStdString(name),
                           .file = state.spec->file,
                           .present = state.kind != SourceState::Kind::Missing};
        return state.kind == SourceState::Kind::Unreadable ? keepWholeFile(state)
                                                           : [&]() -> Result<> {
            Problem problem = *state.problem;
            problem.severity = Severity::Warning;
            report(nullptr, std::move(problem));
            return keepProblems(nullptr, 0);
        }();
    }
    auto document = std::make_unique<Document>();
    document->state = &state;
    document->binding = std::make_unique<SourceBinding>(
        m_context.playbook, *state.spec, std::vector<std::string>(), m_context.answers);
    document->mapped.start(state.document->record(), *document->binding);
    if (!m_context.earlierRuns.empty()) {
        auto previous =
            PreviousRecords::read(*m_context.connection, *state.spec, m_context.earlierRuns);
        if (!previous)
            return previous.error();
        document->previous = std::move(*previous);
        expectRecords(document->previous, state.spec->file);
        if (m_context.readAnew)
            document->previous.readAnew();
        if (auto waiting = readWaiting(*state.spec); !waiting)
            return waiting;
        document->match = document->previous.match(document->mapped, document->earlier);
    }
    if (m_ledger) {
        auto id = m_ledger->startSource();
        if (!id)
            return id.error();
        document->source = *id;
    }
    for (const Problem &problem : state.notes + state.documentProblems)
        report(&document->mapped, problem);
    if (state.kind == SourceState::Kind::Unreadable) {
        report(&document->mapped, *state.problem);
        m_loader.setAside(document->mapped, "SRC-03");
    } else if (document->match == PreviousRecords::Match::Same) {
        if (auto adopted = adopt(document->earlier); !adopted)
            return adopted;
    } else if (document->match == PreviousRecords::Match::Changed) {
        document->mapped.replaces = document->earlier;
        document->replaces = m_context.adoption || replacesEarlier(document->mapped);
        if (!document->replaces) {
            if (auto aside = setAsideChanged(document->mapped, document->earlier); !aside)
                return aside;
        }
        if (auto adopted = adopt(document->earlier); !adopted)
            return adopted;
    } else if (document->match == PreviousRecords::Match::Kept) {
        document->mapped.replaces = document->earlier;
    }
    m_documents.emplace(name, std::move(document));
    return {};
}

Result<> PhaseRunner::loadDocument(const PlanLoad &load)
{
    if (auto may = mayGoOn(); !may)
        return may;
    const auto found = m_documents.find(load.spec->from);
    if (found == m_documents.end())
        return {};
    Document &own = *found->second;
    const auto documents = documentsOf(load, &own.mapped);
    using Match = PreviousRecords::Match;
    bool changed = own.replaces;
    // One of a run that was undone is stored anew, so it has to be seen what its rows really say.
    bool kept = own.match == Match::Kept;
    for (const std::string &name : load.spec->with) {
        if (const auto with = m_documents.find(name); with != m_documents.end()) {
            changed = changed || with->second->replaces;
            kept = kept || with->second->match == Match::Kept;
        }
    }
    if (own.match == Match::New)
        return m_loader.load(load, documents, store());
    const bool waits = own.match == Match::Changed && !own.replaces;
    if (!kept && (!changed || waits)) {
        // What is there already is only looked at, so that its values are counted.
        auto links = linksOf(*m_context.connection, own.earlier);
        if (!links)
            return links.error();
        if (auto counted = m_loader.load(load, documents, m_counting); !counted)
            return counted;
        for (const StoredLink &link : *links)
            m_loader.rememberRow(link.row, link.key);
        return {};
    }
    auto links = m_context.adoption ? adoptedRows(own.state->spec->file, 0, own.earlier)
                                    : linksOf(*m_context.connection, own.earlier);
    if (!links)
        return links.error();
    std::vector<StoredLink> ofThisLoad;
    const auto belongs = [&](const auto &self, const std::vector<PlanRow> &rows,
                             const std::string &name) -> bool {
        return std::any_of(rows.begin(), rows.end(), [&](const PlanRow &row) {
            return row.spec->name == name || self(self, row.rows, name);
        });
    };
    for (const StoredLink &link : *links) {
        if (belongs(belongs, load.rows, link.row))
            ofThisLoad.push_back(link);
    }
    if (m_context.adoption) {
        m_updates->adopt(ofThisLoad);
        return m_loader.load(load, documents, *m_updates);
    }
    m_updates->start(own.earlier, ofThisLoad);
    if (auto loaded = m_loader.load(load, documents, *m_updates); !loaded)
        return loaded;
    // What could not be stored takes nothing away from what is there.
    return kept || own.mapped.setAside ? Result<>() : m_updates->deleteRest();
}

Result<> PhaseRunner::closeDocuments()
{
    for (auto &[name, document] : m_documents) {
        MappedRecord &record = document->mapped;
        m_loader.settle(record);
        const bool isThere = document->match == PreviousRecords::Match::Changed;
        if (record.setAside && document->state->spec->required && !isThere) {
            const auto error = std::find_if(m_fresh.begin(), m_fresh.end(), [](const auto &fresh) {
                return fresh.second.severity == Severity::Error;
            });
            const bool known = error != m_fresh.end();
            // Of files that are read together, the one that was asked first is to be mended.
            const bool placed = known && !error->second.file.isEmpty();
            return Problem{.code = u"REQ-02"_s,
                           .file = placed ? error->second.file : document->state->spec->file,
                           .expected = known ? error->second.expected : QString(),
                           .found = known ? error->second.found : QString(),
                           .hint = QCoreApplication::translate("PhaseRunner",
                                                               "Mend the file and migrate again."),
                           .message = QCoreApplication::translate(
                               "PhaseRunner",
                               "Nothing can be stored without this file, and it lacks "
                               "something that is needed.")};
        }
        const bool same = document->match == PreviousRecords::Match::Same;
        if (auto stored = storeRecord(record, document->source, same ? document->earlier : 0);
            !stored)
            return stored;
        if (auto finished = finishSource(*document->state, document->source, 1); !finished)
            return finished;
    }
    m_documents.clear();
    return {};
}

/// A file that cannot be read as records is set aside as a whole, its bytes kept.
Result<> PhaseRunner::keepWholeFile(const SourceState &state)
{
    QFile file(state.path);
    // What nothing can be done without, or is too large to keep, has to be mended first.
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestKeptFile
        || state.spec->format == SourceFormat::Csv)
        return *state.problem;
    const QByteArray content = file.readAll();
    if (mayHoldSecret(content, m_context.playbook))
        return *state.problem;
    Problem problem = *state.problem;
    problem.action =
        QCoreApplication::translate("PhaseRunner", "The file is set aside as a whole.");
    m_tally.addWholeFile(*state.spec);
    ++m_recordsRead;
    ++m_recordsSetAside;
    report(nullptr, std::move(problem));
    if (auto kept = keepProblems(nullptr, 0); !kept)
        return kept;
    std::int64_t id = 0;
    if (m_ledger) {
        auto started = m_ledger->startSource();
        if (!started)
            return started.error();
        id = *started;
    }
    return finishSource(state, id, 0, &content);
}

} // namespace waybill
