// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/undo/attachedcopy.h"

#include "migration/target/statement.h"

#include <QFileInfo>
#include <QUrl>

namespace waybill {

Result<AttachedCopy> AttachedCopy::attach(Connection &connection, const QString &path)
{
    // Immutable: SQLite then neither looks for a journal beside it nor makes a lock of its own.
    const QByteArray name = "file:"
        + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?mode=ro&immutable=1";
    if (auto attached = connection.run("ATTACH " + literal(name.toStdString()) + " AS was");
        !attached)
        return attached.error();
    return AttachedCopy(connection);
}

AttachedCopy::~AttachedCopy()
{
    // Fails only inside a transaction; the connection closes it then.
    if (m_connection)
        static_cast<void>(m_connection->run("DETACH was"));
}

} // namespace waybill
