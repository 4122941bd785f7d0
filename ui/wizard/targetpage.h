// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/wizardpage.h"

class QComboBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace waybill {

/// "Where to put it": the database, what is done with records that are there already, the backup,
/// and when to stop.
class TargetPage final : public WizardPage
{
    Q_OBJECT

public:
    TargetPage(WizardState &state, QWidget *parent);

    void enter() override;
    bool isComplete() const override;

private:
    void build();
    void choosePath();
    void takeSettings();
    void showTarget();

    QRadioButton *m_own;
    QRadioButton *m_other;
    QLineEdit *m_path;
    QLabel *m_note;
    QLabel *m_duplicateLabel;
    QComboBox *m_duplicate;
    QSpinBox *m_keep;
    QLineEdit *m_most;
    bool m_filling = false;
};

} // namespace waybill
