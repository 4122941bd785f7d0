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
    enum Role {
        OptionsRole = Qt::UserRole + 200, ///< labels and values for an editor
        TypedRole, ///< whether the answer is typed
        SuggestionRole, ///< what the files hint at
        FileRole, ///< whether it is the path of a file
        HintRole ///< what it looks like
    };
    /// What is wrong with an answer, in words; empty when nothing is.
    using Check = std::function<QString(const Question &, const std::string &)>;
    static constexpr int answerColumn = 2;

    explicit QuestionModel(QObject *parent = nullptr);

    void setAnswers(Answers answers);
    void setCheck(Check check) { m_check = std::move(check); }
    const Answers &answers() const { return m_answers; }
    qint64 unanswered() const; ///< questions without an answer and without a default

    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void answered();
    void refused(const QString &why); ///< an answer that is none

private:
    QString answerText(const Question &question) const;
    const std::string *answerTo(const Question &question) const;

    Answers m_answers;
    Check m_check;
};

} // namespace waybill
