// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace waybill::test {

/// The playbook for job matches as it stands in the source tree.
const Playbook &jobMatches();

/// A folder of invented job matches that a test fills with what it is about.
class MatchWorkspace
{
public:
    /// A name for the file of a run: "run(1)" is earlier than "run(2)".
    static QString run(int number);
    /// A rated job as JSON; \a members replace or add ("\"overall_match\": 7").
    static QByteArray match(int number, const QByteArrayList &members = {});

    MatchWorkspace();

    MatchWorkspace &file(const QString &name, const QByteArray &bytes);
    /// A file of matches in job_matches/.
    MatchWorkspace &matches(int number, const QByteArrayList &records);

    QString path(const QString &name = {}) const;
    QString database() const;
    /// Answers that the tests do not talk about.
    static Answers answers();
    MigrationRequest request(const Answers &more = {}) const;
    const Report &migrate(const Answers &more = {}, OnDuplicate onDuplicate = OnDuplicate::Skip);
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
    /// Runs statements as any other program would; empty when they succeed.
    QString sql(const QString &statements) const;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Report m_report;
};

} // namespace waybill::test
