// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/fieldexpectations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::string_view wordsPrefix = "words:";

QList<AsideWord> wordsOf(const Plan &plan, const std::string &converter)
{
    QList<AsideWord> words;
    if (!converter.starts_with(wordsPrefix))
        return words;
    const std::string name = converter.substr(
        wordsPrefix.size(), converter.find(':', wordsPrefix.size()) - wordsPrefix.size());
    const auto map = plan.words.find(name);
    if (map == plan.words.end())
        return words;
    for (const WordMap::Entry &entry : map->second.entries) {
        const auto spelling = std::find_if(entry.spellings.begin(), entry.spellings.end(),
                                           [](const std::string &text) { return !text.empty(); });
        const std::string written = spelling == entry.spellings.end() ? entry.word : *spelling;
        const std::string &label = entry.label.empty() ? entry.word : entry.label;
        if (!written.empty())
            words.append({written, QString::fromStdString(label)});
    }
    return words;
}

/// "./name" below the places that the row is made from.
std::string wholePath(const Path &path, const std::string &scope)
{
    return path.text.starts_with('.') ? scope + path.text.substr(1) : path.text;
}

class Collector
{
public:
    Collector(const Plan &plan, std::map<std::string, FieldExpectation> &found)
        : m_plan(plan)
        , m_found(found)
    {
    }

    void visit(const std::vector<PlanRow> &rows, const std::string &scope)
    {
        for (const PlanRow &row : rows) {
            const std::string here =
                row.spec->each.empty() ? scope : wholePath(row.spec->each.front(), scope);
            for (const PlanColumn &column : row.columns)
                visitColumn(column, here, here.empty());
            visit(row.rows, here);
        }
    }

private:
    void visitColumn(const PlanColumn &column, const std::string &scope, bool isTop)
    {
        if (column.spec->kind != ColumnSpec::Kind::From)
            return;
        for (const PlanInput &input : column.inputs) {
            if (input.place.document != 0)
                continue;
            const bool isText = input.spec->converter == "text";
            m_found.try_emplace(
                wholePath(*input.place.path, scope),
                FieldExpectation{.expected = isText ? QString() : input.converter->expectation(),
                                 .words = wordsOf(m_plan, input.converterSpec),
                                 .isTop = isTop});
        }
    }

    const Plan &m_plan;
    std::map<std::string, FieldExpectation> &m_found;
};

} // namespace

std::map<std::string, FieldExpectation> fieldExpectations(const Plan &plan,
                                                          const std::string &source)
{
    std::map<std::string, FieldExpectation> found;
    for (const PlanPhase &phase : plan.phases) {
        for (const PlanLoad &load : phase.loads) {
            if (load.spec->from == source)
                Collector(plan, found).visit(load.rows, {});
        }
    }
    return found;
}

} // namespace waybill
