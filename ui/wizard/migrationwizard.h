// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/background.h"
#include "ui/wizard/wizardstate.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace waybill {

class ChoosePage;
class MigratePage;
class StepRail;
class WizardPage;

/// From a folder of files to a database in seven steps. Everything up to the last but one only
/// reads; the run itself can be cancelled without a trace.
class MigrationWizard final : public QDialog
{
    Q_OBJECT

public:
    enum Step { Choose, Findings, Mapping, Target, Rehearsal, Migrate, Done };

    MigrationWizard(Background &background, QWidget *parent = nullptr);
    ~MigrationWizard() override;

    void setFolder(const QString &path);
    const WizardState &state() const { return m_state; }
    int currentStep() const;
    bool mayClose() const; ///< nothing runs that closing would interrupt
    void reject() override;
    void leave(); ///< closes without asking for anything to be opened

Q_SIGNALS:
    void stepChanged(int step);
    void databaseChanging(); ///< whoever has the database open closes it now
    void finishedWith(const QString &path); ///< the database, or the workspace, to show
    void undoRequested(const QString &database, qint64 run, const QString &phase);
    void setAsideWanted(); ///< finishedWith() follows

private:
    void addPage(WizardPage *page);
    WizardPage *currentPage() const;
    void goTo(int step);
    void next();
    void back();
    void updateButtons();

    WizardState m_state;
    QStackedWidget *m_stack;
    StepRail *m_rail = nullptr;
    ChoosePage *m_choose;
    MigratePage *m_migrate;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_cancel;
    bool m_databaseTouched = false;
    bool m_closeWhenStopped = false;
};

} // namespace waybill
