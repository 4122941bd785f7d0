// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/draftdialog.h"

#include "migration/base/printable.h"
#include "migration/draft/draft.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/wizard/drafttree.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

DraftDialog::DraftDialog(const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_folder(folder)
    , m_stack(new QStackedWidget(this))
    , m_use(button(tr("&Use this playbook"), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Something else"));
    setObjectName(u"draftDialog"_s);
    resize(QSize(1040, 680).boundedTo(screen()->availableSize()));
    m_stack->addWidget(makeBusy());
    m_stack->addWidget(makeFound());
    m_stack->addWidget(makeNothing());
    auto *cancel = button(tr("Cancel"), {}, ButtonKind::Quiet, this);
    cancel->setObjectName(u"cancelDraft"_s);
    cancel->setAutoDefault(false);
    m_use->setObjectName(u"useDraft"_s);
    m_use->setDefault(true);
    m_use->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addStretch();
    buttons->addWidget(m_use);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(pageTitle(tr("What could become of these files"), this));
    column->addWidget(mutedText(
        tr("A playbook of your own is drafted from what stands in %1. Your files are only read.")
            .arg(printable(shownPath(folder))),
        this));
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &DraftDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &DraftDialog::save);
    connect(&m_job, &MigrationJob::progressed, this, &DraftDialog::showProgress);
    connect(&m_job, &MigrationJob::drafted, this, &DraftDialog::showDraft);
    connect(&m_job, &MigrationJob::failed, this, &DraftDialog::showFailure);
    draft();
}

QWidget *DraftDialog::makeBusy()
{
    auto *page = new QWidget(this);
    m_progress = new QProgressBar(page);
    m_progress->setAccessibleName(tr("Looking at your files"));
    m_now = mutedText(QString(), page);
    auto *column = new QVBoxLayout(page);
    column->addStretch();
    column->addWidget(sectionTitle(tr("Looking at your files…"), page));
    column->addWidget(m_progress);
    column->addWidget(m_now);
    column->addStretch();
    return page;
}

QWidget *DraftDialog::makeFound()
{
    auto *page = new QWidget(this);
    m_name = new QLineEdit(page);
    m_name->setObjectName(u"draftName"_s);
    m_name->setAccessibleName(tr("Name of the playbook"));
    m_name->setMaxLength(60);
    auto *name = new QLabel(tr("&Name of the playbook"), page);
    name->setBuddy(m_name);
    m_summary = bodyText(QString(), page);
    m_summary->setObjectName(u"draftSummary"_s);
    m_problem = bodyText(QString(), page);
    m_problem->setObjectName(u"draftProblem"_s);
    setKind(m_problem, u"bad"_s);
    m_problem->hide();
    m_replace = new QCheckBox(tr("&Replace the playbook of this name"), page);
    m_replace->setObjectName(u"replaceDraft"_s);
    m_replace->hide();
    m_tree = new DraftTree(page);
    m_files = new QTreeWidget(page);
    m_files->setObjectName(u"draftFiles"_s);
    m_files->setAccessibleName(tr("Files of the folder"));
    m_files->setHeaderLabels({tr("File"), tr("Remark")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_again = button(tr("Draft &again without the files left out"), {}, ButtonKind::Plain, page);
    m_again->setObjectName(u"draftAgain"_s);
    m_again->setAutoDefault(false);
    auto *files = new QWidget(page);
    auto *below = new QVBoxLayout(files);
    below->setContentsMargins(0, 8, 0, 0);
    below->addWidget(m_files, 1);
    below->addWidget(m_again, 0, Qt::AlignRight);
    auto *tabs = new QTabWidget(page);
    tabs->setObjectName(u"draftTabs"_s);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->setAccessibleName(tr("Tables and files"));
    tabs->tabBar()->setAccessibleName(tr("Tables and files"));
    auto *tables = new QWidget(page);
    auto *why = mutedText(QString(), tables);
    why->setObjectName(u"draftWhy"_s);
    auto *above = new QVBoxLayout(tables);
    above->setContentsMargins(0, 0, 0, 0);
    above->addWidget(m_tree, 1);
    above->addWidget(why);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [why](QTreeWidgetItem *item) {
        why->setText(item ? item->text(0) + u": "_s + item->text(3) : QString());
        why->setVisible(item && !item->text(3).isEmpty());
    });
    tabs->addTab(tables, tr("Tables"));
    tabs->addTab(files, tr("Files"));
    auto *form = new QHBoxLayout;
    form->addWidget(name);
    form->addWidget(m_name, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(m_replace);
    column->addWidget(m_summary);
    column->addWidget(tabs, 1);
    connect(m_files, &QTreeWidget::itemChanged, this, &DraftDialog::filesChanged);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_leftOut = uncheckedFiles();
        draft();
    });
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_problem->hide();
        m_replace->hide();
        m_replace->setChecked(false);
        m_use->setEnabled(m_draft && !text.trimmed().isEmpty());
    });
    return page;
}

QWidget *DraftDialog::makeNothing()
{
    auto *page = new QWidget(this);
    m_nothing = bodyText(QString(), page);
    m_nothing->setObjectName(u"draftNothing"_s);
    setKind(m_nothing, u"warn"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_nothing);
    column->addStretch();
    return page;
}

void DraftDialog::draft()
{
    if (m_job.isRunning())
        return;
    m_draft.reset();
    m_use->setEnabled(false);
    m_progress->setRange(0, 0);
    m_stack->setCurrentIndex(0);
    m_job.draft({.folder = m_folder, .name = m_name->text(), .id = {}, .leaveOut = m_leftOut});
}

void DraftDialog::showProgress(const Progress &progress)
{
    if (progress.unit == "files"_L1 && progress.total > 0) {
        m_progress->setRange(0, static_cast<int>(progress.total));
        m_progress->setValue(static_cast<int>(progress.done));
    }
    m_now->setText(printable(progress.now.isEmpty() ? progress.title : progress.now));
}

void DraftDialog::showDraft(std::shared_ptr<PlaybookDraft> draft)
{
    if (m_closing) {
        QDialog::reject();
        return;
    }
    m_draft = std::move(draft);
    if (m_name->text().trimmed().isEmpty())
        m_name->setText(m_draft->name);
    m_summary->setText(draftSummary(*m_draft));
    m_tree->show(*m_draft);
    showFiles();
    m_stack->setCurrentIndex(1);
    m_use->setEnabled(true);
    m_name->setFocus();
    m_name->selectAll();
}

void DraftDialog::showFiles()
{
    const QSignalBlocker quiet(m_files);
    m_files->clear();
    const auto add = [this](const QString &file, const QString &remark, Qt::CheckState state) {
        auto *item = new QTreeWidgetItem(m_files, {printable(file), printable(remark)});
        item->setData(0, Qt::UserRole, file);
        item->setToolTip(1, printable(remark).toHtmlEscaped());
        if (state != Qt::PartiallyChecked)
            item->setCheckState(0, state);
    };
    for (const auto &source : m_draft->sources) {
        const QString remark = source->files.size() > 1
            ? tr("One of %1 files of the same kind").arg(countText(source->files.size()))
            : tr("%1 records").arg(countText(source->survey.records));
        for (const QString &file : source->files)
            add(file, remark, Qt::Checked);
    }
    for (const QString &file : std::as_const(m_leftOut))
        add(file, tr("Left out by you"), Qt::Unchecked);
    for (const Problem &problem : std::as_const(m_draft->problems))
        add(problem.file, tr("Left out: %1").arg(problem.message), Qt::PartiallyChecked);
    m_files->header()->resizeSection(0, 420);
    if (QTreeWidgetItem *first = m_files->topLevelItem(0))
        m_files->setCurrentItem(first);
    findChild<QTabWidget *>(u"draftTabs"_s)
        ->setTabText(1, tr("Files (%1)").arg(countText(m_files->topLevelItemCount())));
    m_again->setEnabled(false);
}

QStringList DraftDialog::uncheckedFiles() const
{
    QStringList files;
    for (int i = 0; i < m_files->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_files->topLevelItem(i);
        const QVariant state = item->data(0, Qt::CheckStateRole);
        if (state.isValid() && state.toInt() == Qt::Unchecked)
            files << item->data(0, Qt::UserRole).toString();
    }
    return files;
}

/// What is shown no longer holds for the files that are chosen.
void DraftDialog::filesChanged()
{
    const QStringList unchecked = uncheckedFiles();
    const bool differs = unchecked != m_leftOut;
    const bool any = unchecked.size() < m_draft->files.size() + m_leftOut.size();
    m_again->setEnabled(differs && any);
    m_use->setEnabled(!differs && m_draft != nullptr);
}

void DraftDialog::showFailure(const Problem &problem)
{
    if (m_closing) {
        QDialog::reject();
        return;
    }
    m_nothing->setText(problemText(problem));
    m_stack->setCurrentIndex(2);
}

void DraftDialog::save()
{
    if (!m_draft)
        return;
    renameDraft(*m_draft, m_name->text().trimmed());
    const auto folder = saveOwnDraft(*m_draft, m_replace->isChecked());
    const auto playbook = folder ? playbookOf(*m_draft, *folder) : Result<Playbook>(folder.error());
    if (!playbook) {
        m_problem->setText(problemText(playbook.error()));
        m_problem->show();
        m_replace->setVisible(playbook.error().code == "DRAFT-05"_L1);
        return;
    }
    Q_EMIT saved(*playbook);
    accept();
}

void DraftDialog::reject()
{
    if (!m_job.isRunning()) {
        QDialog::reject();
        return;
    }
    m_closing = true; // as soon as it has stopped
    m_job.cancel();
}

} // namespace waybill
