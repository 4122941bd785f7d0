// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/run/migrate.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace waybill::test {

/// The playbook for learner profiles as it stands in the source tree.
const Playbook &learnerProfiles();

/// A folder of invented learners that a test fills with what it is about.
class LearnerWorkspace
{
public:
    /// JSON objects; \a members replace or add ("\"id\": null"), a name without a value takes one
    /// away ("\"id\":").
    static QByteArray profile(const QByteArray &name, const QByteArrayList &members = {});
    static QByteArray card(int number, const QByteArrayList &members = {});
    static QByteArray message(int number, const QByteArrayList &members = {});

    LearnerWorkspace();

    LearnerWorkspace &file(const QString &name, const QByteArray &bytes);
    LearnerWorkspace &profiles(const QByteArrayList &records);
    LearnerWorkspace &cards(const QByteArrayList &records);
    LearnerWorkspace &messages(const QByteArrayList &records);

    QString path(const QString &name = {}) const;
    QString database() const;
    MigrationRequest request(const Answers &answers = {}) const;
    const Report &migrate(const Answers &answers = {}, OnDuplicate onDuplicate = OnDuplicate::Skip);
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

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Report m_report;
};

} // namespace waybill::test
