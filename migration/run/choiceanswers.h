// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/run/sourceset.h"

#include <optional>

namespace waybill {

/// Where the file of an answer is: as it is written, or below one of the question's folders of
/// \a workspace; empty when it is nowhere.
QString fileOfAnswer(const QuestionSpec &question, const std::string &answer,
                     const QString &workspace);

/// The playbook's question that an answer's id belongs to; null for any other.
const QuestionSpec *questionOf(const Playbook &playbook, const std::string &id);

/// ASK-02: why \a answer is none to \a question; nullopt when it is one.
std::optional<Problem> answerMistake(const QuestionSpec &question, const std::string &answer,
                                     const QString &workspace);

/// \a answers and the SHA-256 of each file that they name (fileDigestId). ASK-02 for an answer of
/// the playbook's questions that is none.
Result<Answers> answersWithFiles(const Playbook &playbook, const Answers &answers,
                                 const QString &workspace);

/// ASK-01 for the first of the playbook's questions that nobody has answered: for a file with
/// records, or for all.
std::optional<Problem> firstUnanswered(const Playbook &playbook, const Answers &answers,
                                       const SourceSet &sources);

} // namespace waybill
