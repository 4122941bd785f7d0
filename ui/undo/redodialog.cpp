// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/redodialog.h"

#include "ui/undo/keptrows.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

RedoDialog::RedoDialog(RedoRequest request, Background &background, QWidget *parent)
    : QDialog(parent)
    , m_request(std::move(request))
    , m_what(mutedText(tr("Counting…"), this))
    , m_lines(new QVBoxLayout)
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_cancel(button(tr("&Cancel"), {}, ButtonKind::Plain, this))
    , m_redo(button(tr("&Take the undo back"), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Take an undo back"));
    setMinimumWidth(560);
    m_redo->setObjectName(u"redoNow"_s);
    m_redo->setEnabled(false);
    m_redo->setDefault(true);
    m_what->setObjectName(u"redoWhat"_s);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Taking the undo back"));
    m_progress->hide();
    m_lines->setSpacing(8);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch();
    foot->addWidget(m_cancel);
    foot->addWidget(m_redo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(8);
    column->addWidget(pageTitle(tr("Take this undo back?"), this));
    column->addWidget(m_what);
    column->addSpacing(8);
    column->addLayout(m_lines);
    column->addSpacing(8);
    column->addWidget(m_progress);
    column->addWidget(m_messages);
    column->addStretch();
    column->addLayout(foot);
    connect(m_cancel, &QPushButton::clicked, this, &RedoDialog::reject);
    connect(m_redo, &QPushButton::clicked, this, &RedoDialog::run);
    connect(&m_job, &MigrationJob::redone, this, [this](const RedoReport &report) {
        Q_EMIT finishedWith(tr("The undo was taken back: %Ln records came again.", nullptr,
                               static_cast<int>(report.done.putBack)));
        accept();
    });
    connect(&m_job, &MigrationJob::failed, this, [this](const Problem &problem) {
        m_progress->hide();
        m_cancel->setEnabled(true);
        m_messages->showProblem(problem);
        Q_EMIT notDone();
    });
    background.run(
        this, [request = m_request] { return previewRedo(request); },
        [this](const Result<RedoPreview> &preview) {
            if (preview)
                showPreview(*preview);
            else
                m_messages->showProblem(preview.error());
            m_what->setVisible(bool(preview));
            adjustSize();
            Q_EMIT ready();
        });
}

void RedoDialog::showPreview(const RedoPreview &preview)
{
    m_what->setText(
        tr("%1, undone %2")
            .arg(preview.playbook,
                 QLocale().toString(preview.started.toLocalTime(), QLocale::ShortFormat)));
    addLine(preview.bringsDatabase
                ? tr("The database comes back, with %Ln records.", nullptr,
                     static_cast<int>(preview.putBack))
                : tr("%Ln records come again.", nullptr, static_cast<int>(preview.putBack)));
    if (preview.changed > 0)
        addLine(tr("%Ln records say again what they said before the undo.", nullptr,
                   static_cast<int>(preview.changed)));
    if (preview.removed > 0)
        addLine(tr("%Ln records that the undo had given back go again.", nullptr,
                   static_cast<int>(preview.removed)));
    if (!preview.files.isEmpty())
        addLine(tr("These files are put back: %1.").arg(preview.files.join(u", "_s)));
    if (!preview.filesKept.isEmpty())
        addLine(tr("These files say something else since and stay: %1.")
                    .arg(preview.filesKept.join(u", "_s)));
    if (!preview.since.isEmpty()) {
        addLine(tr("%Ln records that you have added, edited or deleted since stay as they are:",
                   nullptr, static_cast<int>(preview.since.size())));
        m_lines->addWidget(keptRowList(preview.since, tr("Records that stay as they are"), this));
    }
    if (preview.inTheWay > 0)
        addLine(tr("%Ln records cannot come again beside these.", nullptr,
                   static_cast<int>(preview.inTheWay)));
    if (!preview.bringsDatabase)
        addLine(tr("A backup is made first."));
    m_redo->setEnabled(true);
}

void RedoDialog::addLine(const QString &text)
{
    m_lines->addWidget(bodyText(text, this));
}

void RedoDialog::run()
{
    m_cancel->setEnabled(false);
    m_redo->setEnabled(false);
    m_progress->show();
    Q_EMIT starting();
    m_job.redo(m_request);
}

void RedoDialog::reject()
{
    if (!m_job.isRunning())
        QDialog::reject();
}

} // namespace waybill
