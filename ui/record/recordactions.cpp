// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recordactions.h"

#include "models/commands/insertrecord.h"
#include "models/record/recordcopy.h"
#include "ui/record/mergedialog.h"
#include "ui/record/recorddialog.h"
#include "ui/tables/cellselection.h"
#include "ui/tables/gridview.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void mergeRest(TablePage *page, qint64 kept, QList<qint64> others)
{
    if (!page || others.isEmpty())
        return;
    const qint64 next = others.takeFirst();
    MergeDialog::open(page->model().session(), page->model().layout(), {kept, next}, page->window(),
                      [page = QPointer<TablePage>(page), others](qint64 stays) {
                          mergeRest(page, stays, others);
                      });
}

} // namespace

RecordActions::RecordActions(std::function<TablePage *()> front, QObject *parent)
    : QObject(parent)
    , m_front(std::move(front))
    , m_open(add(u"list"_s, tr("&Open record…"), "openRecord", &RecordActions::open))
    , m_duplicate(
          add(u"copy"_s, tr("D&uplicate record…"), "duplicateRecord", &RecordActions::duplicate))
    , m_merge(add({}, tr("&Merge records…"), "mergeRecords", &RecordActions::merge))
{
    m_open->setShortcut(QKeySequence(tr("Ctrl+Shift+O")));
    m_duplicate->setShortcut(QKeySequence(tr("Ctrl+Shift+D")));
    update();
}

QAction *RecordActions::add(const QString &drawing, const QString &text, const char *name,
                            void (RecordActions::*act)(TablePage &))
{
    auto *action = new QAction(text, this);
    if (!drawing.isEmpty())
        action->setIcon(icon(drawing));
    action->setObjectName(QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, [this, act] {
        if (TablePage *page = m_front())
            (this->*act)(*page);
    });
    return action;
}

void RecordActions::addToMenu(QMenu &menu)
{
    menu.addActions({m_open, m_duplicate, m_merge});
}

void RecordActions::update()
{
    const TablePage *page = m_front();
    m_open->setEnabled(page);
    m_duplicate->setEnabled(page && page->isWritable());
    m_merge->setEnabled(page && page->isWritable());
}

void RecordActions::attach(TablePage &page)
{
    page.setRecordActions({m_open, m_duplicate, m_merge});
    connect(&page.view(), &QTableView::activated, this, [this, &page] { open(page); });
}

void RecordActions::open(TablePage &page)
{
    if (page.view().currentIndex().isValid())
        RecordDialog::open(page.view(), page.window());
}

void RecordActions::duplicate(TablePage &page)
{
    const qint64 id = page.model().rowId(page.view().currentIndex().row());
    if (id == 0)
        return;
    DataSession &session = page.model().session();
    const auto read = [layout = page.model().layout(),
                       id](Connections &connections) -> Result<RecordCopy> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return copyOf(**connection, layout, id);
    };
    session.thread().ask(&page, read, [&page, &session](const Result<RecordCopy> &copy) {
        if (!copy) {
            Q_EMIT page.problem(copy.error());
            return;
        }
        QString note = tr("Like %1. Nothing is stored before you add it.").arg(copy->caption);
        if (!copy->unique.isEmpty())
            note += u' '
                + tr("Left empty, because no two records may have the same: %1.")
                      .arg(copy->unique.join(u", "_s));
        const TableLayout &layout = page.model().layout();
        auto *dialog = new NewRecordDialog(
            session, layout,
            {.note = note, .fixed = copy->others, .shown = copy->shown, .parents = copy->parents},
            page.window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &NewRecordDialog::recordReady, &page,
                [&session, singular = layout.singular](const NewRecord &record) {
                    session.undoStack().push(new InsertRecord(session, record, singular));
                });
        dialog->open();
    });
}

/// Two are made one; of more, the next is then laid beside what came of them.
void RecordActions::merge(TablePage &page)
{
    QList<qint64> ids;
    for (const int row : rowsOfSelection(page.view()))
        ids << page.model().rowId(row);
    constexpr qsizetype most = 20;
    if (ids.size() < 2 || ids.size() > most) {
        Q_EMIT page.problem(
            {.code = u"EDIT-09"_s,
             .severity = Severity::Info,
             .message = ids.size() < 2
                 ? tr("Select the two records that are to become one first.")
                 : tr("Select fewer records: they are laid side by side two at a time.")});
        return;
    }
    const qint64 first = ids.takeFirst();
    mergeRest(&page, first, ids);
}

} // namespace waybill
