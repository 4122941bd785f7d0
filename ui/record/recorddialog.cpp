// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recorddialog.h"

#include "models/tables/tablemodel.h"
#include "ui/record/recordform.h"
#include "ui/record/sectionbar.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

RecordDialog *RecordDialog::open(QTableView &view, QWidget *parent)
{
    for (RecordDialog *known : parent->findChildren<RecordDialog *>()) {
        if (&known->m_view == &view && known->isVisible()) {
            known->raise();
            known->activateWindow();
            return known;
        }
    }
    auto *dialog = new RecordDialog(view, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->activateWindow();
    return dialog;
}

RecordDialog::RecordDialog(QTableView &view, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_model(*qobject_cast<TableModel *>(view.model()))
    , m_form(new RecordForm(this))
    , m_place(mutedText(QString(), this))
    , m_previous(button(tr("&Previous"), u"arrow-left"_s, ButtonKind::Plain, this))
    , m_next(button(tr("&Next"), u"arrow-right"_s, ButtonKind::Plain, this))
    , m_messages(new MessageBar(this))
{
    setObjectName(u"recordDialog"_s);
    m_previous->setObjectName(u"previousRecord"_s);
    m_next->setObjectName(u"nextRecord"_s);
    addKey(tr("Alt+PgUp"), -1);
    addKey(tr("Alt+PgDown"), 1);
    m_previous->setToolTip(tr("The record before (Alt+PgUp)"));
    m_next->setToolTip(tr("The next record (Alt+PgDown)"));
    m_place->setWordWrap(false);
    auto *close = button(tr("&Close"), {}, ButtonKind::Plain, this);
    for (QPushButton *made : {m_previous, m_next, close})
        made->setAutoDefault(false); // Enter stores a field
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 12);
    foot->setSpacing(8);
    foot->addWidget(m_previous);
    foot->addWidget(m_next);
    foot->addWidget(m_place);
    foot->addStretch();
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form, 1);
    column->addWidget(m_messages);
    column->addLayout(foot);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RecordDialog::follow);
    connect(&m_model, &TableModel::listed, this, &RecordDialog::follow);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &RecordDialog::follow);
    connect(&m_model, &QObject::destroyed, this, &QDialog::close);
    connect(m_form, &RecordForm::problem, m_messages, &MessageBar::showProblem);
    connect(m_form, &RecordForm::done, this,
            [this](const QString &text) { m_messages->showDone(text); });
    connect(
        &m_model, &TableModel::editRefused, m_messages,
        [this](const QModelIndex &, const Problem &refused) { m_messages->showProblem(refused); });
    connect(&m_model.session(), &DataSession::refused, m_messages, &MessageBar::showProblem);
    addHistory();
    resize(820, 680);
    follow();
    m_form->sections().setFocus();
}

void RecordDialog::addKey(const QString &keys, int by)
{
    auto *go = new QAction(this);
    go->setShortcut(QKeySequence(keys));
    connect(go, &QAction::triggered, this, [this, by] { step(by); });
    addAction(go);
}

/// The window's own keys for undo do not reach in here.
void RecordDialog::addHistory()
{
    QUndoStack &stack = m_model.session().undoStack();
    QAction *undo = stack.createUndoAction(this);
    undo->setShortcut(QKeySequence::Undo);
    QAction *redo = stack.createRedoAction(this);
    redo->setShortcuts(QKeySequence::Redo);
    addAction(undo);
    addAction(redo);
}

void RecordDialog::follow()
{
    const QModelIndex current = m_view.currentIndex();
    const QString title = m_model.layout().singular;
    const QString caption = current.data(TableModel::CaptionRole).toString();
    setWindowTitle(caption.isEmpty() ? title.left(1).toUpper() + title.mid(1) : caption);
    if (m_form->model() != &m_model
        || m_form->currentId() != (current.isValid() ? m_model.rowId(current.row()) : 0))
        m_form->showRow(&m_model, current);
    const int row = current.isValid() ? current.row() : -1;
    m_previous->setEnabled(row > 0);
    m_next->setEnabled(row >= 0 && row + 1 < m_model.rowCount());
    m_place->setText(row < 0
                         ? QString()
                         : tr("%1 of %2").arg(countText(row + 1), countText(m_model.rowCount())));
}

void RecordDialog::step(int by)
{
    const QModelIndex current = m_view.currentIndex();
    const QModelIndex next = m_model.index(current.row() + by, std::max(0, current.column()));
    if (!next.isValid())
        return;
    // What is being typed is stored before its record is left.
    if (QWidget *typed = focusWidget(); typed && m_form->isAncestorOf(typed))
        typed->clearFocus();
    m_view.setCurrentIndex(next);
}

} // namespace waybill
