// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/background.h"
#include "ui/wizard/wizardpage.h"

class QFrame;

namespace waybill {

/// "What do you want to bring in?": a folder, dropped or chosen, and the playbook that fits it.
class ChoosePage final : public WizardPage
{
    Q_OBJECT

public:
    ChoosePage(WizardState &state, Background &background, QWidget *parent);

    void setFolder(const QString &path);
    bool isComplete() const override;
    bool hasBack() const override { return false; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Found
    {
        std::vector<Playbook> playbooks;
        QList<Detection> detections;
    };
    void chooseFolder();
    void showFound(const QString &folder, Found found);
    void choose(const QString &playbook);
    void addSomethingElse();
    void draft();
    void useDraft(const Playbook &playbook);
    void setHover(bool hover);

    Background &m_background;
    QFrame *m_drop;
    QLabel *m_folder;
    QVBoxLayout *m_cards;
};

} // namespace waybill
