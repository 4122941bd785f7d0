// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/fieldcollector.h"
#include "migration/inspect/inspection.h"
#include "migration/inspect/recordgroups.h"
#include "migration/mapping/recordmapper.h"
#include "migration/run/sourceset.h"

namespace waybill {

/// What the questions of an inspection are made from.
struct Findings
{
    const Playbook &playbook;
    const Plan &plan;
    const Answers &answers; ///< as they were given: what is answered is not asked again
    const MappingFacts &facts;
    const SourceSet &sources;
    const FieldCollector &fields;
    const RecordGroups &groups;
    const Inspection &inspection; ///< its files and fields are complete
};

/// Everything a person may decide, in the order in which it is best decided.
QList<Question> questionsAbout(const Findings &findings);

// In parts:
QList<Question> encodingQuestions(const Findings &findings);
QList<Question> repairQuestions(const Findings &findings);
QList<Question> secretQuestions(const Findings &findings);
/// The question as it is asked under \a id, with nothing said about where.
Question asQuestion(const QuestionSpec &spec, const std::string &id, const Answers &answers);
QList<Question> fileQuestions(const Findings &findings, const QuestionSpec &spec);
QList<Question> choiceQuestions(const Findings &findings);
QList<Question> columnQuestions(const Findings &findings);
QList<Question> wordQuestions(const Findings &findings);
QList<Question> dateQuestions(const Findings &findings);

} // namespace waybill
