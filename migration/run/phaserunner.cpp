// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/phaserunner.h"

#include "migration/run/phasesources.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

PhaseRunner::PhaseRunner(RunContext context)
    : m_context(std::move(context))
    , m_facts{m_context.sources.withData(), m_context.answers}
    , m_loader(m_facts, [this](const MappedRecord &record, Problem problem) {
        report(&record, std::move(problem));
    })
{
    if (m_context.connection)
        m_tables = std::make_unique<TableStore>(*m_context.connection, m_context.plan);
}

PhaseRunner::~PhaseRunner() = default;

RowStore &PhaseRunner::store()
{
    if (m_tables)
        return *m_tables;
    return m_counting;
}

Result<PhaseReport> PhaseRunner::run(const PlanPhase &phase)
{
    m_phase = phase.spec->id;
    m_phaseTitle = phase.spec->title;
    m_phaseStart = Clock::now();
    m_rows = 0;
    if (m_context.connection) {
        if (!m_ledger) {
            auto ledger = Ledger::open(*m_context.connection, m_context.run);
            if (!ledger)
                return ledger.error();
            m_ledger.emplace(std::move(*ledger));
        }
        if (!m_updates)
            m_updates =
                std::make_unique<UpdatingStore>(*m_context.connection, *m_tables, m_context.run);
        m_updates->startPhase(m_phase);
    }
    if (auto opened = openDocuments(phase); !opened)
        return opened.error();
    std::set<std::string> streamed;
    for (const PlanLoad &load : phase.loads) {
        const std::string &source = load.spec->from;
        if (m_context.sources.isDocument(source)) {
            if (auto loaded = loadDocument(load); !loaded)
                return loaded.error();
        } else if (streamed.insert(source).second) {
            for (const std::string &input : m_context.sources.inputs(source)) {
                if (auto loaded = runStream(phase, input); !loaded)
                    return loaded.error();
            }
        }
    }
    if (auto closed = closeDocuments(); !closed)
        return closed.error();
    return PhaseReport{.id = QString::fromStdString(m_phase),
                       .title = m_phaseTitle,
                       .status = u"done"_s,
                       .seconds = secondsSince(m_phaseStart),
                       .rows = m_rows};
}

std::vector<MappedRecord *> PhaseRunner::documentsOf(const PlanLoad &load, MappedRecord *own)
{
    std::vector<MappedRecord *> documents{own};
    for (const std::string &name : load.spec->with) {
        const auto found = m_documents.find(name);
        documents.push_back(found == m_documents.end() ? nullptr : &found->second->mapped);
    }
    return documents;
}

void PhaseRunner::report(const MappedRecord *record, Problem problem)
{
    m_fresh.emplace_back(record, std::move(problem));
}

/// Problems wait until their record has a number; then the ledger gets them.
Result<> PhaseRunner::keepProblems(const MappedRecord *record, std::int64_t id)
{
    std::vector<std::pair<const MappedRecord *, Problem>> others;
    for (auto &[owner, problem] : m_fresh) {
        if (owner != record) {
            others.emplace_back(owner, std::move(problem));
            continue;
        }
        if (m_ledger) {
            if (auto stored = m_ledger->storeProblem(problem, id); !stored)
                return stored;
        }
        m_problems.add(std::move(problem));
    }
    m_fresh = std::move(others);
    return {};
}

/// Counts a settled record and writes its ledger entry.
Result<> PhaseRunner::storeRecord(MappedRecord &record, std::int64_t source, std::int64_t sameAs)
{
    m_tally.add(record);
    if (m_context.collectSecrets)
        collectSecrets(record);
    m_rows += std::count_if(record.slots.begin(), record.slots.end(),
                            [&](const Slot &slot) { return slot.made && sameAs == 0; });
    const bool partlyAside =
        std::any_of(record.claims.begin(), record.claims.end(),
                    [](const Claim &claim) { return claim.state == LeafState::SetAside; });
    ++m_recordsRead;
    if (partlyAside)
        ++m_recordsSetAside;
    if (!record.setAside)
        ++m_recordsStored;
    if (sameAs > 0)
        ++m_recordsSame;
    if (m_ledger) {
        if (auto stored = sameAs > 0 ? m_ledger->storeSame(record, source, sameAs)
                                     : m_ledger->store(record, source);
            !stored)
            return stored;
    }
    m_context.recordDone(record);
    if (m_fresh.empty())
        return {};
    sayLeftOut(record);
    return keepProblems(&record, record.id);
}

/// Why something would be set aside is still said, but nobody has to do anything about it any more.
void PhaseRunner::sayLeftOut(const MappedRecord &record)
{
    std::set<QString> codes;
    for (const Claim &claim : record.claims) {
        if (claim.state == LeafState::LeftOut && claim.keepOriginal)
            codes.insert(QString::fromLatin1(claim.code));
    }
    if (codes.empty())
        return;
    for (auto &[owner, problem] : m_fresh) {
        if (owner != &record || (!record.leftOut && !codes.contains(problem.code)))
            continue;
        problem.severity = Severity::Info;
        problem.action = QCoreApplication::translate("PhaseRunner", "Left out, as you decided.");
        problem.hint.clear();
    }
}

void PhaseRunner::collectSecrets(const MappedRecord &record)
{
    const SourceBinding &binding = *record.binding;
    if (binding.secretPolicy() != SourceBinding::Secrets::Keychain)
        return;
    record.eachLeaf([&](std::int32_t at) {
        if (!binding.isSecret(*record.record, at))
            return;
        std::string name = binding.source().name;
        if (binding.isCsv() || binding.source().elements)
            name += '/' + std::to_string(record.record->ordinal + 1);
        name += '/' + binding.fieldName(*record.record, at);
        m_secrets.emplace_back(std::move(name), std::string(record.node(at).text));
    });
}

/// The rows of a record that is there already can be referred to.
Result<> PhaseRunner::adopt(std::int64_t earlier)
{
    auto links = linksOf(*m_context.connection, earlier);
    if (!links)
        return links.error();
    for (const StoredLink &link : *links)
        m_loader.rememberRow(link.row, link.key);
    return {};
}

void PhaseRunner::expectRecords(PreviousRecords &previous, const QString &file) const
{
    const Adoption::File *const written =
        m_context.adoption ? m_context.adoption->file(file) : nullptr;
    if (written)
        previous.expect(&written->earlier);
}

Result<std::vector<StoredLink>> PhaseRunner::adoptedRows(const QString &file, std::int64_t ordinal,
                                                         std::int64_t earlier)
{
    if (const Adoption::File *const written = m_context.adoption->file(file)) {
        if (const auto rows = written->rows.find(ordinal); rows != written->rows.end())
            return rows->second;
    }
    return linksOf(*m_context.connection, earlier);
}

Result<> PhaseRunner::mayGoOn()
{
    if (m_context.observer.stop.stop_requested()) {
        return Problem{.code = u"CANCELLED"_s,
                       .severity = Severity::Info,
                       .message = QCoreApplication::translate("PhaseRunner", "Cancelled.")};
    }
    if (m_context.maxSetAside && m_recordsSetAside > *m_context.maxSetAside) {
        return Problem{.code = u"BATCH-01"_s,
                       .expected =
                           QCoreApplication::translate("PhaseRunner", "at most %1 set aside")
                               .arg(*m_context.maxSetAside),
                       .found = QString::number(m_recordsSetAside),
                       .message = QCoreApplication::translate(
                           "PhaseRunner", "More records had to be set aside than you allow.")};
    }
    return {};
}

void PhaseRunner::showProgress(const Stream &stream, qint64 done, qint64 total, bool force)
{
    const auto now = Clock::now();
    if (!force && now - m_lastProgress < std::chrono::milliseconds(50))
        return;
    m_lastProgress = now;
    m_context.observer.progressed(
        {.step = QString::fromStdString(m_phase),
         .title = m_phaseTitle,
         .done = done,
         .total = total,
         .unit = u"bytes"_s,
         .now = QCoreApplication::translate("PhaseRunner", "line %1").arg(stream.line),
         .seconds = secondsSince(m_phaseStart),
         .setAside = m_recordsSetAside});
}

Result<> PhaseRunner::finishSource(const SourceState &state, std::int64_t id, qint64 records,
                                   const QByteArray *content)
{
    const std::string &name = state.spec->name;
    SourceReport &report = m_sources[state.spec->input()];
    report.source = QString::fromStdString(name);
    report.file = state.spec->file;
    report.sha256 = state.sha256;
    report.bytes = state.bytes;
    report.encoding = QString::fromStdString(state.dialect.encoding);
    report.records = records;
    report.present = true;
    if (!m_ledger)
        return {};
    return m_ledger->finishSource(id,
                                  {.phase = m_phase,
                                   .name = name,
                                   .file = state.spec->file,
                                   .format = state.spec->format,
                                   .dialect = state.dialect,
                                   .bytes = state.bytes,
                                   .sha256 = state.sha256,
                                   .records = records,
                                   .content = content});
}

QList<SourceReport> PhaseRunner::sourceReports() const
{
    QList<SourceReport> reports;
    for (const SourceSpec &source : m_context.playbook.sources) {
        for (const std::string &input : m_context.sources.inputs(source.name)) {
            const SourceSpec &file = *m_context.sources.state(input).spec;
            const auto found = m_sources.find(input);
            SourceReport report{
                .source = QString::fromStdString(source.name), .file = file.file, .present = false};
            if (found != m_sources.end())
                report = found->second;
            report.balance = m_tally.ofFile(file);
            reports.append(report);
        }
    }
    return reports;
}

QList<TableReport> PhaseRunner::tableReports() const
{
    std::map<std::string, TableReport> all;
    const auto of = [&](const std::string &table) -> TableReport & {
        TableReport &report = all[table];
        report.table = QString::fromStdString(table);
        return report;
    };
    for (const PlanRow *row : m_context.plan.rowsByNumber)
        of(row->spec->table);
    if (m_tables) {
        for (const auto &[table, count] : m_tables->counts()) {
            of(table).inserted += count.inserted;
            of(table).merged += count.merged;
        }
    }
    if (m_updates) {
        for (const auto &[table, count] : m_updates->counts()) {
            of(table).updated += count.updated;
            of(table).skipped += count.keptEdits;
            of(table).deleted += count.deleted;
        }
    }
    QList<TableReport> reports;
    for (const auto &[name, report] : all)
        reports.append(report);
    return reports;
}

} // namespace waybill
