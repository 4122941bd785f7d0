// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"
#include "migration/target/statement.h"

#include <QStringList>

namespace waybill::test {

/// The rows of a query, each as "1 | Ada | NULL"; what went wrong instead, when it cannot be asked.
inline QStringList queryRows(const QString &database, const QString &sql)
{
    using namespace Qt::StringLiterals;
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    auto query = connection ? Statement::prepare(*connection, sql.toStdString())
                            : Result<Statement>(connection.error());
    if (!query)
        return {describe(query.error())};
    QStringList found;
    for (auto row = query->step(); row && *row; row = query->step()) {
        QStringList values;
        for (int column = 0; column < query->columnCount(); ++column)
            values << (query->isNull(column) ? u"NULL"_s : query->qtext(column));
        found << values.join(u" | "_s);
    }
    return found;
}

} // namespace waybill::test
