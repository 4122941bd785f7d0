// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/undodialog.h"

#include "ui/undo/keptrows.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

qint64 countOf(const QList<UndoRow> &rows, UndoRow::Reason reason)
{
    return std::count_if(rows.begin(), rows.end(),
                         [reason](const UndoRow &row) { return row.reason == reason; });
}

} // namespace

UndoDialog::UndoDialog(UndoRequest request, Background &background, QWidget *parent)
    : QDialog(parent)
    , m_request(std::move(request))
    , m_background(background)
    , m_title(pageTitle(tr("Undo this migration?"), this))
    , m_what(mutedText(QString(), this))
    , m_keep(new QRadioButton(tr("Undo the migration and &keep what I did since"), this))
    , m_keepCounts(mutedText(tr("Counting…"), this))
    , m_exact(new QRadioButton(tr("Go back to &exactly how it was before"), this))
    , m_exactCounts(mutedText(tr("Counting…"), this))
    , m_rows(new QVBoxLayout)
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_cancel(button(tr("&Cancel"), {}, ButtonKind::Plain, this))
    , m_undo(button(tr("&Undo migration"), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Undo a migration"));
    setMinimumWidth(560);
    m_keep->setObjectName(u"keepEdits"_s);
    m_exact->setObjectName(u"exact"_s);
    m_keepCounts->setObjectName(u"keepCounts"_s);
    m_exactCounts->setObjectName(u"exactCounts"_s);
    m_undo->setObjectName(u"undoNow"_s);
    m_keep->setChecked(true);
    m_keep->setAccessibleName(tr("Undo the migration and keep what I did since"));
    m_exact->setAccessibleName(tr("Go back to exactly how it was before"));
    m_undo->setEnabled(false);
    m_undo->setDefault(true);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Undoing"));
    m_progress->hide();
    m_title->setWordWrap(true);
    m_keepCounts->setIndent(24);
    m_exactCounts->setIndent(24);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch();
    foot->addWidget(m_cancel);
    foot->addWidget(m_undo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addSpacing(8);
    column->addWidget(m_keep);
    column->addWidget(m_keepCounts);
    column->addLayout(m_rows);
    column->addSpacing(8);
    column->addWidget(m_exact);
    column->addWidget(m_exactCounts);
    column->addSpacing(8);
    column->addWidget(bodyText(tr("A backup is made first, so this can be undone too."), this));
    column->addWidget(m_progress);
    column->addWidget(m_messages);
    column->addStretch();
    column->addLayout(foot);
    connect(m_cancel, &QPushButton::clicked, this, &UndoDialog::reject);
    connect(m_undo, &QPushButton::clicked, this, &UndoDialog::run);
    connect(&m_job, &MigrationJob::undone, this, &UndoDialog::showDone);
    connect(&m_job, &MigrationJob::failed, this, &UndoDialog::showFailed);
    preview(UndoKind::KeepEdits);
    preview(UndoKind::Exact);
}

void UndoDialog::preview(UndoKind kind)
{
    UndoRequest request = m_request;
    request.kind = kind;
    m_background.run(
        this, [request] { return previewUndo(request); },
        [this, kind](const Result<UndoPreview> &preview) {
            if (preview) {
                showPreview(kind, *preview);
            } else {
                m_messages->showProblem(preview.error());
                (kind == UndoKind::Exact ? m_exact : m_keep)->setEnabled(false);
                (kind == UndoKind::Exact ? m_exactCounts : m_keepCounts)->clear();
            }
            if (++m_previewed < 2)
                return;
            adjustSize();
            Q_EMIT ready();
        });
}

void UndoDialog::showPreview(UndoKind kind, const UndoPreview &preview)
{
    m_title->setText(m_request.phase.isEmpty() ? tr("Undo this migration?")
                                               : tr("Undo the last phase of this migration?"));
    m_what->setText(tr("%1, %2").arg(
        preview.playbook, QLocale().toString(preview.started.toLocalTime(), QLocale::ShortFormat)));
    m_undo->setText(m_request.phase.isEmpty() ? tr("&Undo migration") : tr("&Undo phase"));
    m_undo->setAccessibleName(m_undo->text().remove(u'&'));
    m_undo->setEnabled(true);
    if (kind == UndoKind::KeepEdits) {
        m_keepCounts->setText(keepText(preview));
        addKeptRows(preview.since);
    } else {
        m_exactCounts->setText(exactText(preview));
    }
}

QString UndoDialog::keepText(const UndoPreview &preview) const
{
    const qint64 added = countOf(preview.since, UndoRow::Reason::Added);
    const qint64 edited = countOf(preview.since, UndoRow::Reason::Edited);
    const qint64 parents = countOf(preview.since, UndoRow::Reason::ParentOfKept);
    QStringList parts{tr("Removes %Ln records", nullptr, static_cast<int>(preview.removed))};
    parts << tr("keeps %1 you added and %2 you edited").arg(countText(added), countText(edited));
    if (parents > 0)
        parts << tr("keeps %1 that those belong to").arg(countText(parents));
    if (preview.restored > 0)
        parts << tr("gives back %1 it had changed").arg(countText(preview.restored));
    if (preview.removesDatabase)
        parts << tr("nothing remains, so the database file goes as well");
    return parts.join(u" · "_s);
}

QString UndoDialog::exactText(const UndoPreview &preview) const
{
    const qint64 added = countOf(preview.since, UndoRow::Reason::Added);
    const qint64 edited = countOf(preview.since, UndoRow::Reason::Edited);
    QStringList parts;
    if (added + edited > 0)
        parts << tr("Loses %1 added and %2 edited records (they are saved to a file first)")
                     .arg(countText(added), countText(edited));
    else
        parts << tr("Nothing was added or edited since, so nothing is lost");
    if (preview.removesDatabase)
        parts << tr("removes the database file");
    if (!preview.filesToRestore.isEmpty())
        parts << tr("gives back %1").arg(preview.filesToRestore.join(u", "_s));
    return parts.join(u" · "_s);
}

void UndoDialog::addKeptRows(const QList<UndoRow> &rows)
{
    if (rows.isEmpty())
        return;
    m_rows->addWidget(keptRowList(rows, tr("Records that are kept"), this));
}

void UndoDialog::run()
{
    for (QWidget *widget : QList<QWidget *>{m_keep, m_exact, m_cancel, m_undo})
        widget->setEnabled(false);
    m_progress->show();
    Q_EMIT starting();
    UndoRequest request = m_request;
    request.kind = m_exact->isChecked() ? UndoKind::Exact : UndoKind::KeepEdits;
    m_job.undo(request);
}

void UndoDialog::showDone(const UndoReport &report)
{
    const qint64 since = report.done.since.size();
    const auto removed = static_cast<int>(report.done.removed);
    QString message = since > 0 && !m_exact->isChecked()
        ? tr("The migration was undone: %Ln records removed, %1 of yours kept.", nullptr, removed)
              .arg(countText(since))
        : tr("The migration was undone: %Ln records removed.", nullptr, removed);
    if (!report.keptFile.isEmpty())
        message += u' ' + tr("What you had added and edited is in %1.").arg(report.keptFile);
    Q_EMIT finishedWith(message, report.safetyBackup);
    accept();
}

void UndoDialog::showFailed(const Problem &problem)
{
    m_progress->hide();
    m_cancel->setEnabled(true);
    m_messages->showProblem(problem);
    Q_EMIT notDone();
}

void UndoDialog::reject()
{
    if (!m_job.isRunning())
        QDialog::reject();
}

} // namespace waybill
