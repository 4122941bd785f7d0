// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/wizardpage.h"

class QTabWidget;

namespace waybill {

class AnswerDelegate;
class FieldFindingModel;
class MessageBar;
class QuestionModel;
class ValueTable;

/// "Where each piece goes": every field with its place, and the questions only a person can answer.
class MappingPage final : public WizardPage
{
    Q_OBJECT

public:
    MappingPage(WizardState &state, QWidget *parent);

    void enter() override;
    bool isComplete() const override;

private:
    QString summary() const;
    void takeAnswers();
    void showQuestionCount();

    FieldFindingModel *m_fields;
    QuestionModel *m_questions;
    ValueTable *m_questionTable;
    AnswerDelegate *m_delegate;
    QTabWidget *m_tabs;
    MessageBar *m_mistake;
};

} // namespace waybill
