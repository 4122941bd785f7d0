// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/savedviewlist.h"

#include "migration/base/safefile.h"
#include "models/commands/changeviews.h"
#include "models/database/datasession.h"

using namespace Qt::StringLiterals;

namespace waybill {

SavedViewList::SavedViewList(DataSession &session)
    : m_session(session)
{
    connect(&session, &DataSession::opened, this, &SavedViewList::read);
    // Who shows a view that was not stored after all has to look again.
    connect(&session, &DataSession::refused, this, &SavedViewList::changed);
    connect(&session, &DataSession::rowsChanged, this, [this](const QString &table) {
        if (table.isEmpty() || table == tableName())
            read();
    });
}

QString SavedViewList::tableName()
{
    return u"waybill_views"_s;
}

void SavedViewList::read()
{
    const auto work = [](Connections &connections) -> Result<QList<SavedView>> {
        auto connection = connections.reading();
        return connection ? readSavedViews(**connection)
                          : Result<QList<SavedView>>(connection.error());
    };
    m_session.thread().ask(this, work, [this](const Result<QList<SavedView>> &views) {
        if (!views || *views == m_views)
            return;
        m_views = *views;
        Q_EMIT changed();
    });
}

QList<SavedView> SavedViewList::ofPage(const QString &page) const
{
    QList<SavedView> views = m_views;
    views.removeIf([&](const SavedView &view) { return view.page != page; });
    return views;
}

std::optional<SavedView> SavedViewList::find(const QString &page, const QString &name) const
{
    for (const SavedView &view : m_views) {
        if (view.page == page && view.name.compare(name, Qt::CaseInsensitive) == 0)
            return view;
    }
    return {};
}

void SavedViewList::save(const SavedView &view)
{
    change({{.before = find(view.page, view.name), .after = view}},
           tr("Save the view “%1”").arg(view.name));
}

void SavedViewList::rename(const SavedView &view, const QString &name)
{
    SavedView renamed = view;
    renamed.name = name;
    change({{.before = view, .after = renamed}},
           tr("Rename the view “%1” to “%2”").arg(view.name, name));
}

void SavedViewList::remove(const SavedView &view)
{
    change({{.before = view, .after = {}}}, tr("Delete the view “%1”").arg(view.name));
}

void SavedViewList::change(const QList<SavedViewChange> &changes, const QString &text)
{
    m_session.undoStack().push(new ChangeViews(m_session, changes, text));
}

void SavedViewList::exportTo(const QString &path, QObject *receiver,
                             const std::function<void(const Result<qsizetype> &)> &done)
{
    const auto work = [path, views = m_views](Connections &) -> Result<qsizetype> {
        if (auto written = writeFileAtomically(path, viewFileText(views)); !written)
            return written.error();
        return views.size();
    };
    m_session.thread().ask(receiver, work, done);
}

void SavedViewList::importFrom(const QString &path, QObject *receiver,
                               const std::function<void(const Result<ViewImport> &)> &done)
{
    const auto work = [path](Connections &) { return readViewFileAt(path); };
    m_session.thread().ask(receiver, work, [this, done](const Result<QList<SavedView>> &views) {
        if (!views) {
            done(views.error());
            return;
        }
        QStringList pages;
        for (const TableLayout &layout : m_session.layouts())
            pages << layout.id;
        const ViewImport plan = planImport(*views, m_views, pages);
        if (!plan.changes.isEmpty())
            change(plan.changes,
                   tr("Import %Ln views", nullptr, static_cast<int>(plan.changes.size())));
        done(plan);
    });
}

} // namespace waybill
