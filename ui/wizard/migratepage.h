// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrationjob.h"
#include "ui/secrets/keychain.h"
#include "ui/wizard/wizardpage.h"

class QStackedWidget;

namespace waybill {

class RunView;

/// The point of no return, in words; then the run.
class MigratePage final : public WizardPage
{
    Q_OBJECT

public:
    MigratePage(WizardState &state, QWidget *parent);

    void enter() override;
    bool isComplete() const override { return !m_job.isRunning() && !m_finished; }
    bool mayLeave() const override { return !m_job.isRunning(); }
    bool hasBack() const override { return !m_job.isRunning(); }
    QString nextText() const override;
    bool handleNext() override;
    void cancelWork() override;

Q_SIGNALS:
    void starting(); ///< whoever has the database open closes it now

private:
    QString summary() const;
    qint64 mainCount() const;
    void finish();

    MigrationJob m_job;
    Keychain m_keychain;
    QList<Keychain::Secret> m_secrets; ///< on their way to the keychain once the run is complete
    QStackedWidget *m_stack;
    QLabel *m_words;
    RunView *m_run;
    bool m_finished = false;
};

} // namespace waybill
