// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <memory>
#include <string>
#include <vector>

namespace waybill {

/// A path with its source looked up.
struct PlanPath
{
    const Path *path = nullptr;
    int document = 0; ///< 0: the load's own record; n: the n-th of `with`
    int field = -1; ///< CSV: index in SourceSpec::fields
};

/// A playbook's mapping with its converters made and its names looked up, for one set of answers.
/// Points into the Playbook, which must outlive it.
struct PlanInput
{
    const Input *spec = nullptr;
    PlanPath place;
    std::string converterSpec; ///< as the ledger keeps it, answers included
    std::shared_ptr<const Converter> converter;
    bool isPlaced = false; ///< somebody has sent the field here, see fieldplace.h
};

struct PlanColumn
{
    const ColumnSpec *spec = nullptr;
    std::vector<PlanInput> inputs;
    std::shared_ptr<const Converter> keyConverter; ///< ColumnSpec::Kind::Key, File
    const QuestionSpec *question = nullptr; ///< ColumnSpec::Kind::Answer
    std::vector<PlanPath> values; ///< ColumnSpec::when.values
    std::vector<PlanColumn> otherwise; ///< ColumnSpec::otherwise
};

struct PlanRow
{
    const RowSpec *spec = nullptr;
    int number = 0; ///< unique in the plan
    std::vector<PlanColumn> columns;
    std::vector<PlanRow> rows;
    std::vector<std::size_t> find; ///< indices into columns
    std::vector<PlanPath> each; ///< RowSpec::each
    std::vector<PlanPath> given; ///< RowSpec::when.anyOf
    std::vector<PlanPath> values; ///< RowSpec::when.values
    std::vector<const QuestionSpec *> fileAnswers; ///< RowSpec::when.fileAnswers
};

struct PlanLoad
{
    const LoadSpec *spec = nullptr;
    std::vector<const SourceSpec *> documents; ///< [0] is the load's own source
    std::vector<PlanRow> rows;
};

struct PlanPhase
{
    const PhaseSpec *spec = nullptr;
    std::vector<PlanLoad> loads;
};

struct Plan
{
    std::map<std::string, WordMap> words; ///< with the words that were answered
    std::vector<PlanPhase> phases;
    std::vector<const PlanRow *> rowsByNumber;
    std::vector<std::unique_ptr<const ColumnSpec>> placed; ///< columns that are in no playbook
};

/// PB-12 for a converter that does not exist; a linted playbook cannot fail here. PLACE-01 to
/// PLACE-03 for an answer that sends a field where it cannot go.
Result<std::unique_ptr<const Plan>> compilePlan(const Playbook &playbook, const Answers &answers);

/// The answer to a question, or its default, or empty.
std::string answerOr(const Answers &answers, const std::string &id, const std::string &fallback);

/// The playbook's words; unknown ones that somebody has given a meaning have joined them.
std::map<std::string, WordMap> wordsWithAnswers(const Playbook &playbook, const Answers &answers);

/// A converter's spec with the answers to the questions that it names: "address:{same-address}".
std::string withChoices(std::string spec, const Playbook &playbook, const Answers &answers);

/// \a answers and, where nobody answered, the decisions that come with the playbook, and what its
/// own questions ("choices/<question>") take then.
Answers answersWithDefaults(const Playbook &playbook, const Answers &answers);

/// A converter by the spec the ledger keeps: makeConverter() plus "repaired=<encoding>|<spec>",
/// which first undoes a misreading of UTF-8 (ENC-03).
Result<std::shared_ptr<const Converter>>
converterForLedger(const std::string &spec, const std::map<std::string, WordMap> &words);

} // namespace waybill
