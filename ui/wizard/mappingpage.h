// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/wizardpage.h"

#include <QUndoStack>

#include <memory>

class QLabel;
class QPushButton;
class QTabWidget;

namespace waybill {

class AnswerDelegate;
class Background;
class DecisionsDialog;
class DifferenceStrip;
class FieldPlaceModel;
class MessageBar;
class PlaceRules;
class QuestionModel;
class ValueTable;

/// "Where each piece goes": every field with its place, and the questions only a person can answer.
/// Each step can be undone, and the whole can be saved as a playbook of one's own.
class MappingPage final : public WizardPage
{
    Q_OBJECT

public:
    MappingPage(WizardState &state, Background &background, QWidget *parent);

    void enter() override;
    bool isComplete() const override;

private:
    QWidget *makeFields();
    QWidget *makeTools();
    QString summary() const;
    QList<Question> questions() const;
    void showFields();
    void showChosen();
    void place(const std::string &id, const std::string &answer);
    void useSuggestions();
    /// Puts the answers in the place of those that are there, as a step that can be undone.
    void change(const Answers &answers, const QString &text);
    void setAnswers(const Answers &answers);
    void showQuestionCount();
    void showWay(); ///< of the current field, before anything is stored
    void openDecisions();
    void showDecisions(DecisionsDialog &dialog);
    void savePlaybook();
    void writePlaybook(const QString &name, bool replace);

    Background &m_background;
    QUndoStack m_undo;
    std::shared_ptr<const Playbook> m_playbook; ///< that the rules point into
    std::shared_ptr<const PlaceRules> m_rules;
    FieldPlaceModel *m_fields;
    QLabel *m_chosen; ///< what the columns of the table may cut off
    QuestionModel *m_questions;
    ValueTable *m_fieldTable;
    ValueTable *m_questionTable;
    AnswerDelegate *m_delegate;
    AnswerDelegate *m_placeDelegate;
    DifferenceStrip *m_differences;
    QPushButton *m_suggest;
    QTabWidget *m_tabs;
    MessageBar *m_mistake;
};

} // namespace waybill
