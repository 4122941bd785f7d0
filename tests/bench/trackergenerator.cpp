// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/trackergenerator.h"

#include <array>
#include <charconv>

namespace waybill::bench {

namespace {

constexpr std::array<std::string_view, 16> names{
    "Alder",   "Brightwater", "Copper", "Dunmore",  "Elmsley", "Fenwick", "Garnet", "Hollis",
    "Juniper", "Kestrel",     "Larch",  "Meridian", "Nørdahl", "Osprey",  "Quill",  "Tamarack"};
constexpr std::array<std::string_view, 8> trades{"Works",   "Robotics", "Instruments", "Foods",
                                                 "& Söhne", "Optics",   "Energy",      "Medical"};
constexpr std::array<std::string_view, 8> levels{"",           "Senior ", "Lead ",    "Junior ",
                                                 "Principal ", "Staff ",  "Interim ", "Deputy "};
constexpr std::array<std::string_view, 8> roles{
    "Process Engineer", "Test Engineer",    "Quality Engineer",   "Data Engineer",
    "Product Manager",  "NPI Program Lead", "Production Planner", "Validation Engineer"};
constexpr std::array<std::string_view, 8> places{
    "\"Fairhaven, OR\"", "\"Port Ellis, WA\"", "Remote",      "\"Millbrook, ID\"",
    "\"Seaview, WA\"",   "\"Bend Creek, OR\"", "Zürich-West", "\"Kent Ridge, WA\""};
constexpr std::array<std::string_view, 4> educations{"BSc Engineering", "MSc preferred", "",
                                                     "BSc or equivalent"};
constexpr std::array<std::string_view, 4> sources{"Company site", "JobHarbor", "Referral",
                                                  "WorkBoard"};
constexpr std::array<std::string_view, 3> priorities{"High", "Medium", "Low"};
constexpr std::array<std::string_view, 7> statuses{
    "Pending", "Submitted", "Phone Screen", "Interview", "Offer", "Rejected", "Withdrawn"};
constexpr std::array<std::string_view, 4> answers{"Yes", "No", "Unknown", "Negotiable"};
constexpr std::array<std::string_view, 4> people{"Priya Ramaswamy", "Owen Castellane",
                                                 "Léa Fontenoy", "Grace Adeyemi"};
constexpr std::array<std::string_view, 4> categories{"Strong", "Good", "Partial", ""};
constexpr std::array<std::string_view, 8> gaps{"ISO 13485; sterile packaging",
                                               "PLC safety",
                                               "Composites; coatings",
                                               "",
                                               "SCADA; OPC UA",
                                               "Managing budget",
                                               "Thin films",
                                               "RF; EMC; acoustics"};
constexpr std::array<std::string_view, 8> sentences{
    "Asked about validation, twice. ",      "They know two people from the old office. ",
    "Second round went well, I think.\n",   "Ask for \"\"the range\"\" before the tour. ",
    "Naïve question about shifts, noted. ", "Bring the photos, the plan and the numbers. ",
    "Promised an answer by the 15th. ",     "Form letter after one hour – so be it. "};
constexpr std::uint64_t days = 1400;

} // namespace

/// Everything that is the same whenever the posting comes up, made of its number alone.
struct TrackerGenerator::Posting
{
    explicit Posting(std::uint64_t posting)
        : id(posting)
        , mixed((posting + 1) * 0x9e3779b97f4a7c15U)
    {
    }

    template<typename Words>
    std::string_view part(const Words &words, unsigned int shift) const
    {
        return words[(mixed >> shift) % words.size()];
    }

    std::uint64_t id;
    std::uint64_t mixed;
};

std::string_view TrackerGenerator::header()
{
    return "Date,Company,Role,Location,Priority,Overall Match %,Must-Have %,Tech %,Process "
           "%,Leadership %,"
           "NPI %,Mindset %,Logistics %,Years Req,Years Have,Education Req,Degree Verified,Key "
           "Gaps,"
           "Follow-Up Status,Source,Salary Min,Salary Max,Travel %,Relocation,Application URL,"
           "Recruiter Name,Recruiter Email,Recruiter Phone,Date Applied,Date Response,Date Phone "
           "Screen,"
           "Date Interview,Date Offer,Date Rejected,Resume Filename,Cover Letter Filename,JD "
           "Filename,"
           "Notes,Lessons Learned,Competitive Advantages,User Match Rating,User Fit Rating,"
           "Skills Match Category,Job Fit Category,Feedback Timestamp,Adaptation Score,"
           "Interview Prep Notes,Compensation Notes,Benefits Notes,Culture Fit Notes\n";
}

void TrackerGenerator::appendRow(std::string &csv)
{
    const Posting what(nextPosting());
    const std::uint64_t day = below(days);
    ++m_rows;
    posting(csv, what, day);
    recruiter(csv, what);
    dates(csv, day);
    files(csv);
    text(csv, 3);
    csv += ',';
    text(csv, below(2) == 0 ? 1 : 0);
    csv += ',';
    text(csv, 1);
    ratings(csv, day);
    text(csv, below(4) == 0 ? 2 : 0);
    csv += ",\"Asked for 105,000\",";
    csv += any(gaps);
    csv += ',';
    text(csv, below(4) == 0 ? 1 : 0);
    csv += '\n';
}

std::uint64_t TrackerGenerator::nextPosting()
{
    if (m_postings > 0 && below(5) == 0)
        return below(m_postings);
    return m_postings++;
}

void TrackerGenerator::number(std::string &csv, std::uint64_t value)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    csv.append(digits.data(), end);
}

void TrackerGenerator::percent(std::string &csv)
{
    number(csv, 20 + below(80));
    csv += '.';
    number(csv, 1 + below(9));
    csv += ',';
}

/// \a day counts from the first of January 2022; months have 28 days here.
void TrackerGenerator::date(std::string &csv, std::uint64_t day)
{
    const std::uint64_t month = day / 28 % 12 + 1;
    number(csv, 2022 + day / (28 * 12));
    csv += month < 10 ? "-0" : "-";
    number(csv, month);
    csv += day % 28 + 1 < 10 ? "-0" : "-";
    number(csv, day % 28 + 1);
}

void TrackerGenerator::posting(std::string &csv, const Posting &posting, std::uint64_t day)
{
    date(csv, day);
    csv += ',';
    csv += posting.part(names, 8);
    csv += ' ';
    csv += posting.part(trades, 16);
    csv += ' ';
    number(csv, posting.id);
    csv += ',';
    csv += posting.part(levels, 24);
    csv += posting.part(roles, 32);
    csv += ',';
    csv += posting.part(places, 40);
    csv += ',';
    csv += any(priorities);
    csv += ',';
    for (int i = 0; i < 8; ++i)
        percent(csv);
    number(csv, 1 + posting.mixed % 12);
    csv += ",9,";
    csv += posting.part(educations, 44);
    csv += ",Yes,";
    csv += any(gaps);
    csv += ',';
    csv += any(statuses);
    csv += ',';
    csv += posting.part(sources, 48);
    csv += ',';
    number(csv, 60000 + posting.mixed % 50 * 1000);
    csv += ',';
    number(csv, 115000 + posting.mixed % 40 * 1000);
    csv += ',';
    number(csv, posting.mixed % 5 * 5);
    csv += ',';
    csv += any(answers);
    csv += ",https://jobs.example.test/postings/";
    number(csv, posting.id);
    csv += ',';
}

void TrackerGenerator::recruiter(std::string &csv, const Posting &posting)
{
    if (below(4) == 0) {
        csv += ",,,";
        return;
    }
    csv += any(people);
    csv += ",recruiter";
    number(csv, posting.id % 997);
    csv += "@example.test,(555) 555-01";
    number(csv, 10 + below(90));
    csv += ',';
}

void TrackerGenerator::dates(std::string &csv, std::uint64_t day)
{
    date(csv, day + 1);
    csv += ',';
    const std::uint64_t steps = below(6);
    for (std::uint64_t step = 1; step <= 5; ++step) {
        if (step <= steps)
            date(csv, day + 4 * step);
        csv += ',';
    }
}

void TrackerGenerator::files(std::string &csv)
{
    csv += "Resume_";
    number(csv, m_rows);
    csv += ".docx,";
    if (below(10) < 7) {
        csv += "Letter_";
        number(csv, m_rows);
        csv += ".docx";
    }
    csv += ",JD_";
    number(csv, m_rows);
    csv += ".txt,";
}

void TrackerGenerator::text(std::string &csv, unsigned int count)
{
    if (count == 0)
        return;
    csv += '"';
    for (unsigned int i = 0; i < count; ++i)
        csv += any(sentences);
    csv += '"';
}

void TrackerGenerator::ratings(std::string &csv, std::uint64_t day)
{
    csv += ',';
    number(csv, 1 + below(5));
    csv += ',';
    number(csv, 1 + below(5));
    csv += ',';
    csv += any(categories);
    csv += ',';
    csv += any(categories);
    csv += ',';
    date(csv, day + 2);
    csv += "T08:30:15,";
    number(csv, below(101));
    csv += ',';
}

} // namespace waybill::bench
