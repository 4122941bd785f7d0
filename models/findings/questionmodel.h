// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "models/base/valuemodel.h"

namespace waybill {

/// What only a person can decide, with the answers given so far. The answer column is edited with
/// one of the options; what is not answered takes the default that loses nothing.
class QuestionModel final : public ValueModel<Question>
{
    Q_OBJECT

public:
    enum Role { OptionsRole = Qt::UserRole + 200 }; ///< labels and values for an editor
    static constexpr int answerColumn = 2;

    explicit QuestionModel(QObject *parent = nullptr);

    void setAnswers(Answers answers);
    const Answers &answers() const { return m_answers; }
    qint64 unanswered() const; ///< questions without an answer and without a default

    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void answered();

private:
    QString answerText(const Question &question) const;

    Answers m_answers;
};

} // namespace waybill
