// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sampledatabase.h"

#include "migration/playbook/playbooklibrary.h"
#include "migration/target/statement.h"

#include <QtDebug>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

/// Values that differ in a known way: the i-th application has match i % 101, every seventh has no
/// date, and the statuses go round.
std::string applicationsSql(int count)
{
    return R"sql(
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < )sql"
        + std::to_string(count) + R"sql()
INSERT INTO job_postings (id, company, role, location)
SELECT i, 'Company ' || printf('%06d', i), CASE i % 2 WHEN 0 THEN 'Tester' ELSE 'Builder' END, ''
FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < )sql"
        + std::to_string(count) + R"sql()
INSERT INTO applications (id, profile_id, job_posting_id, date_applied, status, overall_match_pct)
SELECT i, 1, i, CASE i % 7 WHEN 0 THEN NULL ELSE date('2024-01-01', i || ' days') END,
       CASE i % 4 WHEN 0 THEN 'offer' WHEN 1 THEN 'pending' WHEN 2 THEN 'submitted' END, i % 101
FROM n;)sql";
}

} // namespace

const Playbook &samplePlaybook()
{
    static const Playbook playbook = [] {
        auto found = findPlaybook(u"resume-toolkit"_s);
        if (!found)
            qFatal("%s", qPrintable(describe(found.error())));
        return std::move(*found);
    }();
    return playbook;
}

QString makeSampleDatabase(const QString &folder, int applications)
{
    const QString path = folder + "/sample.db"_L1;
    auto connection = Connection::open(path, Connection::Mode::Create);
    if (!connection)
        return {};
    std::string script = "BEGIN;";
    for (const PhaseSpec &phase : samplePlaybook().phases) {
        for (const Script &made : phase.scripts)
            script += made.up;
    }
    script +=
        "INSERT INTO profiles (id, name, email) VALUES (1, 'Alex Example', 'alex@example.test');";
    if (applications > 0)
        script += applicationsSql(applications);
    script += "INSERT INTO config (key, value) VALUES ('theme', '\"dark\"'), ('size', '12');";
    if (auto done = connection->run(script + "COMMIT;"); !done) {
        qWarning("%s", qPrintable(describe(done.error())));
        return {};
    }
    return path;
}

qint64 countRows(const QString &database, const std::string &sql)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return -1;
    const auto number = queryInteger(*connection, sql);
    return number ? *number : -1;
}

} // namespace waybill::test
