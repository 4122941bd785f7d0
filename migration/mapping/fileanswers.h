// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/value.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/source/record.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace waybill {

/// "choices/<question>": the answer for everything. For a question that is asked for each file
/// "/<file name>" follows, and for a part of a file "/<value of by>" or "/record <number>".
std::string answerId(const QuestionSpec &question);
std::string answerId(const QuestionSpec &question, const SourceSpec &file);

/// The most particular answer there is: for the \a group of records, for the file, for all; null
/// when there is none.
const std::string *answerFor(const Answers &answers, const QuestionSpec &question,
                             const SourceSpec &file, const std::string &group);

/// Whether \a text is itself the key of a file, and not a path.
bool isFileKey(const QuestionSpec &question, const std::string &text);
/// Where a run remembers the SHA-256 of a file that an answer names.
std::string fileDigestId(const std::string &path);

/// Where a run notes the rows that answers to \a question can name: this and the row's value; the
/// answer there is what people call it.
std::string rowOptionId(const QuestionSpec &question, const std::string &value = {});
/// Calls visit(value, label) for each of them.
void eachRowOption(const Answers &answers, const QuestionSpec &question,
                   const std::function<void(const std::string &, const std::string &)> &visit);

/// An answer to a question about rows: one of them, or the one that a record mentions, and what
/// stands for those that mention none.
struct RowAnswer
{
    static constexpr std::string_view mentioned = "mentioned";
    static constexpr std::string_view otherwise = "mentioned, else ";

    explicit RowAnswer(const std::string &answer);
    std::string text() const;

    bool byMention = false;
    std::string row; ///< empty: none
};

/// What the answers say about the records of one file.
class FileAnswers
{
public:
    FileAnswers(const Playbook &playbook, const SourceSpec &file, const Answers &answers);

    /// \a part as in ColumnSpec. NULL when there is no answer, or when it has no such part.
    Value value(const QuestionSpec &question, const std::string &part, const Record &record) const;
    /// The value of \a question's `by`, or nothing: what records are asked about together.
    std::string group(const QuestionSpec &question, const Record &record) const;
    /// Every answer that belongs to the record's file: a record is another one with another answer.
    std::string all(const Record &record) const;

private:
    Value rowOf(const QuestionSpec &question, const std::string *answer,
                const Record &record) const;

    const Playbook *m_playbook;
    const SourceSpec *m_file;
    const Answers *m_answers;
    std::vector<const QuestionSpec *> m_asked; ///< for each file
    std::set<const QuestionSpec *> m_ofRecords; ///< some records have an answer of their own
};

} // namespace waybill
