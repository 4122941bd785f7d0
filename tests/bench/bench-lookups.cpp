// SPDX-License-Identifier: GPL-3.0-or-later
// How long the questions of a program that keeps job matches take: waybill-bench-lookups [ROWS]
// A database with the tables of the playbook is filled with ROWS (1,000,000) invented matches; each
// question is asked 100 times. Ends with 1 when one takes 100 ms or longer at P95.
#include "migration/playbook/playbookparser.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace waybill;

namespace {

constexpr int iterations = 100;
constexpr double goal = 100.0; ///< ms

struct Asked
{
    const char *what;
    const char *sql;
};

/// ?1 is another row each time.
constexpr Asked questions[] = {
    {"one address",
     "SELECT scraped_data FROM job_matches WHERE job_url ="
     " 'https://jobs.fernway.example/job/' || ?1 LIMIT 1"},
    {"address, search and CV",
     "SELECT 1 FROM job_matches WHERE job_url = 'https://jobs.fernway.example/job/' || ?1"
     " AND search_term = 'term ' || (?1 % 50) AND cv_key = '0123456789abcde' || (?1 % 4)"},
    {"a search, 20 rows",
     "SELECT * FROM job_matches WHERE search_term = 'term ' || (?1 % 50)"
     " ORDER BY overall_match DESC LIMIT 20"},
    {"7 and better, 20 rows", "SELECT * FROM job_matches WHERE overall_match >= 7 LIMIT 20"},
    {"6 and better in a place",
     "SELECT * FROM job_matches WHERE overall_match >= 6 AND location = 'Place ' || (?1 % 300)"
     " LIMIT 10"},
    {"a search and a CV, best first",
     "SELECT id FROM job_matches WHERE search_term = 'term ' || (?1 % 50)"
     " AND cv_key = '0123456789abcde' || (?1 % 4) ORDER BY overall_match DESC LIMIT 20"}};

Result<> fill(Connection &connection, const Playbook &playbook, qint64 rows)
{
    if (auto made = connection.run(playbook.phases.front().scripts.front().up); !made)
        return made;
    return connection.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        + std::to_string(rows)
        + ") INSERT INTO job_matches (job_url, search_term, cv_key, job_title, company_name,"
          " location, overall_match, reasoning, scraped_data, scraped_at)"
          " SELECT 'https://jobs.fernway.example/job/' || i, 'term ' || (i % 50),"
          " '0123456789abcde' || (i % 4), 'Job ' || i, 'Company ' || (i % 5000),"
          " 'Place ' || (i % 300), i * 7919 % 11, 'A reason of some length, ' || i, '{\"i\": '"
          " || i || '}', '2025-11-02T14:30:15' FROM n; ANALYZE");
}

Result<std::vector<double>> measure(Connection &connection, const char *sql, qint64 rows)
{
    auto query = Statement::prepare(connection, sql);
    if (!query)
        return query.error();
    std::vector<double> times;
    for (int i = 0; i < iterations; ++i) {
        QElapsedTimer timer;
        timer.start();
        query->bindInteger(0, 1 + (i * 7'919LL) % rows);
        for (auto more = query->step(); more && *more; more = query->step()) { }
        query->reset();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times;
}

Result<bool> bench(qint64 rows)
{
    auto playbook = readPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/job-matches/playbook.yaml"));
    if (!playbook)
        return playbook.error();
    const QTemporaryDir folder;
    auto connection = Connection::open(folder.filePath(u"matches.db"_s), Connection::Mode::Staging);
    if (!connection)
        return connection.error();
    if (auto filled = fill(*connection, *playbook, rows); !filled)
        return filled.error();
    std::printf("%-32s %10s %10s %10s   of %lld matches\n", "ms", "average", "median", "P95",
                static_cast<long long>(rows));
    bool good = true;
    for (const Asked &asked : questions) {
        auto times = measure(*connection, asked.sql, rows);
        if (!times)
            return times.error();
        const double p95 = (*times)[static_cast<std::size_t>(iterations * 95 / 100)];
        std::printf("%-32s %10.3f %10.3f %10.3f\n", asked.what,
                    std::accumulate(times->begin(), times->end(), 0.0) / iterations,
                    (*times)[iterations / 2], p95);
        good = good && p95 < goal;
    }
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 rows = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1'000'000;
    const auto good = bench(std::max<qint64>(rows, 100));
    if (!good)
        std::fprintf(stderr, "%s\n", qPrintable(describe(good.error())));
    return good && *good ? 0 : 1;
}
