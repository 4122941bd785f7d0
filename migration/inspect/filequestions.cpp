// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that are asked for each file of a source: once for all of them, then one by one.
#include "migration/inspect/inspectquestions.h"
#include "migration/mapping/fileanswers.h"
#include "migration/run/choiceanswers.h"

#include <QCoreApplication>

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Inspection)
};

/// What the records hint at: a file that they name and that is there.
std::string hintOf(const Findings &findings, const QuestionSpec &spec, const std::string &group)
{
    if (spec.type != QuestionSpec::Type::File || group.empty()
        || fileOfAnswer(spec, group, findings.inspection.workspace).isEmpty())
        return {};
    return group;
}

QList<Question> ofFile(const Findings &findings, const QuestionSpec &spec, const SourceSpec &file)
{
    const auto &groups = findings.groups.of(spec.id, file.input());
    const std::string id = answerId(spec, file);
    QList<Question> all;
    for (const auto &[group, records] : groups) {
        const bool isWhole = groups.size() == 1 || group.empty();
        Question question =
            asQuestion(spec, isWhole ? id : id + '/' + group, findings.facts.answers);
        question.general = answerId(spec);
        question.detail = file.file;
        if (!group.empty())
            question.detail += QStringLiteral(": ") + QString::fromStdString(group);
        question.suggestion = hintOf(findings, spec, group);
        question.count = records;
        all.append(question);
    }
    return all;
}

} // namespace

QList<Question> fileQuestions(const Findings &findings, const QuestionSpec &spec)
{
    QList<Question> all;
    for (const std::string &input : findings.sources.inputs(spec.source))
        all += ofFile(findings, spec, *findings.sources.state(input).spec);
    if (all.size() < 2)
        return all;
    Question general = asQuestion(spec, answerId(spec), findings.facts.answers);
    general.optional = true;
    general.detail = Tr::tr("For all files that have no answer of their own");
    for (const Question &one : all) {
        general.count += one.count;
        const bool isFirst = &one == &all.front();
        if (isFirst || general.suggestion == one.suggestion)
            general.suggestion = one.suggestion;
        else
            general.suggestion.clear();
    }
    all.prepend(general);
    return all;
}

} // namespace waybill
