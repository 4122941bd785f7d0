// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/phasesources.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

Result<> PhaseRunner::runStream(const PlanPhase &phase, const std::string &input)
{
    SourceState &state = m_context.sources.state(input);
    const std::string &source = state.spec->name;
    if (state.kind == SourceState::Kind::Missing) {
        m_sources[input] = {
            .source = QString::fromStdString(source), .file = state.spec->file, .present = false};
        Problem problem = *state.problem;
        problem.severity = Severity::Warning;
        report(nullptr, std::move(problem));
        return keepProblems(nullptr, 0);
    }
    const bool isErrorDocument = state.problem && state.problem->code == "SRC-03"_L1;
    if (state.kind == SourceState::Kind::Unreadable && !isErrorDocument)
        return keepWholeFile(state);

    Stream stream;
    stream.state = &state;
    for (const PlanLoad &load : phase.loads) {
        if (load.spec->from == source)
            stream.loads.push_back(&load);
    }
    if (!m_context.earlierRuns.empty()) {
        auto previous =
            PreviousRecords::read(*m_context.connection, *state.spec, m_context.earlierRuns);
        if (!previous)
            return previous.error();
        stream.previous = std::move(*previous);
        expectRecords(stream.previous, state.spec->file);
        if (m_context.readAnew)
            stream.previous.readAnew();
        if (auto waiting = readWaiting(*state.spec); !waiting)
            return waiting;
    }
    if (m_ledger) {
        auto id = m_ledger->startSource();
        if (!id)
            return id.error();
        stream.source = *id;
    }
    auto reader = m_context.sources.open(input, [&](Problem problem) {
        report(stream.mapped.record ? &stream.mapped : nullptr, std::move(problem));
    });
    if (!reader)
        return reader.error();
    for (const Problem &problem : state.notes)
        report(nullptr, problem);
    if (m_updates) {
        m_loader.onDuplicate([&](const MappedRecord &record, const PendingRow &row,
                                 StoredRow &stored) -> Result<bool> {
            return decidedToReplace(record).value_or(false)
                ? m_updates->replace(row, stored, m_context.plan, state.dialect)
                : Result<bool>(false);
        });
    }
    auto read = readStream(**reader, stream);
    m_loader.onDuplicate({});
    if (!read)
        return read;
    auto sha256 = (*reader)->finish();
    if (!sha256)
        return sha256.error();
    if (*sha256 != state.sha256)
        return changedWhileRead(state);
    state.bytes = (*reader)->bytesTotal();
    state.dialect = (*reader)->dialect();
    if (!m_fresh.empty()) {
        stream.mapped.record = nullptr;
        if (auto kept = keepProblems(&stream.mapped, 0); !kept)
            return kept;
        if (auto kept = keepProblems(nullptr, 0); !kept)
            return kept;
    }
    if (const qint64 gone = stream.previous.unmatched(); gone > 0) {
        report(nullptr,
               {.code = u"SRC-06"_s,
                .severity = Severity::Info,
                .file = state.spec->file,
                .found = QString::number(gone),
                .action = QCoreApplication::translate("PhaseRunner",
                                                      "Their records stay in the database."),
                .message = QCoreApplication::translate(
                    "PhaseRunner", "Records of the last run are no longer in the file.")});
        if (auto kept = keepProblems(nullptr, 0); !kept)
            return kept;
    }
    showProgress(stream, state.bytes, state.bytes, true);
    return finishSource(state, stream.source, stream.records);
}

Result<> PhaseRunner::readStream(RecordReader &reader, Stream &stream)
{
    for (;;) {
        auto record = reader.next();
        if (!record)
            return record.error();
        if (!stream.binding) {
            // Kept: what is counted by field goes by the binding.
            m_bindings.push_back(
                std::make_unique<SourceBinding>(m_context.playbook, *stream.state->spec,
                                                reader.dialect().header, m_context.answers));
            stream.binding = m_bindings.back().get();
        }
        if (!*record)
            return {};
        stream.mapped.start(**record, *stream.binding);
        ++stream.records;
        stream.line = (*record)->line;
        if (auto loaded = loadRecord(stream); !loaded)
            return loaded;
        if (auto may = mayGoOn(); !may)
            return may;
        if (stream.records % 64 == 0)
            showProgress(stream, reader.bytesRead(), reader.bytesTotal(), false);
    }
}

Result<> PhaseRunner::loadRecord(Stream &stream)
{
    MappedRecord &record = stream.mapped;
    std::int64_t earlier = 0;
    auto match = stream.previous.match(record, earlier);
    if (match == PreviousRecords::Match::Same && m_updates && m_updates->hasUpdated()
        && !m_context.adoption) {
        auto links = linksOf(*m_context.connection, earlier);
        if (!links)
            return links.error();
        if (m_updates->hasUpdated(*links))
            match = PreviousRecords::Match::Changed;
    }
    if (match == PreviousRecords::Match::Changed || match == PreviousRecords::Match::Kept)
        return loadChanged(stream, earlier, match);
    const bool same = match == PreviousRecords::Match::Same;
    if (stream.state->kind == SourceState::Kind::Unreadable) {
        report(&record, *stream.state->problem);
        m_loader.setAside(record, "SRC-03");
    }
    if (stream.binding->isCsv() && record.record->nodes.size() <= 1)
        report(&record, describeSetAside(u"CSV-10"_s, record, stream.state->spec->file, {}));
    for (const PlanLoad *load : stream.loads) {
        const auto documents = documentsOf(*load, &record);
        if (auto loaded = m_loader.load(*load, documents, same ? m_counting : store()); !loaded)
            return loaded;
    }
    if (same && !m_context.adoption) {
        if (auto adopted = adopt(earlier); !adopted)
            return adopted;
    }
    m_loader.settle(record);
    return storeRecord(record, stream.source, same ? earlier : 0);
}

/// A record that is known by its identity and says something else than before.
Result<> PhaseRunner::loadChanged(Stream &stream, std::int64_t earlier,
                                  PreviousRecords::Match match)
{
    MappedRecord &record = stream.mapped;
    const bool kept = match == PreviousRecords::Match::Kept;
    record.replaces = earlier;
    if (m_context.adoption) {
        auto rows = adoptedRows(stream.state->spec->file, record.record->ordinal, earlier);
        if (!rows)
            return rows.error();
        m_updates->adopt(*rows);
        for (const PlanLoad *load : stream.loads) {
            const auto documents = documentsOf(*load, &record);
            if (auto loaded = m_loader.load(*load, documents, *m_updates); !loaded)
                return loaded;
        }
        m_loader.settle(record);
        return storeRecord(record, stream.source, 0);
    }
    if (!kept && !replacesEarlier(record)) {
        if (auto aside = setAsideChanged(record, earlier); !aside)
            return aside;
        m_loader.settle(record);
        return storeRecord(record, stream.source, 0);
    }
    auto links = linksOf(*m_context.connection, earlier);
    if (!links)
        return links.error();
    m_updates->start(earlier, *links,
                     [&stream](std::int64_t other) { return stream.previous.isSame(other); });
    for (const PlanLoad *load : stream.loads) {
        const auto documents = documentsOf(*load, &record);
        if (auto loaded = m_loader.load(*load, documents, *m_updates); !loaded)
            return loaded;
    }
    // What could not be stored takes nothing away from what is there.
    if (!kept && !record.setAside) {
        if (auto deleted = m_updates->deleteRest(); !deleted)
            return deleted;
    }
    m_loader.settle(record);
    return storeRecord(record, stream.source, 0);
}

} // namespace waybill
