// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"

#include "migration/inspect/encodingdefaults.h"
#include "migration/inspect/inspectfiles.h"
#include "migration/inspect/inspectquestions.h"
#include "migration/inspect/placerules.h"
#include "migration/inspect/recordgroups.h"
#include "migration/mapping/openanswer.h"
#include "migration/run/choiceanswers.h"
#include "migration/run/phaserunner.h"
#include "migration/run/rowanswers.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Inspection)
};

Problem cancelled()
{
    return {.code = u"CANCELLED"_s, .severity = Severity::Info, .message = Tr::tr("Cancelled.")};
}

/// Reads and maps everything once, without a database, and looks on.
class Inspector
{
public:
    Inspector(const QString &workspace, const Playbook &playbook, const Answers &answers,
              const Observer &observer)
        : m_workspace(workspace)
        , m_playbook(playbook)
        , m_given(answers)
        , m_observer(observer)
    {
        m_given.insert(playbook.decisions.begin(), playbook.decisions.end());
    }

    Result<Inspection> inspect()
    {
        m_inspection.workspace = m_workspace;
        m_observer.progressed({.step = u"look"_s, .title = Tr::tr("Look at the files")});
        const auto encodings =
            detectEncodings(m_workspace, m_playbook, [this] { return !stopped(); });
        if (stopped())
            return cancelled();
        m_answers = answersWithEncodings(answersWithDefaults(m_playbook, m_given), encodings);
        // An answer that is none is asked about again; until then the records do without it.
        if (auto answers = answersWithFiles(m_playbook, m_answers, m_workspace))
            m_answers = std::move(*answers);
        else
            m_inspection.problems.append(answers.error());
        m_answers.emplace(openAnswerId, "?");
        auto plan = this->plan();
        if (!plan)
            return plan.error();
        SourceSet sources = SourceSet::look(m_workspace, m_playbook, m_answers);
        m_inspection.canRun = !sources.obstacle();
        findRows(**plan, sources);
        const InputIndex index(**plan);
        FieldCollector fields(index, m_given);
        RecordGroups groups(m_playbook);
        const auto seen = [&](const MappedRecord &record) {
            fields.add(record);
            groups.add(record);
        };
        if (auto read = readAll(**plan, sources, fields, seen); !read)
            return read.error();
        for (FileFinding &file : m_inspection.files) {
            if (const auto found = encodings.find(file.input); found != encodings.end())
                file.encodings = found->second;
        }
        m_inspection.fields = fields.fields(m_playbook);
        checkPlaces();
        m_inspection.files += filesNotRead(m_workspace, m_playbook);
        const MappingFacts facts{sources.withData(), m_answers};
        m_inspection.questions = questionsAbout({.playbook = m_playbook,
                                                 .plan = **plan,
                                                 .answers = m_given,
                                                 .facts = facts,
                                                 .sources = sources,
                                                 .fields = fields,
                                                 .groups = groups,
                                                 .inspection = m_inspection});
        return std::move(m_inspection);
    }

private:
    bool stopped() const { return m_observer.stop.stop_requested(); }

    /// A field that cannot go where an answer sends it stays where the playbook has it; why is
    /// said.
    Result<std::unique_ptr<const Plan>> plan()
    {
        const auto refused = placeMistakes(m_playbook, m_answers);
        for (const Problem &problem : refused) {
            m_inspection.problems.append(problem);
            m_answers.erase(problem.field.toStdString());
            m_given.erase(problem.field.toStdString());
        }
        return compilePlan(m_playbook, m_answers);
    }

    /// Two fields in one column, or none in one that needs a value: only the files tell.
    void checkPlaces()
    {
        std::optional<PlaceRules> rules;
        for (const FieldFinding &field : m_inspection.fields) {
            const auto answer = m_given.find(placeId(field.source, field.field.toStdString()));
            if (answer == m_given.end())
                continue;
            if (!rules) {
                auto made = PlaceRules::of(m_playbook);
                if (!made)
                    return;
                rules.emplace(std::move(*made));
            }
            const QString why =
                rules->obstacle(field, answer->second, m_inspection.fields, m_given);
            const auto place = parsePlace(field.field.toStdString(), answer->second);
            if (!why.isEmpty() && place)
                m_inspection.problems.append(
                    placeProblem("PLACE-05", *m_playbook.source(field.source), *place, why));
        }
    }

    /// The rows that can be chosen. An answer that names none of them is asked about again.
    void findRows(const Plan &plan, const SourceSet &sources)
    {
        for (;;) {
            auto answers = answersWithRows(m_playbook, plan, m_answers, sources);
            if (answers) {
                m_answers = std::move(*answers);
                return;
            }
            m_inspection.problems.append(answers.error());
            if (m_answers.erase(answers.error().field.toStdString()) == 0)
                return;
        }
    }

    Result<> readAll(const Plan &plan, SourceSet &sources, FieldCollector &fields,
                     const std::function<void(const MappedRecord &)> &seen)
    {
        for (const auto &[name, state] : sources.states()) {
            if (!state.dialect.header.empty())
                fields.addColumns({m_playbook, *state.spec, state.dialect.header, m_answers});
        }
        PhaseRunner runner({.playbook = m_playbook,
                            .plan = plan,
                            .answers = m_answers,
                            .sources = sources,
                            .observer = m_observer,
                            .recordDone = seen});
        for (const PlanPhase &phase : plan.phases) {
            auto ran = runner.run(phase);
            if (!ran && ran.error().code == "CANCELLED"_L1)
                return ran.error();
            if (!ran) {
                // The run would end here as well; what was seen so far is worth showing.
                m_inspection.problems.append(ran.error());
                m_inspection.canRun = false;
                break;
            }
        }
        collect(runner, sources);
        return {};
    }

    void collect(const PhaseRunner &runner, const SourceSet &sources)
    {
        m_inspection.problems += runner.problems().problems();
        QHash<QString, qint64> problems;
        for (const Problem &problem : m_inspection.problems)
            problems[problem.file] += problem.severity == Severity::Info ? 0 : 1;
        QHash<QString, const SourceState *> states;
        for (const auto &[input, state] : sources.states())
            states.insert(state.spec->file, &state);
        for (const SourceReport &report : runner.sourceReports()) {
            const SourceState &state = *states.value(report.file);
            FileFinding file = inspectFile(state, m_playbook, m_answers);
            file.records = report.records;
            file.values = report.balance.read;
            file.problems = problems.value(file.file);
            if (file.sha256.isEmpty())
                file.sha256 = report.sha256;
            m_inspection.bytes += file.bytes;
            m_inspection.records += file.records;
            m_inspection.files.append(std::move(file));
        }
    }

    QString m_workspace;
    const Playbook &m_playbook;
    Answers m_given; ///< and those that come with the playbook
    const Observer &m_observer;
    Answers m_answers; ///< with what is taken when nobody answers
    Inspection m_inspection;
};

} // namespace

Result<Inspection> inspectWorkspace(const QString &workspace, const Playbook &playbook,
                                    const Answers &answers, const Observer &observer)
{
    const QString folder = QDir::cleanPath(QDir(workspace).absolutePath());
    if (!QDir(folder).exists()) {
        return Problem{
            .code = u"WS-01"_s, .file = folder, .message = Tr::tr("There is no such folder.")};
    }
    return Inspector(folder, playbook, answers, observer).inspect();
}

} // namespace waybill
