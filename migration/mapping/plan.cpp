// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/plan.h"

#include "migration/mapping/placetarget.h"

#include <algorithm>

namespace waybill {

namespace {

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
        if (auto placed = findPlaces(); !placed)
            return placed;
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
    /// A field that somebody has sent to a column, as an input of it.
    struct Placed
    {
        const LoadSpec *load;
        const RowSpec *row;
        const SourceSpec *source;
        int field; ///< CSV: behind the fields of the source
        const ColumnSpec *column; ///< owned by the plan, with the input alone
    };

    Result<> findPlaces()
    {
        for (const SourceSpec &source : m_playbook.sources) {
            auto field = static_cast<int>(source.fields.size());
            for (const FieldPlace &place : fieldPlaces(source, m_answers)) {
                const int number = field++;
                if (place.kind != FieldPlace::Kind::Column)
                    continue;
                auto target = targetOf(m_playbook, source, place);
                if (!target)
                    return target.error();
                auto column = std::make_unique<ColumnSpec>();
                column->column = place.name;
                std::string spec = place.converter;
                if (spec.empty())
                    spec = usualConverter(m_playbook, place.table, place.name);
                column->inputs.push_back(
                    {.path = std::move(target->path), .converter = spec.empty() ? "text" : spec});
                m_placed.push_back({target->load, target->row, &source,
                                    source.format == SourceFormat::Csv ? number : -1,
                                    column.get()});
                m_plan.placed.push_back(std::move(column));
            }
        }
        return {};
    }

    Result<> addPlaces(PlanRow &row, const PlanLoad &load)
    {
        for (const Placed &placed : m_placed) {
            if (placed.load != load.spec || placed.row != row.spec)
                continue;
            auto input = compileInput(placed.column->inputs.front(), load);
            if (!input)
                return input.error();
            input->isPlaced = true;
            input->place.field = placed.field;
            const auto known =
                std::find_if(row.columns.begin(), row.columns.end(), [&](const PlanColumn &column) {
                    return column.spec->column == placed.column->column;
                });
            if (known != row.columns.end()) {
                known->inputs.insert(known->inputs.begin(), std::move(*input));
                continue;
            }
            PlanColumn column{.spec = placed.column};
            column.inputs.push_back(std::move(*input));
            row.columns.push_back(std::move(column));
        }
        return {};
    }

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
        if (auto added = addPlaces(row, load); !added)
            return added.error();
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
            spec = "repaired=" + repair + '|' + spec;
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
    std::vector<Placed> m_placed;
    int m_rowCount = 0;
    std::map<std::string, std::shared_ptr<const Converter>> m_converters;
};

} // namespace

Result<std::unique_ptr<const Plan>> compilePlan(const Playbook &playbook, const Answers &answers)
{
    auto plan = std::make_unique<Plan>();
    if (auto compiled = Compiler(playbook, answers, *plan).compile(); !compiled)
        return compiled.error();
    return std::unique_ptr<const Plan>(std::move(plan));
}

} // namespace waybill
