// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/viewfile.h"

#include <QObject>

#include <functional>

namespace waybill {

class DataSession;

/// The saved views of an open database, kept up to date, and the steps that change them. Each step
/// can be undone.
class SavedViewList final : public QObject
{
    Q_OBJECT

public:
    explicit SavedViewList(DataSession &session);

    static QString tableName();

    void read(); ///< ends with changed(), or nothing when nothing is new
    const QList<SavedView> &all() const { return m_views; }
    QList<SavedView> ofPage(const QString &page) const;
    std::optional<SavedView> find(const QString &page, const QString &name) const; ///< case aside

    /// Puts \a view in the place of the one of its name, if there is one.
    void save(const SavedView &view);
    void rename(const SavedView &view, const QString &name);
    void remove(const SavedView &view);
    void change(const QList<SavedViewChange> &changes, const QString &text);

    /// Files are written and read in the database's thread; \a done is not called when \a receiver
    /// is gone by then. An import is one step; what it does is told before it is done.
    void exportTo(const QString &path, QObject *receiver,
                  const std::function<void(const Result<qsizetype> &)> &done);
    void importFrom(const QString &path, QObject *receiver,
                    const std::function<void(const Result<ViewImport> &)> &done);

Q_SIGNALS:
    void changed();

private:
    DataSession &m_session;
    QList<SavedView> m_views;
};

} // namespace waybill
