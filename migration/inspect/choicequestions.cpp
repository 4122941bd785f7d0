// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspectquestions.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/pathfinder.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Whether a condition holds once \a question is answered in some way.
bool mayHold(const Condition &condition, const std::string &question, const Findings &findings)
{
    Condition rest = condition;
    rest.anyOf.clear(); // asked for each record
    rest.answers.erase(question);
    return RecordMapper::holds(rest, findings.facts);
}

/// Whether there is anything in the source that the row would be made from.
bool hasMaterial(const RowSpec &row, const SourceState &state)
{
    if (!state.document)
        return state.hasData;
    const Record &record = state.document->record();
    const auto leadsSomewhere = [&](const Path &path) {
        return !path.source.empty() || !findPath(record, 0, path).empty();
    };
    const auto any = [&](const std::vector<Path> &paths) {
        return paths.empty() || std::any_of(paths.begin(), paths.end(), leadsSomewhere);
    };
    return any(row.each) && any(row.when.anyOf);
}

class Applicability
{
public:
    Applicability(const Findings &findings, const std::string &question)
        : m_findings(findings)
        , m_question(question)
    {
    }

    bool matters() const
    {
        for (const PhaseSpec &phase : m_findings.playbook.phases) {
            for (const Script &script : phase.scripts) {
                if (asks(script.when) && mayHold(script.when, m_question, m_findings))
                    return true;
            }
            for (const LoadSpec &load : phase.loads) {
                if (decides(load))
                    return true;
            }
        }
        return false;
    }

private:
    bool asks(const Condition &condition) const { return condition.answers.contains(m_question); }

    bool decides(const LoadSpec &load) const
    {
        const auto &inputs = m_findings.sources.inputs(load.from);
        return mayHold(load.when, m_question, m_findings)
            && std::any_of(inputs.begin(), inputs.end(), [&](const std::string &input) {
                   return decides(load, m_findings.sources.state(input));
               });
    }

    bool decides(const LoadSpec &load, const SourceState &state) const
    {
        if (state.kind != SourceState::Kind::Ready || !state.hasData)
            return false;
        return std::any_of(load.rows.begin(), load.rows.end(), [&](const RowSpec &row) {
            return hasMaterial(row, state) && (asks(load.when) || decides(row));
        });
    }

    bool decides(const RowSpec &row) const
    {
        if (!mayHold(row.when, m_question, m_findings))
            return false;
        return asks(row.when)
            || std::any_of(row.rows.begin(), row.rows.end(),
                           [&](const RowSpec &inner) { return decides(inner); });
    }

    const Findings &m_findings;
    const std::string &m_question;
};

/// The rows there are, and, where records may name them, the same with that first.
void addRows(const QuestionSpec &spec, const Answers &answers, Question &question)
{
    QList<Question::Option> rows;
    QHash<QString, int> times;
    eachRowOption(answers, spec, [&](const std::string &value, const std::string &label) {
        const QString name = QString::fromStdString(label.empty() ? value : label);
        rows.append({value, name});
        ++times[name];
    });
    for (Question::Option &row : rows) {
        if (times[row.label] > 1)
            row.label += u" (%1)"_s.arg(QString::fromStdString(row.value));
    }
    question.options = rows;
    if (spec.mentionedIn.empty())
        return;
    for (const Question::Option &row : rows)
        question.options.append(
            {std::string(RowAnswer::otherwise) + row.value,
             QCoreApplication::translate("Inspection", "Whom it mentions; if nobody, %1")
                 .arg(row.label)});
    question.options.append(
        {std::string(RowAnswer::mentioned),
         QCoreApplication::translate("Inspection", "Whom it mentions; the others are set aside")});
}

/// Fewer than two rows leave nothing to choose.
bool isSettled(const QuestionSpec &spec, const Answers &answers)
{
    int rows = 0;
    eachRowOption(answers, spec, [&](const std::string &, const std::string &) { ++rows; });
    return rows < 2;
}

} // namespace

Question asQuestion(const QuestionSpec &spec, const std::string &id, const Answers &answers)
{
    using Type = QuestionSpec::Type;
    Question question{.id = id,
                      .kind = spec.type == Type::Text ? Question::Kind::Text
                          : spec.type == Type::File   ? Question::Kind::File
                                                      : Question::Kind::Choice,
                      .optional = spec.mayBeEmpty,
                      .text = spec.text,
                      .hint = spec.hint,
                      .detail = {},
                      .fallback = spec.fallback,
                      .suggestion = {}};
    for (const QuestionSpec::Option &option : spec.options)
        question.options.append({option.value, option.label});
    if (spec.type == Type::MadeRow)
        addRows(spec, answers, question);
    return question;
}

QList<Question> choiceQuestions(const Findings &findings)
{
    QList<Question> all;
    for (const QuestionSpec &spec : findings.playbook.questions) {
        if (spec.type == QuestionSpec::Type::MadeRow && isSettled(spec, findings.facts.answers))
            continue;
        if (!spec.source.empty()) {
            all += fileQuestions(findings, spec);
            continue;
        }
        // A run does not start without an answer to a question that has no default.
        if (spec.type == QuestionSpec::Type::Choice && !spec.fallback.empty()
            && !Applicability(findings, spec.id).matters())
            continue;
        all.append(asQuestion(spec, answerId(spec), findings.facts.answers));
    }
    return all;
}

} // namespace waybill
