// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/wizardstate.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace waybill {

/// One step of the wizard. A page shows and asks; files and databases are touched elsewhere.
class WizardPage : public QWidget
{
    Q_OBJECT

public:
    WizardPage(WizardState &state, const QString &step, const QString &title,
               const QString &subtitle, QWidget *parent);

    QString step() const { return m_step; } ///< its name in the rail
    virtual void enter() { } ///< it comes into view
    virtual bool isComplete() const { return true; } ///< one may go on
    virtual bool mayLeave() const { return true; } ///< nothing runs that must not be left
    virtual bool hasBack() const { return true; }
    virtual QString nextText() const { return tr("&Next"); }
    virtual bool handleNext() { return false; } ///< true: the page does something else first
    virtual void cancelWork() { } ///< asked to stop what runs

Q_SIGNALS:
    void changed(); ///< isComplete(), nextText() or the like may differ
    void advance(); ///< go on without the button

protected:
    WizardState &state() { return m_state; }
    const WizardState &state() const { return m_state; }
    QVBoxLayout *content() { return m_content; }
    void setTitle(const QString &title, const QString &subtitle);

private:
    WizardState &m_state;
    QString m_step;
    QLabel *m_title;
    QLabel *m_subtitle;
    QVBoxLayout *m_content;
};

} // namespace waybill
