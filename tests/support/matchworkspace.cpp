// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/matchworkspace.h"

using namespace Qt::StringLiterals;

namespace waybill::test {

const Playbook &jobMatches()
{
    static const Playbook playbook = playbookInTree(u"job-matches"_s);
    return playbook;
}

QString MatchWorkspace::run(int number)
{
    return u"job_matches_202509%1_081502.json"_s.arg(number, 2, 10, QChar(u'0'));
}

QByteArray MatchWorkspace::match(int number, const QByteArrayList &members)
{
    const QByteArray n = QByteArray::number(number);
    return jsonObject(
        {{"skills_match", "7"},
         {"experience_match", "6"},
         {"location_compatibility", "\"Yes\""},
         {"education_fit", "8"},
         {"career_trajectory_alignment", "5"},
         {"preference_match", "6"},
         {"potential_satisfaction", "7"},
         {"overall_match", "7"},
         {"reasoning", "\"Die Erfahrung passt gut, der Weg ist kurz.\""},
         {"job_title", "\"Ingenieurin " + n + "\""},
         {"company_name", "\"Fernway Labs\""},
         {"job_description", "\"Aufgabe " + n + "\""},
         {"location", "\"8400 Winterthur\""},
         {"application_url", "\"https://jobs.fernway.example/job/ingenieurin/" + n + "\""},
         {"cv_path", "\"input/ada_roe.pdf\""}},
        members);
}

MatchWorkspace::MatchWorkspace()
    : PlaybookWorkspace(jobMatches())
{
    file(u"process_cv/cv-data/input/ada_roe.pdf"_s, "%PDF-1.4\nAda Roe\n%%EOF\n");
    file(u"process_cv/cv-data/input/ada_roe_2.pdf"_s, "%PDF-1.4\nAda Roe, again\n%%EOF\n");
}

MatchWorkspace &MatchWorkspace::file(const QString &name, const QByteArray &bytes)
{
    write(name, bytes);
    return *this;
}

MatchWorkspace &MatchWorkspace::matches(int number, const QByteArrayList &records)
{
    return file(u"job_matches/"_s + run(number), jsonList(records));
}

Answers MatchWorkspace::answers()
{
    return {{"choices/search-term", "IT"}, {"choices/cv", "input/ada_roe.pdf"}};
}

MigrationRequest MatchWorkspace::request(const Answers &more) const
{
    MigrationRequest request;
    request.workspace = path();
    request.playbook = jobMatches();
    request.answers = answers();
    for (const auto &[id, answer] : more) {
        if (answer == "-")
            request.answers.erase(id);
        else
            request.answers[id] = answer;
    }
    return request;
}

const Report &MatchWorkspace::migrate(const Answers &more, OnDuplicate onDuplicate)
{
    MigrationRequest asked = request(more);
    asked.onDuplicate = onDuplicate;
    return PlaybookWorkspace::run(asked);
}

} // namespace waybill::test
