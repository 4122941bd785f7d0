// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/lanelist.h"

#include "models/tables/rowcandidates.h"
#include "models/tables/rowsql.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace waybill {

int laneOf(const LayoutColumn &column, const QVariant &value)
{
    const auto words = static_cast<int>(column.words.size());
    if (!value.isValid())
        return words;
    for (int i = 0; i < words; ++i) {
        if (column.words[i].word == value.toString())
            return i;
    }
    return words;
}

Result<LaneIds> listLanes(Connection &connection, const RowQuestion &question, int column, int most)
{
    // It has a watch of its own, and a connection has room for one.
    const auto subset = subsetIds(connection, question.query.subset);
    if (!subset)
        return subset.error();
    const bool all = question.query.subset.empty();
    const QueryWatch watch(connection, question.stop);
    const auto among = rowCandidates(connection, question.layout, question.query);
    if (!among)
        return among.error();
    const Sql sql = listingSql(question.layout, question.query, *among, most, column);
    auto statement = prepared(connection, sql);
    if (!statement)
        return statement.error();

    const QList<WordChoice> &words = question.layout.columns[column].words;
    std::unordered_map<std::string, std::size_t> lanes;
    for (const WordChoice &choice : words)
        lanes.emplace(choice.word.toStdString(), lanes.size());
    LaneIds lists(static_cast<std::size_t>(words.size()) + 1);
    for (;;) {
        auto more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const qint64 id = statement->integer(0);
        if (!all && !std::binary_search(subset->begin(), subset->end(), id))
            continue;
        const Value word = statement->value(1);
        const auto *text = std::get_if<std::string>(&word);
        const auto lane = text ? lanes.find(*text) : lanes.end();
        lists[lane == lanes.end() ? lists.size() - 1 : lane->second].push_back(id);
    }
    for (RowIds &list : lists)
        list.shrink_to_fit();
    return lists;
}

} // namespace waybill
