// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/fielduses.h"

namespace waybill {

namespace {

using Scopes = std::vector<std::string>; ///< the places a row is made from; "" is the record

std::string withoutSource(const Path &path)
{
    return path.source.empty() ? path.text : path.text.substr(path.source.size() + 1);
}

/// "./name" seen from each of \a scopes, "/name" from the top.
Scopes placesOf(const Path &path, const Scopes &scopes)
{
    const std::string text = withoutSource(path);
    if (!text.starts_with('.'))
        return {text};
    if (!path.source.empty())
        return {text.substr(1)};
    Scopes places;
    for (const std::string &scope : scopes)
        places.push_back(scope + text.substr(1));
    return places;
}

class UseCollector
{
public:
    explicit UseCollector(std::vector<FieldUse> &uses)
        : m_uses(uses)
    {
    }

    void load(const LoadSpec &load)
    {
        m_load = &load;
        rows(load.rows, {std::string()});
    }

private:
    void rows(const std::vector<RowSpec> &specs, const Scopes &outer)
    {
        for (const RowSpec &row : specs) {
            Scopes scopes = row.each.empty() ? outer : Scopes();
            for (const Path &path : row.each) {
                for (std::string &place : placesOf(path, outer))
                    scopes.push_back(std::move(place));
            }
            for (const ColumnSpec &column : row.columns)
                this->column(row, column, scopes);
            rows(row.rows, scopes);
        }
    }

    void column(const RowSpec &row, const ColumnSpec &column, const Scopes &scopes)
    {
        // What a digest looks at is another column's, or an extra.
        const bool takes = column.kind != ColumnSpec::Kind::Digest;
        for (std::size_t i = 0; takes && i < column.inputs.size(); ++i) {
            const Input &input = column.inputs[i];
            const std::string &source =
                input.path.source.empty() ? m_load->from : input.path.source;
            for (const std::string &place : placesOf(input.path, scopes))
                m_uses.push_back({source, place, &row, &column, &input, i});
        }
        for (const ColumnSpec &other : column.otherwise)
            this->column(row, other, scopes);
    }

    std::vector<FieldUse> &m_uses;
    const LoadSpec *m_load = nullptr;
};

} // namespace

std::vector<FieldUse> fieldUses(const Playbook &playbook)
{
    std::vector<FieldUse> uses;
    UseCollector collector(uses);
    for (const PhaseSpec &phase : playbook.phases) {
        for (const LoadSpec &load : phase.loads)
            collector.load(load);
    }
    return uses;
}

} // namespace waybill
