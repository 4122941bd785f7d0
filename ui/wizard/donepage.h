// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/background.h"
#include "ui/wizard/wizardpage.h"

class QPushButton;

namespace waybill {

class MessageBar;
class ReportView;

/// "Done": the validation report, and the ways on and back.
class DonePage final : public WizardPage
{
    Q_OBJECT

public:
    DonePage(WizardState &state, Background &background, QWidget *parent);

    void enter() override;
    bool hasBack() const override { return false; }
    QString nextText() const override;

Q_SIGNALS:
    void undoRequested(const QString &phase); ///< empty: the whole migration
    void setAsideWanted(); ///< to be looked at and mended

private:
    Background &m_background;
    ReportView *m_report;
    MessageBar *m_messages;
    QPushButton *m_review;
    QPushButton *m_save;
    QPushButton *m_receipt;
    QPushButton *m_undo;
    QPushButton *m_undoPhase;
};

} // namespace waybill
