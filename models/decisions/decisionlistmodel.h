// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/decisions/decisionlist.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// Everything that was decided. The answer is edited as in the wizard; who hears asked() decides
/// what comes of it. The roles are QuestionModel's.
class DecisionListModel final : public ValueModel<KeptDecision>
{
    Q_OBJECT

public:
    static constexpr int answerColumn = 2;

    explicit DecisionListModel(QObject *parent = nullptr);

    void setDecisions(const KeptDecisions &kept);

    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &chosen, int role) override;

Q_SIGNALS:
    void asked(const std::string &id, const std::string &answer);
    void refused(const waybill::Problem &problem);

private:
    Playbook m_playbook;
    QString m_workspace;
    Answers m_answers;
};

} // namespace waybill
