// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/plan.h"

#include "migration/mapping/conversions.h"
#include "migration/mapping/fileanswers.h"
#include "migration/source/encoding.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr std::string_view repairedPrefix = "repaired=";

/// Undoes one misreading of UTF-8 before the real converter sees the text.
class RepairingConverter final : public Converter
{
public:
    RepairingConverter(std::string misreadAs, std::shared_ptr<const Converter> inner)
        : m_misreadAs(std::move(misreadAs))
        , m_inner(std::move(inner))
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (scalar.kind != NodeKind::Text)
            return m_inner->forward(scalar);
        const std::string repaired = repairMisread(scalar.text, m_misreadAs);
        if (repaired == scalar.text)
            return m_inner->forward(scalar);
        Conversion conversion = m_inner->forward({scalar.kind, repaired});
        if (conversion.outcome == Conversion::Outcome::AsIs) {
            conversion.outcome = Conversion::Outcome::Changed;
            conversion.code = "ENC-03";
        }
        return conversion;
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return m_inner->backward(value, kind);
    }
    bool same(const Value &stored, const Value &made) const override
    {
        return m_inner->same(stored, made);
    }
    bool takesEmpty() const override { return m_inner->takesEmpty(); }
    QString expectation() const override { return m_inner->expectation(); }
    QString explanation() const override { return m_inner->explanation(); }

private:
    std::string m_misreadAs;
    std::shared_ptr<const Converter> m_inner;
};

/// Unknown words that somebody has given a meaning join the playbook's own.
std::map<std::string, WordMap> wordsWithAnswers(const Playbook &playbook, const Answers &answers)
{
    auto words = playbook.words;
    for (auto &[name, map] : words) {
        const std::string prefix = "words/" + name + "/";
        for (auto answer = answers.lower_bound(prefix);
             answer != answers.end() && answer->first.starts_with(prefix); ++answer) {
            for (auto &entry : map.entries) {
                if (entry.word == answer->second)
                    entry.spellings.push_back(answer->first.substr(prefix.size()));
            }
        }
    }
    return words;
}

class Compiler
{
public:
    Compiler(const Playbook &playbook, const Answers &answers, Plan &plan)
        : m_playbook(playbook)
        , m_answers(answers)
        , m_plan(plan)
    {
    }

    Result<> compile()
    {
        m_plan.words = wordsWithAnswers(m_playbook, m_answers);
        for (const PhaseSpec &phaseSpec : m_playbook.phases) {
            PlanPhase phase{.spec = &phaseSpec};
            for (const LoadSpec &loadSpec : phaseSpec.loads) {
                auto load = compileLoad(loadSpec);
                if (!load)
                    return load.error();
                phase.loads.push_back(std::move(*load));
            }
            m_plan.phases.push_back(std::move(phase));
        }
        for (const PlanPhase &phase : m_plan.phases) {
            for (const PlanLoad &load : phase.loads)
                indexRows(load.rows);
        }
        return {};
    }

private:
    Result<PlanLoad> compileLoad(const LoadSpec &spec)
    {
        PlanLoad load{.spec = &spec};
        load.documents.push_back(m_playbook.source(spec.from));
        for (const std::string &name : spec.with)
            load.documents.push_back(m_playbook.source(name));
        for (const RowSpec &rowSpec : spec.rows) {
            auto row = compileRow(rowSpec, load);
            if (!row)
                return row.error();
            load.rows.push_back(std::move(*row));
        }
        return load;
    }

    Result<PlanRow> compileRow(const RowSpec &spec, const PlanLoad &load)
    {
        PlanRow row{.spec = &spec, .number = m_rowCount++};
        for (const ColumnSpec &columnSpec : spec.columns) {
            auto column = compileColumn(columnSpec, load);
            if (!column)
                return column.error();
            row.columns.push_back(std::move(*column));
        }
        for (const std::string &name : spec.find) {
            const auto at = std::find_if(spec.columns.begin(), spec.columns.end(),
                                         [&](const ColumnSpec &c) { return c.column == name; });
            row.find.push_back(static_cast<std::size_t>(at - spec.columns.begin()));
        }
        for (const Path &path : spec.each)
            row.each.push_back(lookUp(path, load));
        for (const Path &path : spec.when.anyOf)
            row.given.push_back(lookUp(path, load));
        for (const auto &value : spec.when.values)
            row.values.push_back(lookUp(value.first, load));
        for (const std::string &id : spec.when.fileAnswers)
            row.fileAnswers.push_back(m_playbook.question(id));
        for (const RowSpec &inner : spec.rows) {
            auto compiled = compileRow(inner, load);
            if (!compiled)
                return compiled.error();
            row.rows.push_back(std::move(*compiled));
        }
        return row;
    }

    Result<PlanColumn> compileColumn(const ColumnSpec &spec, const PlanLoad &load)
    {
        PlanColumn column{.spec = &spec};
        for (const Input &inputSpec : spec.inputs) {
            auto input = compileInput(inputSpec, load);
            if (!input)
                return input.error();
            column.inputs.push_back(std::move(*input));
        }
        if (spec.kind == ColumnSpec::Kind::Key || spec.kind == ColumnSpec::Kind::File) {
            auto made = converter(spec.converter.empty() ? "text" : spec.converter);
            if (!made)
                return made.error();
            column.keyConverter = *made;
        }
        for (const auto &value : spec.when.values)
            column.values.push_back(lookUp(value.first, load));
        if (spec.kind == ColumnSpec::Kind::Answer)
            column.question = m_playbook.question(spec.name);
        for (const ColumnSpec &other : spec.otherwise) {
            auto compiled = compileColumn(other, load);
            if (!compiled)
                return compiled.error();
            column.otherwise.push_back(std::move(*compiled));
        }
        return column;
    }

    static PlanPath lookUp(const Path &path, const PlanLoad &load)
    {
        PlanPath place{.path = &path};
        if (!path.source.empty()) {
            const auto &with = load.spec->with;
            const auto at = std::find(with.begin(), with.end(), path.source);
            place.document = static_cast<int>(at - with.begin()) + 1;
        }
        const SourceSpec &source = *load.documents[static_cast<std::size_t>(place.document)];
        if (source.format == SourceFormat::Csv && !path.segments.empty()) {
            const std::string &name = path.segments.front().name;
            const auto at = std::find_if(source.fields.begin(), source.fields.end(),
                                         [&](const FieldSpec &f) { return f.name == name; });
            place.field = static_cast<int>(at - source.fields.begin());
        }
        return place;
    }

    Result<PlanInput> compileInput(const Input &spec, const PlanLoad &load)
    {
        PlanInput input{.spec = &spec, .place = lookUp(spec.path, load)};
        const SourceSpec &source = *load.documents[static_cast<std::size_t>(input.place.document)];
        const std::string field =
            input.place.field < 0 ? spec.path.text : spec.path.segments.front().name;
        input.converterSpec = specWithAnswers(spec.converter, source.name, field);
        auto made = converter(input.converterSpec);
        if (!made)
            return made.error();
        input.converter = *made;
        return input;
    }

    std::string specWithAnswers(std::string spec, const std::string &source,
                                const std::string &field)
    {
        spec = withChoices(spec, m_playbook, m_answers);
        if (spec == "date" || spec == "date-list" || spec == "month") {
            const std::string order = answerOr(m_answers, "dates/" + source + "/" + field, "");
            if (!order.empty() && order != "keep")
                spec += ':' + order;
        }
        const std::string repair = answerOr(m_answers, "repair/" + source, "no");
        if (repair != "no")
            spec = std::string(repairedPrefix) + repair + '|' + spec;
        return spec;
    }

    Result<std::shared_ptr<const Converter>> converter(const std::string &spec)
    {
        auto &cached = m_converters[spec];
        if (!cached) {
            auto made = converterForLedger(spec, m_plan.words);
            if (!made)
                return made.error();
            cached = *made;
        }
        return cached;
    }

    void indexRows(const std::vector<PlanRow> &rows)
    {
        for (const PlanRow &row : rows) {
            const auto number = static_cast<std::size_t>(row.number);
            if (m_plan.rowsByNumber.size() <= number)
                m_plan.rowsByNumber.resize(number + 1);
            m_plan.rowsByNumber[number] = &row;
            indexRows(row.rows);
        }
    }

    const Playbook &m_playbook;
    const Answers &m_answers;
    Plan &m_plan;
    int m_rowCount = 0;
    std::map<std::string, std::shared_ptr<const Converter>> m_converters;
};

} // namespace

std::string withChoices(std::string spec, const Playbook &playbook, const Answers &answers)
{
    for (const QuestionSpec &question : playbook.questions) {
        const std::string place = '{' + question.id + '}';
        const std::string answer = encodedArgument(answerOr(answers, answerId(question), ""));
        for (auto at = spec.find(place); at != std::string::npos; at = spec.find(place, at)) {
            spec.replace(at, place.size(), answer);
            at += answer.size();
        }
    }
    return spec;
}

std::string answerOr(const Answers &answers, const std::string &id, const std::string &fallback)
{
    const auto found = answers.find(id);
    return found == answers.end() ? fallback : found->second;
}

Answers answersWithDefaults(const Playbook &playbook, const Answers &answers)
{
    Answers all = answers;
    all.insert(playbook.decisions.begin(), playbook.decisions.end());
    for (const QuestionSpec &question : playbook.questions) {
        if (!question.fallback.empty())
            all.emplace("choices/" + question.id, question.fallback);
    }
    return all;
}

Result<std::shared_ptr<const Converter>>
converterForLedger(const std::string &spec, const std::map<std::string, WordMap> &words)
{
    std::string inner = spec;
    std::string misreadAs;
    if (spec.starts_with(repairedPrefix)) {
        const auto bar = spec.find('|');
        misreadAs = spec.substr(repairedPrefix.size(), bar - repairedPrefix.size());
        inner = spec.substr(bar + 1);
    }
    auto made = makeConverter(inner, words);
    if (!made)
        return made.error();
    std::shared_ptr<const Converter> converter = std::move(*made);
    if (!misreadAs.empty())
        converter = std::make_shared<RepairingConverter>(misreadAs, std::move(converter));
    return converter;
}

Result<std::unique_ptr<const Plan>> compilePlan(const Playbook &playbook, const Answers &answers)
{
    auto plan = std::make_unique<Plan>();
    if (auto compiled = Compiler(playbook, answers, *plan).compile(); !compiled)
        return compiled.error();
    return std::unique_ptr<const Plan>(std::move(plan));
}

} // namespace waybill
