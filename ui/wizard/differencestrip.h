// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inputdifferences.h"
#include "ui/wizard/wizardstate.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace waybill {

class Background;
class InputDifferenceModel;
class ValueTable;

/// One sentence about what is otherwise than the last migration found it, and the list of it.
/// Hidden where there was none, or where nothing is.
class DifferenceStrip final : public QFrame
{
    Q_OBJECT

public:
    DifferenceStrip(Background &background, QWidget *parent);

    /// Looks at the database of \a state in the background.
    void compare(const WizardState &state);

private:
    void showFound(const InputDifferences &found);

    Background &m_background;
    QLabel *m_sentence;
    QPushButton *m_toggle;
    InputDifferenceModel *m_model;
    ValueTable *m_list;
};

} // namespace waybill
