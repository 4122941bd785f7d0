// SPDX-License-Identifier: GPL-3.0-or-later
// What the mapping page leads to: where a value would go, the decisions so far, and a playbook of
// one's own.
#include "migration/decisions/decisionquestion.h"
#include "migration/playbook/ownplaybook.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/workspace/workspace.h"
#include "models/base/background.h"
#include "models/findings/fieldplacemodel.h"
#include "models/findings/questionmodel.h"
#include "ui/decisions/decisionsdialog.h"
#include "ui/record/destinationdialog.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/mappingpage.h"

#include <QAbstractButton>
#include <QDir>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What this migration has been told, and what it takes where it has been told nothing, as a list.
KeptDecisions decisionsOf(const WizardState &state, const QList<Question> &questions)
{
    KeptDecisions kept{
        .playbook = state.request.playbook, .workspace = state.request.workspace, .all = {}};
    for (const auto &[id, answer] : state.request.answers) {
        if (id.starts_with("files/") || id.starts_with("rows/"))
            continue;
        KeptDecision decision{.answer = answer};
        decision.question = decisionQuestion(kept.playbook, state.request.answers, id);
        decision.shown = decisionText(decision.question, answer);
        decision.personal = isPersonalDecision(kept.playbook, id);
        kept.all.push_back(std::move(decision));
    }
    for (const Question &question : questions) {
        if (question.fallback.empty() || state.request.answers.contains(question.id)
            || state.request.answers.contains(question.general))
            continue;
        KeptDecision decision{.question = question,
                              .answer = question.fallback,
                              .state = KeptDecision::State::Default,
                              .values = question.count};
        decision.shown = decisionText(question, question.fallback);
        decision.personal = isPersonalDecision(kept.playbook, question.id);
        kept.all.push_back(std::move(decision));
    }
    return kept;
}

} // namespace

/// There is no room in a column for a whole sentence.
void MappingPage::showChosen()
{
    m_chosen->setText(m_fields->sentence(m_fieldTable->currentSourceRow()));
    m_chosen->setVisible(!m_chosen->text().isEmpty());
}

void MappingPage::showWay()
{
    const FieldFinding *field = m_fields->value(m_fieldTable->currentSourceRow());
    const auto make = [request = state().request](const Observer &observer) {
        return openFromFiles(request.workspace, request.playbook, request.answers, observer);
    };
    auto *dialog =
        new DestinationDialog({.database = {},
                               .make = make,
                               .source = field ? QString::fromStdString(field->source) : QString()},
                              {.field = field ? field->field : QString()}, m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MappingPage::openDecisions()
{
    auto *dialog = new DecisionsDialog(m_background, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    showDecisions(*dialog);
    connect(dialog, &DecisionsDialog::changesAsked, this,
            [this, dialog](const std::vector<DecisionChange> &changes, const QString &text) {
                Answers answers = state().request.answers;
                for (const DecisionChange &change : changes) {
                    if (change.after)
                        answers[change.id] = *change.after;
                    else
                        answers.erase(change.id);
                }
                this->change(answers, text);
                showDecisions(*dialog);
            });
    dialog->open();
}

void MappingPage::showDecisions(DecisionsDialog &dialog)
{
    dialog.setDecisions(decisionsOf(state(), m_questions->values()));
}

void MappingPage::savePlaybook()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"playbookName"_s);
    dialog->setWindowTitle(tr("Save as my playbook"));
    dialog->setLabelText(tr("Everything decided here is kept in a playbook of your own, made from "
                            "%1. Its name:")
                             .arg(state().request.playbook.name));
    dialog->setTextValue(tr("My %1").arg(state().request.playbook.name));
    dialog->setOkButtonText(tr("Save"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &name) { writePlaybook(name.trimmed(), false); });
    dialog->open();
}

void MappingPage::writePlaybook(const QString &name, bool replace)
{
    const OwnPlaybook own{playbookIdFor(name), name, state().request.answers};
    const QString folder = QDir(userPlaybooksFolder()).filePath(QString::fromStdString(own.id));
    const auto save = [from = state().request.playbook, own, folder, replace] {
        return saveOwnPlaybook(from, own, folder, replace);
    };
    m_background.run(this, save, [this, name](const Result<Playbook> &saved) {
        if (saved) {
            std::erase_if(state().playbooks,
                          [&](const Playbook &one) { return one.id == saved->id; });
            state().playbooks.push_back(*saved);
            m_mistake->showDone(
                tr("Saved as “%1”. From now on it is among the playbooks to choose from.")
                    .arg(saved->name));
            return;
        }
        if (saved.error().code != "OWN-02"_L1) {
            m_mistake->showProblem(saved.error());
            return;
        }
        auto *question =
            new QMessageBox(QMessageBox::Question, tr("Save as my playbook"),
                            tr("There is a playbook “%1” of yours already. Replace it?").arg(name),
                            QMessageBox::Cancel, this);
        question->setAttribute(Qt::WA_DeleteOnClose);
        question->addButton(tr("Replace"), QMessageBox::AcceptRole);
        connect(question, &QMessageBox::buttonClicked, this,
                [this, question, name](QAbstractButton *chosen) {
                    if (question->buttonRole(chosen) == QMessageBox::AcceptRole)
                        writePlaybook(name, true);
                });
        question->open();
    });
}

} // namespace waybill
