// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/target/connection.h"

#include <QList>

namespace waybill {

/// A record of which something could not be stored.
struct SetAsideRecord
{
    QString file;
    qint64 line = 0;
    qint64 record = 0; ///< 1-based; 0 for a file that was set aside as a whole
    bool whole = true; ///< nothing of it was stored
    Problems problems; ///< why
};

/// Of the latest migration that is still in, in the order of its files, the first ones. LED-03 when
/// there is none.
Result<QList<SetAsideRecord>> readSetAside(Connection &connection, qint64 most = 1000);

/// A file that has something set aside.
struct AsideSource
{
    std::string name; ///< of its source in the playbook
    QString file;
};

/// The one that is meant by \a name, a source or a file; the only one there is when that is empty.
/// USAGE-06 when there is none, or when the choice is a person's.
Result<AsideSource> sourceWithSetAside(Connection &connection, const std::string &name);

/// The records of one source that were set aside, in its own layout; a JSON source becomes a list.
/// \a source, a name or a file, may be empty when only one has any. Returns how many were written.
Result<qint64> exportSetAside(Connection &connection, const std::string &source,
                              const QString &path, const Observer &observer);

} // namespace waybill
