// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace waybill {

/// Where a value of a file's record went.
struct StoredPlace
{
    QString table;
    QVariant key; ///< of the row
    QString column;
    bool owner = true; ///< false: a copy of it
    bool there = true; ///< false: the row was deleted since
    QVariant now; ///< what the column holds today
};

/// What became of one value of a file's record.
struct FieldFate
{
    enum class State {
        Stored,
        Changed, ///< stored in another form
        Empty, ///< nothing stands there
        Extra, ///< no column has it: it is among the extra details
        SetAside,
        LeftOut,
        Secret, ///< left out because it is one
        Replaced, ///< a newer record has the row now
        Deleted ///< was stored; its row has gone since
    };

    QString field; ///< title of its column, or its path
    QString raw; ///< as it stands in the file; of a secret nothing
    State state = State::Stored;
    QString why; ///< in words
    QList<StoredPlace> places;
};

/// Stable words for programs: "stored", "set-aside".
QString fateName(FieldFate::State state);
/// The same for people.
QString fateText(FieldFate::State state);

/// Whether a field is the one that somebody names: by its title or its path, whatever its case and
/// however the parts of the path are written.
bool isField(const QString &field, const QString &named);

struct StoredPlaybook;

struct LedgerPlace
{
    qint64 run = 0; ///< that has written the record
    qint64 record = 0;
    bool setAside = false; ///< the record as a whole
};

/// All values of a record of the ledger, in the order of the file. \a stored: of that run.
Result<QList<FieldFate>> readFieldFates(Connection &connection, const StoredPlaybook &stored,
                                        const LedgerPlace &place);

/// What was said of a record, with its codes: why it was set aside.
QString whyAside(Connection &connection, qint64 record);

} // namespace waybill
