// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/fileanswers.h"

#include "migration/base/textfold.h"
#include "migration/mapping/mentions.h"
#include "migration/mapping/openanswer.h"
#include "migration/mapping/pathfinder.h"

#include <algorithm>

namespace waybill {

namespace {

std::string lastPart(const std::string &path)
{
    return path.substr(path.find_last_of("/\\") + 1);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
    return text;
}

Value textOrNull(const std::string &text)
{
    return text.empty() ? Value() : Value(text);
}

} // namespace

std::string answerId(const QuestionSpec &question)
{
    return "choices/" + question.id;
}

std::string answerId(const QuestionSpec &question, const SourceSpec &file)
{
    return answerId(question) + '/' + lastPart(file.file.toStdString());
}

const std::string *answerFor(const Answers &answers, const QuestionSpec &question,
                             const SourceSpec &file, const std::string &group)
{
    const auto find = [&](const std::string &id) -> const std::string * {
        const auto found = answers.find(id);
        return found == answers.end() ? nullptr : &found->second;
    };
    if (question.source == file.name) {
        const std::string ofFile = answerId(question, file);
        const std::string *found = group.empty() ? nullptr : find(ofFile + '/' + group);
        if (!found)
            found = find(ofFile);
        if (found)
            return found;
    }
    return find(answerId(question));
}

bool isFileKey(const QuestionSpec &question, const std::string &text)
{
    return question.key > 0 && text.size() == question.key
        && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

std::string fileDigestId(const std::string &path)
{
    return "files/" + path;
}

std::string rowOptionId(const QuestionSpec &question, const std::string &value)
{
    return "rows/" + question.id + '/' + value;
}

void eachRowOption(const Answers &answers, const QuestionSpec &question,
                   const std::function<void(const std::string &, const std::string &)> &visit)
{
    const std::string prefix = rowOptionId(question);
    for (auto at = answers.lower_bound(prefix);
         at != answers.end() && at->first.starts_with(prefix); ++at)
        visit(at->first.substr(prefix.size()), at->second);
}

RowAnswer::RowAnswer(const std::string &answer)
    : byMention(answer == mentioned || answer.starts_with(otherwise))
    , row(!byMention                ? answer
              : answer == mentioned ? std::string()
                                    : answer.substr(otherwise.size()))
{
}

std::string RowAnswer::text() const
{
    if (!byMention)
        return row;
    return row.empty() ? std::string(mentioned) : std::string(otherwise) + row;
}

FileAnswers::FileAnswers(const Playbook &playbook, const SourceSpec &file, const Answers &answers)
    : m_playbook(&playbook)
    , m_file(&file)
    , m_answers(&answers)
{
    for (const QuestionSpec &question : playbook.questions) {
        if (question.source != file.name)
            continue;
        m_asked.push_back(&question);
        const std::string ofRecord = answerId(question, file) + "/record ";
        const auto first = answers.lower_bound(ofRecord);
        if (first != answers.end() && first->first.starts_with(ofRecord))
            m_ofRecords.insert(&question);
    }
}

std::string FileAnswers::group(const QuestionSpec &question, const Record &record) const
{
    for (const Path &path : question.by) {
        const std::int32_t at = findNode(record, 0, path);
        if (at < 0)
            continue;
        const Node &node = record.nodes[static_cast<std::size_t>(at)];
        if (node.kind == NodeKind::Text && !trimmed(node.text).empty())
            return std::string(trimmed(node.text));
    }
    return {};
}

Value FileAnswers::value(const QuestionSpec &question, const std::string &part,
                         const Record &record) const
{
    const std::string *answer = nullptr;
    if (m_ofRecords.contains(&question)) {
        const auto found = m_answers->find(answerId(question, *m_file) + "/record "
                                           + std::to_string(record.ordinal + 1));
        answer = found == m_answers->end() ? nullptr : &found->second;
    }
    if (!answer)
        answer = answerFor(*m_answers, question, *m_file, group(question, record));
    if (question.type == QuestionSpec::Type::MadeRow) {
        const Value row = rowOf(question, answer, record);
        if (answer || !isNull(row))
            return row;
    }
    if (!answer) {
        const auto open = m_answers->find(openAnswerId);
        return open != m_answers->end() && part.empty() ? textOrNull(open->second) : Value();
    }
    if (question.type != QuestionSpec::Type::File)
        return textOrNull(*answer);
    if (isFileKey(question, *answer))
        return part.empty() ? textOrNull(lower(*answer)) : Value();
    if (part == "path")
        return textOrNull(*answer);
    if (part == "name")
        return textOrNull(lastPart(*answer));
    const auto digest = m_answers->find(fileDigestId(*answer));
    if (digest == m_answers->end())
        return {};
    return textOrNull(part == "sha256" || question.key == 0
                          ? digest->second
                          : digest->second.substr(0, question.key));
}

/// With one row to choose from there is nothing to be asked.
Value FileAnswers::rowOf(const QuestionSpec &question, const std::string *answer,
                         const Record &record) const
{
    if (!answer) {
        std::vector<std::string> rows;
        eachRowOption(*m_answers, question, [&](const std::string &value, const std::string &) {
            rows.push_back(value);
        });
        return rows.size() == 1 ? Value(rows.front()) : Value();
    }
    const RowAnswer given(*answer);
    if (!given.byMention)
        return textOrNull(given.row);
    const std::set<std::string> rows = mentionedRows(question, *m_answers, record);
    return rows.size() == 1 ? Value(*rows.begin()) : textOrNull(given.row);
}

std::string FileAnswers::all(const Record &record) const
{
    std::string text;
    for (const QuestionSpec *question : m_asked) {
        const Value answer = value(*question, {}, record);
        if (const auto *found = std::get_if<std::string>(&answer))
            text += question->id + '=' + *found + '\x1f';
    }
    return text;
}

} // namespace waybill
