// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/decisions/decisionlist.h"
#include "migration/decisions/decisionstore.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace waybill {

class Background;
class DecisionListModel;
class MessageBar;
class ValueTable;

/// Everything that was decided, as a list in which it can be decided otherwise. What is asked for
/// here is for whoever opened it to do: the wizard keeps it with its own answers, the main window
/// in the database.
class DecisionsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DecisionsDialog(Background &background, QWidget *parent = nullptr);

    void setDecisions(const KeptDecisions &kept);
    void showProblem(const Problem &problem);
    /// What was done, with a way to take it back.
    void showDone(const QString &text, const std::function<void()> &undo = {});

Q_SIGNALS:
    void changesAsked(const std::vector<waybill::DecisionChange> &changes, const QString &text);

private:
    void decide(const std::string &id, const std::string &answer);
    void forget();
    void exportTo();
    void importFrom();
    void takeFile(const Result<Answers> &answers);
    void showState();

    Background &m_background;
    KeptDecisions m_kept;
    DecisionListModel *m_model;
    ValueTable *m_table;
    QLabel *m_summary;
    QPushButton *m_forget;
    QPushButton *m_export;
    MessageBar *m_messages;
};

} // namespace waybill
