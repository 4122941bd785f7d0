// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of changes does about them; the list itself is in changespage.cpp.
#include "migration/history/restorechange.h"
#include "models/commands/changecell.h"
#include "models/commands/restorerecords.h"
#include "ui/history/changespage.h"
#include "ui/history/comparemomentsdialog.h"
#include "ui/record/eventlist.h"

#include <QTableView>

using namespace Qt::StringLiterals;

namespace waybill {

void ChangesPage::openRecord()
{
    const AuditRow *row = current();
    if (row && row->entry.number < 0)
        Q_EMIT runWanted(-row->entry.number);
    else if (row && row->id != 0 && !row->view.isEmpty())
        Q_EMIT recordWanted(row->view, row->id);
}

/// By the change itself: where something else stands there by now, the session asks.
void ChangesPage::restoreValue()
{
    const AuditRow *row = current();
    const int at = m_values->currentIndex().row();
    if (!row || !m_session || at < 0 || at >= row->cells.size() || !row->cells[at].restorable)
        return;
    const AuditCell cell = row->cells[at];
    const auto read = [number = row->entry.number,
                       cell](Connections &connections) -> Result<RestorableValue> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readRestorableValue(**connection, number, cell.column);
    };
    m_session->thread().ask(
        this, read, [this, cell, caption = row->record](const Result<RestorableValue> &value) {
            if (!value) {
                Q_EMIT problem(value.error());
                return;
            }
            if (!m_session)
                return;
            m_session->undoStack().push(
                new ChangeCell(*m_session, value->change, cell.label, caption));
            if (value->stands)
                Q_EMIT done(tr("%1 of %2 is “%3” again.").arg(cell.label, caption, cell.before));
        });
}

void ChangesPage::restoreRecord()
{
    const AuditRow *row = current();
    if (!row || !m_session || row->entry.action != "DELETE"_L1)
        return;
    const QString name = (row->table + u' ' + row->record).trimmed();
    m_session->undoStack().push(new RestoreRecords(*m_session, row->entry.table, row->entry.number,
                                                   tr("Restore %1").arg(name)));
    Q_EMIT done(tr("%1 is there again, with what was deleted together with it.").arg(name));
}

void ChangesPage::compare()
{
    if (!m_session)
        return;
    auto *dialog = new CompareMomentsDialog(m_session->source().database, m_session->layouts(),
                                            m_background, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Moment moment = currentMoment();
    dialog->setMoments(
        moment.run > 0 ? u"run %1"_s.arg(moment.run) : u"change %1"_s.arg(moment.change), u"now"_s);
    dialog->open();
}

} // namespace waybill
