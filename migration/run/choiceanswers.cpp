// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/choiceanswers.h"

#include "migration/base/sha256.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/plan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Type = QuestionSpec::Type;

QString text(const char *source)
{
    return QCoreApplication::translate("ChoiceAnswers", source);
}

QString optionNames(const QuestionSpec &question)
{
    QStringList values;
    for (const QuestionSpec::Option &option : question.options)
        values << QString::fromStdString(option.value);
    return values.join(u", "_s);
}

/// What an answer has to look like; nothing when \a answer does.
QString misses(const QuestionSpec &question, const std::string &answer, const QString &workspace)
{
    const QString written = QString::fromStdString(answer);
    switch (question.type) {
    case Type::Choice: {
        const bool known = std::any_of(question.options.begin(), question.options.end(),
                                       [&](const auto &option) { return option.value == answer; });
        return known ? QString() : text("one of %1").arg(optionNames(question));
    }
    case Type::Text: {
        if (answer.empty())
            return question.mayBeEmpty ? QString() : text("an answer");
        if (question.maxLength > 0
            && written.toUcs4().size() > static_cast<qsizetype>(question.maxLength))
            return text("at most %1 characters").arg(question.maxLength);
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(QString::fromStdString(question.pattern)));
        if (question.pattern.empty() || pattern.match(written).hasMatch())
            return {};
        return question.hint.isEmpty()
            ? text("something like %1").arg(QString::fromStdString(question.pattern))
            : question.hint;
    }
    case Type::MadeRow:
        return {}; // which rows there are is known when the files have been read
    case Type::File:
        break;
    }
    if (isFileKey(question, answer) || !fileOfAnswer(question, answer, workspace).isEmpty())
        return {};
    return question.key > 0
        ? text("the path of a file, or its key of %1 characters from 0-9 and a-f").arg(question.key)
        : text("the path of a file");
}

/// Calls visit(id, answer) for every answer to \a question.
template<typename Visit>
void eachAnswer(const Answers &answers, const QuestionSpec &question, Visit visit)
{
    const std::string id = answerId(question);
    if (const auto all = answers.find(id); all != answers.end())
        visit(all->first, all->second);
    const std::string prefix = id + '/';
    for (auto at = answers.lower_bound(prefix);
         at != answers.end() && at->first.starts_with(prefix); ++at)
        visit(at->first, at->second);
}

Problem unanswered(const QuestionSpec &question, const std::string &id, const QString &file)
{
    return {.code = u"ASK-01"_s,
            .file = file,
            .field = QString::fromStdString(id),
            .expected = question.hint,
            .hint = text("Answer it in a file given with --answers, or in the window."),
            .message = question.text};
}

} // namespace

QString fileOfAnswer(const QuestionSpec &question, const std::string &answer,
                     const QString &workspace)
{
    const QString written = QString::fromStdString(answer);
    QStringList places{QDir(workspace).absoluteFilePath(written)};
    for (const QString &folder : question.folders)
        places << QDir(workspace + u'/' + folder).absoluteFilePath(written);
    for (const QString &place : places) {
        if (!written.isEmpty() && QFileInfo(place).isFile())
            return QDir::cleanPath(place);
    }
    return {};
}

const QuestionSpec *questionOf(const Playbook &playbook, const std::string &id)
{
    for (const QuestionSpec &question : playbook.questions) {
        const std::string own = answerId(question);
        if (id == own || id.starts_with(own + '/'))
            return &question;
    }
    return nullptr;
}

std::optional<Problem> answerMistake(const QuestionSpec &question, const std::string &answer,
                                     const QString &workspace)
{
    const QString expected = misses(question, answer, workspace);
    if (expected.isEmpty())
        return std::nullopt;
    return Problem{.code = u"ASK-02"_s,
                   .field = QString::fromStdString(answerId(question)),
                   .expected = expected,
                   .found = QString::fromStdString(answer),
                   .action = text("Nothing was started."),
                   .hint = question.hint,
                   .message = text("This is no answer to “%1”").arg(question.text)};
}

Result<Answers> answersWithFiles(const Playbook &playbook, const Answers &answers,
                                 const QString &workspace)
{
    Answers all = answers;
    // What an earlier run has remembered of files may no longer be so.
    std::erase_if(all, [](const auto &answer) { return answer.first.starts_with("files/"); });
    std::optional<Problem> problem;
    for (const QuestionSpec &question : playbook.questions) {
        eachAnswer(answers, question, [&](const std::string &id, const std::string &answer) {
            if (problem)
                return;
            problem = answerMistake(question, answer, workspace);
            if (problem) {
                problem->field = QString::fromStdString(id);
                return;
            }
            if (question.type != Type::File || isFileKey(question, answer))
                return;
            auto sha256 = sha256OfFile(fileOfAnswer(question, answer, workspace));
            if (sha256)
                all[fileDigestId(answer)] = sha256->toStdString();
            else
                problem = sha256.error();
        });
        if (problem)
            return *problem;
    }
    return all;
}

namespace {

/// Where the one row there is has no rival, nobody has to be asked.
bool answersItself(const QuestionSpec &question, const Answers &answers)
{
    std::size_t rows = 0;
    eachRowOption(answers, question, [&](const std::string &, const std::string &) { ++rows; });
    return rows == 1;
}

} // namespace

std::optional<Problem> firstUnanswered(const Playbook &playbook, const Answers &answers,
                                       const SourceSet &sources)
{
    for (const QuestionSpec &question : playbook.questions) {
        const std::string id = answerId(question);
        if (question.mayBeEmpty || answers.contains(id) || answersItself(question, answers))
            continue;
        if (question.source.empty())
            return unanswered(question, id, {});
        for (const std::string &input : sources.inputs(question.source)) {
            const SourceState &state = sources.state(input);
            if (state.kind != SourceState::Kind::Ready || !state.hasData)
                continue;
            const std::string ofFile = answerId(question, *state.spec);
            const auto part = answers.lower_bound(ofFile);
            if (part == answers.end()
                || (part->first != ofFile && !part->first.starts_with(ofFile + '/')))
                return unanswered(question, ofFile, state.spec->file);
        }
    }
    return std::nullopt;
}

} // namespace waybill
