// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace waybill::test {

/// A built-in playbook as it stands in the source tree.
Playbook playbookInTree(const QString &id);

/// A JSON object as a person lays it out. \a members replace or add ("\"id\": null"); a name
/// without a value takes one away ("\"id\":").
QByteArray jsonObject(QList<std::pair<QByteArray, QByteArray>> all, const QByteArrayList &members);
QByteArray jsonList(const QByteArrayList &records);

/// A folder of invented files of one system, and what came of migrating them. What is in the files
/// is for the systems' own workspaces to say.
class PlaybookWorkspace
{
public:
    explicit PlaybookWorkspace(const Playbook &playbook);

    QString path(const QString &name = {}) const;
    QString database() const;
    const Report &report() const { return m_report; }

    /// Why it failed; empty when it did not.
    QString failure() const;
    /// The rows of a query, columns with " | " between them, NULL as NULL.
    QStringList table(const QString &sql) const;
    QString value(const QString &sql) const { return table(sql).join(u'\n'); }
    /// How many problems of the last run have this code, and the first of them.
    qsizetype count(const QString &code) const;
    Problem first(const QString &code) const;
    /// Empty when the database alone gives every file back as it stands here now.
    QString exportAndCompare() const;
    /// What the database writes in the place of a file.
    QByteArray exported(const QString &name) const;
    /// Runs statements as any other program would; empty when they succeed.
    QString sql(const QString &statements) const;

protected:
    void write(const QString &name, const QByteArray &bytes) const;
    const Report &run(const MigrationRequest &request);
    const Playbook &playbook() const { return m_playbook; }

private:
    const Playbook &m_playbook;
    std::unique_ptr<QTemporaryDir> m_folder;
    Report m_report;
};

} // namespace waybill::test
