// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decisions/decisionsdialog.h"

#include "migration/base/safefile.h"
#include "migration/decisions/decisionquestion.h"
#include "models/base/background.h"
#include "models/decisions/decisionlistmodel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/answerdelegate.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace waybill {

DecisionsDialog::DecisionsDialog(Background &background, QWidget *parent)
    : QDialog(parent)
    , m_background(background)
    , m_model(new DecisionListModel(this))
    , m_table(new ValueTable(m_model, tr("Decisions"), this))
    , m_summary(mutedText(QString(), this))
    , m_forget(button(tr("&Forget, ask again"), u"undo"_s, ButtonKind::Plain, this))
    , m_export(button(tr("&Export…"), {}, ButtonKind::Plain, this))
    , m_messages(new MessageBar(this))
{
    setWindowTitle(tr("Decisions"));
    setObjectName(u"decisions"_s);
    resize(QSize(1080, 620).boundedTo(screen()->availableSize()));
    m_table->setObjectName(u"decisionTable"_s);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    auto *delegate = new AnswerDelegate(m_table);
    m_table->setItemDelegateForColumn(DecisionListModel::answerColumn, delegate);
    auto *filter = new QLineEdit(this);
    filter->setPlaceholderText(tr("Filter decisions"));
    filter->setAccessibleName(tr("Filter decisions"));
    filter->setClearButtonEnabled(true);
    filter->setMaximumWidth(320);
    m_forget->setObjectName(u"forgetDecision"_s);
    m_export->setObjectName(u"exportDecisions"_s);
    auto *import = button(tr("&Import…"), {}, ButtonKind::Plain, this);
    import->setObjectName(u"importDecisions"_s);
    auto *close = button(tr("Close"), {}, ButtonKind::Primary, this);
    for (QPushButton *one : {m_forget, m_export, import})
        one->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(import);
    buttons->addWidget(m_export);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(pageTitle(tr("Decisions"), this));
    column->addWidget(m_summary);
    column->addWidget(filter);
    column->addWidget(m_table, 1);
    column->addWidget(m_messages);
    column->addLayout(buttons);

    connect(filter, &QLineEdit::textChanged, m_table, &ValueTable::setFilter);
    connect(m_model, &DecisionListModel::asked, this, &DecisionsDialog::decide);
    connect(m_model, &DecisionListModel::refused, this, &DecisionsDialog::showProblem);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DecisionsDialog::showState);
    connect(m_forget, &QPushButton::clicked, this, &DecisionsDialog::forget);
    connect(m_export, &QPushButton::clicked, this, &DecisionsDialog::exportTo);
    connect(import, &QPushButton::clicked, this, &DecisionsDialog::importFrom);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    showState();
}

void DecisionsDialog::setDecisions(const KeptDecisions &kept)
{
    const int row = m_table->currentIndex().row();
    m_kept = kept;
    m_model->setDecisions(kept);
    m_table->selectRow(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1)));
    m_summary->setText(
        tr("What you answered is kept and goes for the next migration too. Change an answer here, "
           "or forget it to be asked again; no undo takes it away. What nobody has answered was "
           "taken by default: choose an answer to decide it."));
    showState();
}

void DecisionsDialog::showProblem(const Problem &problem)
{
    m_messages->showProblem(problem);
}

void DecisionsDialog::showDone(const QString &text, const std::function<void()> &undo)
{
    m_messages->showDone(text, undo ? tr("Undo") : QString(), undo);
}

void DecisionsDialog::decide(const std::string &id, const std::string &answer)
{
    const QString question = decisionQuestion(m_kept.playbook, m_kept.answers(), id).text;
    Q_EMIT changesAsked({{id, m_kept.answerTo(id), answer}}, tr("Decide: %1").arg(question));
}

void DecisionsDialog::forget()
{
    const KeptDecision *decision = m_model->value(m_table->currentSourceRow());
    if (!decision || !m_kept.answerTo(decision->question.id))
        return;
    Q_EMIT changesAsked({{decision->question.id, decision->answer, std::nullopt}},
                        tr("Forget: %1").arg(decision->question.text));
}

void DecisionsDialog::showState()
{
    const KeptDecision *decision = m_model->value(m_table->currentSourceRow());
    m_forget->setEnabled(decision && m_kept.answerTo(decision->question.id));
    m_export->setEnabled(!m_kept.answers().empty());
}

void DecisionsDialog::exportTo()
{
    auto *dialog =
        new QFileDialog(this, tr("Export the decisions"), m_kept.workspace, tr("Answers (*.yaml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"yaml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const auto work = [file, text = writeAnswers(m_kept.answers())] {
            return writeFileAtomically(
                file, QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        };
        m_background.run(this, work, [this, file](const Result<> &written) {
            if (written)
                showDone(tr("Written to %1.").arg(shownPath(file)));
            else
                showProblem(written.error());
        });
    });
    dialog->open();
}

void DecisionsDialog::importFrom()
{
    auto *dialog =
        new QFileDialog(this, tr("Import decisions"), m_kept.workspace, tr("Answers (*.yaml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_background.run(
            this, [file] { return readAnswers(file); },
            [this](const Result<Answers> &answers) { takeFile(answers); });
    });
    dialog->open();
}

/// All of a file or nothing of it.
void DecisionsDialog::takeFile(const Result<Answers> &answers)
{
    if (!answers)
        return showProblem(answers.error());
    const auto changes = checkedChanges(m_kept, {answers->begin(), answers->end()});
    if (!changes)
        return showProblem(changes.error());
    if (changes->empty())
        return showDone(tr("Everything in the file was decided so already."));
    const int count = static_cast<int>(changes->size());
    Q_EMIT changesAsked(*changes, tr("Import %Ln decision(s)", nullptr, count));
}

} // namespace waybill
