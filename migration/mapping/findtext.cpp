// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/findtext.h"

#include "migration/base/textfold.h"

namespace waybill {

namespace {

template<typename Fold>
std::string textOf(const Value &value, Fold fold)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return fold(*text);
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    return {};
}

template<typename Fold>
std::string joinedTexts(const PendingRow &row, Fold fold)
{
    std::string all;
    for (const std::size_t column : row.row->find)
        all += textOf(row.values[column], fold) + '\x1f';
    return all;
}

std::string itself(const std::string &text)
{
    return text;
}

} // namespace

std::string findText(const Value &value, const RowSpec &row)
{
    return row.exact ? textOf(value, itself) : textOf(value, folded);
}

std::string findText(const PendingRow &row)
{
    return row.row->spec->exact ? joinedTexts(row, itself) : joinedTexts(row, folded);
}

std::string looseText(const PendingRow &row)
{
    return joinedTexts(row, looselyFolded);
}

} // namespace waybill
