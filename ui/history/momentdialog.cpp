// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/momentdialog.h"

#include "models/base/background.h"
#include "models/history/tablecountmodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

MomentDialog::MomentDialog(MomentTask task, Background &background, QWidget *parent)
    : QDialog(parent)
    , m_task(std::move(task))
    , m_background(background)
    , m_counts(new TableCountModel(this))
    , m_table(new ValueTable(m_counts, tr("What will change"), this))
    , m_note(mutedText(QString(), this))
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_cancel(button(tr("&Cancel"), {}, ButtonKind::Plain, this))
    , m_go(button(m_task.action, {}, ButtonKind::Primary, this))
{
    setWindowTitle(m_task.title);
    setMinimumSize(560, 420);
    m_table->setObjectName(u"momentCounts"_s);
    m_go->setObjectName(u"momentGo"_s);
    m_go->setDefault(true);
    m_go->setEnabled(false);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Working"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(pageTitle(m_task.title, this));
    column->addWidget(bodyText(m_task.explanation, this));
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(m_messages);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &MomentDialog::start);
    m_background.run(this, m_task.preview,
                     [this](const Result<RestoreDataPreview> &preview) { showPreview(preview); });
}

MomentTask MomentDialog::restoring(const RestoreDataRequest &request)
{
    return {.title = tr("Restore the data to %1?").arg(momentText(request.moment)),
            .explanation = tr("What was added since is removed, what was removed comes again, and "
                              "what was changed gets the values it had. A backup is made first, "
                              "and each change is in the log, so this can be undone."),
            .action = tr("&Restore"),
            .preview = [request] { return previewRestoreData(request); },
            .run = [request] { return restoreData(request); }};
}

MomentTask MomentDialog::undoing(const UndoRestoreRequest &request)
{
    return {.title = tr("Undo the restore?"),
            .explanation = tr("The data becomes what it was before the restore. What was changed "
                              "again since is kept. A backup is made first."),
            .action = tr("&Undo the restore"),
            .preview = [request] { return previewUndoRestore(request); },
            .run = [request] { return undoRestore(request); }};
}

void MomentDialog::showPreview(const Result<RestoreDataPreview> &preview)
{
    m_progress->hide();
    if (!preview) {
        m_messages->showProblem(preview.error());
        return;
    }
    m_counts->setValues(preview->tables);
    QStringList notes;
    if (preview->count() == 0)
        notes << tr("The data is what it was then: there is nothing to do.");
    if (preview->unknown > 0)
        notes << tr("Secrets that stay as they are, because the log does not have them: %Ln.",
                    nullptr, static_cast<int>(preview->unknown));
    if (preview->keptCount > 0)
        notes << tr("Records that were changed again since, and are kept: %Ln.", nullptr,
                    static_cast<int>(preview->keptCount));
    m_note->setText(notes.join(u'\n'));
    m_go->setEnabled(preview->count() > 0);
}

void MomentDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void MomentDialog::start()
{
    m_busy = true;
    m_progress->show();
    m_go->setEnabled(false);
    m_cancel->setEnabled(false);
    Q_EMIT starting();
    m_background.run(this, m_task.run,
                     [this](const Result<RestoreDataReport> &report) { finish(report); });
}

void MomentDialog::finish(const Result<RestoreDataReport> &report)
{
    m_busy = false;
    m_progress->hide();
    m_cancel->setEnabled(true);
    if (!report) {
        m_messages->showProblem(report.error());
        Q_EMIT notDone();
        return;
    }
    accept();
    Q_EMIT finishedWith(tr("Restored, as run %1. What was there before is in %2.")
                            .arg(report->run)
                            .arg(shownPath(report->backup)));
}

} // namespace waybill
