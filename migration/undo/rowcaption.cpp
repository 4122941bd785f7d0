// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/rowcaption.h"

#include "migration/target/statement.h"

#include <algorithm>

namespace waybill {

QString rowCaption(Connection &connection, const Playbook &playbook, const TableInfo &table,
                   const Value &key)
{
    const auto view = std::find_if(playbook.views.begin(), playbook.views.end(),
                                   [&](const ViewSpec &v) { return v.table == table.name; });
    if (view == playbook.views.end() || view->caption.empty())
        return {};
    std::string column = "t." + quotedName(view->caption);
    std::string join;
    if (const auto dot = view->caption.find('.'); dot != std::string::npos) {
        const std::string through = view->caption.substr(0, dot);
        const auto foreign = std::find_if(table.foreignKeys.begin(), table.foreignKeys.end(),
                                          [&](const ForeignKey &k) { return k.column == through; });
        if (foreign == table.foreignKeys.end())
            return {};
        column = "p." + quotedName(view->caption.substr(dot + 1));
        join = " JOIN " + quotedName(foreign->table) + " p ON p."
            + quotedName(foreign->parentColumn) + " = t." + quotedName(through);
    }
    auto query = Statement::prepare(connection,
                                    "SELECT " + column + " FROM " + quotedName(table.name) + " t"
                                        + join + " WHERE t." + quotedName(table.key) + " = ?");
    if (!query)
        return {};
    query->bind(0, key);
    auto row = query->step();
    return row && *row ? query->qtext(0) : QString();
}

QString keyText(const Value &key)
{
    if (const auto *integer = std::get_if<std::int64_t>(&key))
        return QString::number(*integer);
    const auto *text = std::get_if<std::string>(&key);
    return text ? QString::fromStdString(*text) : QString();
}

} // namespace waybill
