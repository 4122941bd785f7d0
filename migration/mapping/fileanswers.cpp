// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/fileanswers.h"

#include "migration/base/textfold.h"
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
