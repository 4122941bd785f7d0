// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/run/migrationjob.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace waybill {

class DraftTree;

/// "Something else": looks at files that no playbook knows, says in plain words what could become
/// of them, and saves what was drafted as a playbook of the user's own.
class DraftDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DraftDialog(const QString &folder, QWidget *parent = nullptr);

    void reject() override;

Q_SIGNALS:
    void saved(const waybill::Playbook &playbook); ///< it is to be used

private:
    QWidget *makeBusy();
    QWidget *makeFound();
    QWidget *makeNothing();
    void draft();
    void showProgress(const Progress &progress);
    void showDraft(std::shared_ptr<PlaybookDraft> draft);
    void showFiles();
    void showFailure(const Problem &problem);
    void filesChanged();
    void save();
    QStringList uncheckedFiles() const;

    QString m_folder;
    QStringList m_leftOut; ///< by the person
    std::shared_ptr<PlaybookDraft> m_draft;
    MigrationJob m_job;
    QStackedWidget *m_stack;
    QProgressBar *m_progress;
    QLabel *m_now;
    QLabel *m_summary;
    QLabel *m_nothing;
    QLabel *m_problem; ///< why it could not be saved
    QCheckBox *m_replace;
    QLineEdit *m_name;
    DraftTree *m_tree;
    QTreeWidget *m_files;
    QPushButton *m_again;
    QPushButton *m_use;
    bool m_closing = false;
};

} // namespace waybill
