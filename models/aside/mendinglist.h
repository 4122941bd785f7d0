// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/pendingmendings.h"

#include <QObject>

namespace waybill {

class DataSession;

/// The mendings of an open database that wait to be tried, kept up to date, and the steps that
/// change them. Each step can be undone.
class MendingList final : public QObject
{
    Q_OBJECT

public:
    explicit MendingList(DataSession &session);

    static QString tableName();

    void read(); ///< ends with changed(), or nothing when nothing is new
    const QList<PendingMending> &all() const { return m_mendings; }

    /// In the place of those of the same id, if there are any.
    void enter(const QList<PendingMending> &mendings, const QString &text);
    void takeBack(const QList<PendingMending> &mendings, const QString &text);

Q_SIGNALS:
    void changed();

private:
    DataSession &m_session;
    QList<PendingMending> m_mendings;
};

} // namespace waybill
