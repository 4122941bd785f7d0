// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/migrationwizard.h"

#include "ui/settings/settings.h"
#include "ui/widgets/text.h"
#include "ui/wizard/choosepage.h"
#include "ui/wizard/donepage.h"
#include "ui/wizard/findingspage.h"
#include "ui/wizard/mappingpage.h"
#include "ui/wizard/migratepage.h"
#include "ui/wizard/rehearsalpage.h"
#include "ui/wizard/steprail.h"
#include "ui/wizard/targetpage.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace waybill {

MigrationWizard::MigrationWizard(Background &background, QWidget *parent)
    : QDialog(parent)
    , m_stack(new QStackedWidget(this))
    , m_choose(new ChoosePage(m_state, background, this))
    , m_migrate(new MigratePage(m_state, this))
    , m_back(button(tr("&Back"), u"arrow-left"_s, ButtonKind::Plain, this))
    , m_next(button(tr("&Next"), {}, ButtonKind::Primary, this))
    , m_cancel(button(tr("Cancel"), {}, ButtonKind::Quiet, this))
{
    setWindowTitle(tr("Bring in my data"));
    setObjectName(u"migrationWizard"_s);
    resize(QSize(1280, 760).boundedTo(screen()->availableSize()));
    restoreGeometry(Settings::value(u"wizard/geometry"_s));
    auto *findings = new FindingsPage(m_state, background, this);
    auto *done = new DonePage(m_state, background, this);
    for (WizardPage *page : QList<WizardPage *>{
             m_choose, findings, new MappingPage(m_state, background, this),
             new TargetPage(m_state, this), new RehearsalPage(m_state, this), m_migrate, done})
        addPage(page);
    QStringList steps;
    for (int i = 0; i < m_stack->count(); ++i)
        steps << static_cast<WizardPage *>(m_stack->widget(i))->step();
    m_rail = new StepRail(steps, this);

    auto *foot = new QWidget(this);
    foot->setObjectName(u"foot"_s);
    foot->setAttribute(Qt::WA_StyledBackground);
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(32, 12, 32, 12);
    buttons->setSpacing(8);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_next->setDefault(true);
    m_back->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    right->addWidget(foot);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_rail);
    whole->addLayout(right, 1);

    connect(m_next, &QPushButton::clicked, this, &MigrationWizard::next);
    connect(m_back, &QPushButton::clicked, this, &MigrationWizard::back);
    connect(m_cancel, &QPushButton::clicked, this, &MigrationWizard::reject);
    connect(findings, &FindingsPage::tryNow, this, [this] { goTo(Rehearsal); });
    connect(m_migrate, &MigratePage::starting, this, [this] {
        m_databaseTouched = true;
        Q_EMIT databaseChanging();
    });
    connect(done, &DonePage::undoRequested, this, [this](const QString &phase) {
        Q_EMIT undoRequested(m_state.report->database, m_state.report->run, phase);
    });
    connect(done, &DonePage::setAsideWanted, this, [this] {
        Q_EMIT setAsideWanted();
        accept();
    });
    connect(this, &QDialog::finished, this, [this] {
        Settings::setValue(u"wizard/geometry"_s, saveGeometry());
        if (m_databaseTouched)
            Q_EMIT finishedWith(m_state.report && m_state.report->ok() ? m_state.report->database
                                                                       : m_state.request.workspace);
    });
    goTo(Choose);
}

MigrationWizard::~MigrationWizard() = default;

void MigrationWizard::addPage(WizardPage *page)
{
    m_stack->addWidget(page);
    connect(page, &WizardPage::changed, this, &MigrationWizard::updateButtons);
    connect(page, &WizardPage::advance, this, [this] { goTo(currentStep() + 1); });
}

void MigrationWizard::setFolder(const QString &path)
{
    m_choose->setFolder(path);
}

int MigrationWizard::currentStep() const
{
    return m_stack->currentIndex();
}

WizardPage *MigrationWizard::currentPage() const
{
    return static_cast<WizardPage *>(m_stack->currentWidget());
}

bool MigrationWizard::mayClose() const
{
    return currentStep() != Migrate || currentPage()->mayLeave();
}

void MigrationWizard::goTo(int step)
{
    m_stack->setCurrentIndex(step);
    m_rail->setCurrent(step, step == Done && !(m_state.report && m_state.report->ok()));
    currentPage()->enter();
    updateButtons();
    if (m_next->isEnabled())
        m_next->setFocus();
    Q_EMIT stepChanged(step);
}

void MigrationWizard::next()
{
    if (currentPage()->handleNext())
        return;
    if (currentStep() == Done)
        accept();
    else
        goTo(currentStep() + 1);
}

void MigrationWizard::back()
{
    currentPage()->cancelWork();
    goTo(currentStep() - 1);
}

void MigrationWizard::updateButtons()
{
    if (!m_rail)
        return;
    const WizardPage *page = currentPage();
    if (m_closeWhenStopped && page->mayLeave()) {
        m_closeWhenStopped = false;
        QDialog::reject();
        return;
    }
    m_back->setVisible(page->hasBack());
    m_back->setEnabled(page->mayLeave());
    m_next->setText(page->nextText());
    m_next->setAccessibleName(page->nextText().remove(u'&'));
    // While a page works, the focus has nowhere to go but Cancel; Enter must not end the wizard
    // then.
    const bool becomesReady = !m_next->isEnabled() && page->isComplete();
    m_next->setEnabled(page->isComplete());
    if (becomesReady && currentStep() != Migrate && m_cancel->hasFocus())
        m_next->setFocus();
    m_cancel->setVisible(currentStep() != Done);
}

void MigrationWizard::leave()
{
    m_databaseTouched = false;
    accept();
}

void MigrationWizard::reject()
{
    currentPage()->cancelWork();
    if (currentPage()->mayLeave())
        QDialog::reject();
    else
        m_closeWhenStopped =
            currentStep() == Rehearsal; // a run tells on its last page how it ended
}

} // namespace waybill
