// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/run/migrate.h"
#include "migration/target/connection.h"
#include "migration/undo/undo.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <utility>

namespace waybill::test {

/// The playbook of the Resume Toolkit as it stands in the source tree.
const Playbook &resumeToolkit();

/// Every file below \a folder with its bytes; folders end in a slash. Equal maps: nothing changed.
QMap<QString, QByteArray> filesIn(const QString &folder);

/// A Resume Toolkit workspace in a temporary folder: a sensible invented one, of which a test
/// writes anew what it is about.
class ResumeWorkspace
{
public:
    using Cells = QList<std::pair<QByteArray, QByteArray>>; ///< header, cell

    ResumeWorkspace();

    ResumeWorkspace &contact(const QByteArray &json);
    ResumeWorkspace &candidate(const QByteArray &json);
    ResumeWorkspace &experience(const QByteArray &json);
    ResumeWorkspace &skills(const QByteArray &json);
    ResumeWorkspace &education(const QByteArray &json);
    ResumeWorkspace &config(const QByteArray &json);
    ResumeWorkspace &tracker(const QByteArray &csv);
    /// Adds a line to a tracker that has the columns its lines need; Company and Role are filled
    /// in. The first one replaces the tracker that was there.
    ResumeWorkspace &application(const Cells &cells);
    ResumeWorkspace &file(const QString &name, const QByteArray &bytes);
    ResumeWorkspace &remove(const QString &name);

    QString path(const QString &name = {}) const; ///< in the workspace
    QString outside(const QString &name) const; ///< beside it
    QByteArray read(const QString &name) const;
    /// The backups in their folder, by name.
    QStringList backups() const;

    MigrationRequest request() const;
    /// Runs and remembers the report for the questions below.
    const Report &migrate();
    const Report &migrate(const Answers &answers);
    const Report &migrate(const MigrationRequest &request, const Observer &observer = {});
    const Report &migrate(OnDuplicate onDuplicate);
    Result<UndoReport> undo(UndoKind kind = UndoKind::KeepEdits, const QString &phase = {});

    QString database() const { return m_database; }
    const Report &report() const { return m_report; }
    /// Why it failed, with the checks that did; empty when it did not.
    QString failure() const;
    /// The rows of a query, columns with " | " between them, NULL as NULL.
    QStringList table(const QString &sql) const;
    static QStringList table(Connection &connection, const QString &sql);
    QString value(const QString &sql) const { return table(sql).join(u'\n'); }
    /// The problems of the last run with this code: "file:line field: found".
    QStringList places(const QString &code) const;
    Balance balance(const QString &source, const QString &field) const;
    /// The rules that changed a field: "CODE from -> to".
    QStringList rules(const QString &field) const;
    /// Empty when the database alone gives every source back as it stands here now.
    QString exportAndCompare() const;
    /// Of all that the user's tables hold, and their schema.
    QString digest() const;
    /// Every file of the workspace but the backups.
    QMap<QString, QByteArray> files() const;
    /// Runs statements as any other program would; empty when they succeed.
    QString sql(const QString &statements) const;

private:
    ResumeWorkspace &writeTracker();

    QTemporaryDir m_folder;
    QString m_database;
    QByteArrayList m_header;
    QList<QByteArrayList> m_lines;
    Report m_report;
};

} // namespace waybill::test
