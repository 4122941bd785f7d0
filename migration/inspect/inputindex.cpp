// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inputindex.h"

#include <string_view>

namespace waybill {

QString InputPlace::target() const
{
    return QString::fromStdString(row->spec->table + '.' + column->spec->column);
}

InputIndex::InputIndex(const Plan &plan)
{
    for (const PlanPhase &phase : plan.phases) {
        for (const PlanLoad &load : phase.loads)
            addRows(load, load.rows);
    }
}

void InputIndex::addRows(const PlanLoad &load, const std::vector<PlanRow> &rows)
{
    for (const PlanRow &row : rows) {
        for (const PlanColumn &column : row.columns) {
            addColumn(load, row, column, column);
        }
        addRows(load, row.rows);
    }
}

void InputIndex::addColumn(const PlanLoad &load, const PlanRow &row, const PlanColumn &column,
                           const PlanColumn &origin)
{
    if (origin.spec->kind == ColumnSpec::Kind::From) {
        for (const PlanInput &input : origin.inputs)
            add(load, {.row = &row, .column = &column, .input = &input});
    }
    for (const PlanColumn &other : origin.otherwise)
        addColumn(load, row, column, other);
}

void InputIndex::add(const PlanLoad &load, const InputPlace &place)
{
    const PlanPath &path = place.input->place;
    const SourceSpec *source = load.documents[static_cast<std::size_t>(path.document)];
    InputPlace known = place;
    known.source = source;
    if (path.field >= 0) {
        m_byField[{source, path.field}].push_back(known);
        return;
    }
    const auto &segments = path.path->segments;
    const bool named = !segments.empty() && segments.back().kind == Path::Segment::Kind::Name;
    m_byName[{source, named ? segments.back().name : std::string()}].push_back(known);
}

const std::vector<InputPlace> &InputIndex::ofField(const SourceSpec &source, int field) const
{
    const auto found = m_byField.find({&source.declared(), field});
    return found == m_byField.end() ? m_none : found->second;
}

const InputPlace *InputIndex::thatSays(const char *code, const MappedRecord &record,
                                       std::int32_t node) const
{
    const SourceSpec &source = record.binding->source();
    const Node &value = record.node(node);
    const auto search = [&](const Places &places) -> const InputPlace * {
        for (const InputPlace &place : places) {
            if (!record.binding->isCsv()
                && place.input->isPlaced != record.binding->isPlaced(*record.record, node))
                continue;
            const Conversion made = place.input->converter->forward({value.kind, value.text});
            if (std::string_view(made.code) == code)
                return &place;
        }
        return nullptr;
    };
    if (record.binding->isCsv()) {
        const auto column = static_cast<std::size_t>(node) - 1;
        const auto &columns = record.binding->columns();
        return column < columns.size() ? search(ofField(source, columns[column].field)) : nullptr;
    }
    for (const std::string &name : {std::string(value.key), std::string()}) {
        const auto found = m_byName.find({&source.declared(), name});
        if (found == m_byName.end())
            continue;
        if (const InputPlace *place = search(found->second))
            return place;
    }
    return nullptr;
}

} // namespace waybill
