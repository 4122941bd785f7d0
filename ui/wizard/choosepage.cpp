// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/choosepage.h"

#include "migration/playbook/playbooklibrary.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/text.h"
#include "ui/wizard/draftdialog.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QLabel>
#include <QMimeData>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

ChoosePage::ChoosePage(WizardState &state, Background &background, QWidget *parent)
    : WizardPage(state, tr("Choose"), tr("What do you want to bring in?"),
                 tr("Your files are only read. They will not be changed."), parent)
    , m_background(background)
    , m_drop(card(u"drop"_s, this))
    , m_folder(bodyText(tr("No folder chosen yet."), this))
    , m_cards(new QVBoxLayout)
{
    setAcceptDrops(true);
    auto *choose = button(tr("Choose &folder…"), u"folder-open"_s, ButtonKind::Plain, m_drop);
    choose->setObjectName(u"chooseFolder"_s);
    m_folder->setObjectName(u"chosenFolder"_s);
    m_folder->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(m_drop);
    column->setContentsMargins(24, 32, 24, 32);
    column->setSpacing(12);
    column->addWidget(iconLabel(u"inbox"_s, 40, u"accent"_s, m_drop), 0, Qt::AlignHCenter);
    QLabel *words = sectionTitle(tr("Drop a folder here, or"), m_drop);
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addWidget(choose, 0, Qt::AlignHCenter);
    column->addWidget(m_folder);
    m_cards->setSpacing(8);
    content()->addWidget(m_drop);
    content()->addLayout(m_cards);
    content()->addStretch();
    connect(choose, &QPushButton::clicked, this, &ChoosePage::chooseFolder);
}

bool ChoosePage::isComplete() const
{
    return !state().request.workspace.isEmpty() && !state().request.playbook.id.empty();
}

void ChoosePage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder"), state().request.workspace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ChoosePage::setFolder);
    dialog->open();
}

void ChoosePage::setFolder(const QString &path)
{
    const QFileInfo info(path);
    const QString folder =
        QDir::cleanPath(info.isDir() ? info.absoluteFilePath() : info.absolutePath());
    state().request = MigrationRequest{.workspace = folder};
    state().forgetFindings();
    m_folder->setText(shownPath(folder));
    Q_EMIT changed();
    const auto look = [folder] {
        Found found{.playbooks = availablePlaybooks(), .detections = {}};
        found.detections = detectPlaybooks(folder, found.playbooks);
        return found;
    };
    m_background.run(this, look, [this, folder](Found found) {
        if (folder == state().request.workspace)
            showFound(folder, std::move(found));
    });
}

void ChoosePage::showFound(const QString &folder, Found found)
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    state().playbooks = std::move(found.playbooks);
    if (found.detections.isEmpty()) {
        QLabel *sorry = bodyText(tr("No playbook knows the files in %1. Choose the folder that "
                                    "holds the files themselves, or have one drafted.")
                                     .arg(shownPath(folder)),
                                 this);
        setKind(sorry, u"warn"_s);
        m_cards->addWidget(sorry);
    }
    for (const Detection &detection : std::as_const(found.detections)) {
        const QString certainty = detection.confidence >= 80 ? tr("This looks like %1")
            : detection.confidence >= 40                     ? tr("This could be %1")
                                                             : tr("This is perhaps %1");
        auto *choice = new ChoiceCard(u"check-circle"_s, certainty.arg(detection.name),
                                      detection.reason, this, true);
        choice->setCheckable(true);
        choice->setAutoExclusive(true);
        choice->setObjectName(u"playbook-%1"_s.arg(detection.playbook));
        connect(choice, &QPushButton::clicked, this,
                [this, id = detection.playbook] { choose(id); });
        m_cards->addWidget(choice);
    }
    addSomethingElse();
    if (!found.detections.isEmpty()) {
        static_cast<QPushButton *>(m_cards->itemAt(0)->widget())->setChecked(true);
        choose(found.detections.constFirst().playbook);
    }
    Q_EMIT changed();
}

void ChoosePage::choose(const QString &id)
{
    const auto playbook =
        std::find_if(state().playbooks.begin(), state().playbooks.end(),
                     [&](const Playbook &candidate) { return candidate.id == id.toStdString(); });
    if (playbook == state().playbooks.end() || state().request.playbook.id == playbook->id)
        return;
    state().request.playbook = *playbook;
    state().request.answers.clear();
    state().forgetFindings();
    Q_EMIT changed();
}

void ChoosePage::addSomethingElse()
{
    auto *other = new ChoiceCard(
        u"edit"_s, tr("Something else"),
        tr("Look at the JSON and CSV files, and draft a playbook for them"), this, true);
    other->setObjectName(u"somethingElse"_s);
    connect(other, &QPushButton::clicked, this, &ChoosePage::draft);
    m_cards->addWidget(other);
}

void ChoosePage::draft()
{
    auto *dialog = new DraftDialog(state().request.workspace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DraftDialog::saved, this, &ChoosePage::useDraft);
    dialog->open();
}

/// The draft is chosen, and the wizard goes on with it.
void ChoosePage::useDraft(const Playbook &playbook)
{
    std::erase_if(state().playbooks, [&](const Playbook &one) { return one.id == playbook.id; });
    state().playbooks.push_back(playbook);
    state().request.playbook = {};
    choose(QString::fromStdString(playbook.id));
    Q_EMIT advance();
}

void ChoosePage::setHover(bool hover)
{
    m_drop->setProperty("hover", hover);
    m_drop->style()->unpolish(m_drop);
    m_drop->style()->polish(m_drop);
}

void ChoosePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasUrls() || !event->mimeData()->urls().constFirst().isLocalFile())
        return;
    event->acceptProposedAction();
    setHover(true);
}

void ChoosePage::dragLeaveEvent(QDragLeaveEvent *)
{
    setHover(false);
}

void ChoosePage::dropEvent(QDropEvent *event)
{
    setHover(false);
    setFolder(event->mimeData()->urls().constFirst().toLocalFile());
}

} // namespace waybill
