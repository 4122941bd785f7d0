// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomtracker.h"

#include "tests/support/hostilevalues.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace waybill::test {

namespace {

constexpr std::string_view documented =
    "Date|Company|Role|Location|Priority|Overall Match %|Must-Have %|Tech %|Process %|Leadership "
    "%|NPI %|"
    "Mindset %|Logistics %|Years Req|Years Have|Education Req|Degree Verified|Key Gaps|Follow-Up "
    "Status|"
    "Source|Salary Min|Salary Max|Travel %|Relocation|Application URL|Recruiter Name|Recruiter "
    "Email|"
    "Recruiter Phone|Date Applied|Date Response|Date Phone Screen|Date Interview|Date Offer|Date "
    "Rejected|"
    "Resume Filename|Cover Letter Filename|JD Filename|Notes|Lessons Learned|Competitive "
    "Advantages|"
    "User Match Rating|User Fit Rating|Skills Match Category|Job Fit Category|Feedback Timestamp|"
    "Adaptation Score|Interview Prep Notes|Compensation Notes|Benefits Notes|Culture Fit Notes";
constexpr std::string_view master =
    "Application Date|Company|Position|Location|Job Type|Work Mode|Posted Date|Application "
    "URL|Salary Min|"
    "Salary Max|Salary Target|Travel %|Relocation|Benefits|Resume Version|Cover Letter|JD File|"
    "Portfolio/Samples|Overall Match %|Must-Have %|Tech Skills %|Process %|Leadership %|NPI "
    "%|Mindset %|"
    "Logistics %|Years Required|Years I Have|Key Gaps|My Advantages|Priority|Status|Rejection "
    "Reason|"
    "Days Since Applied|Follow-Up Date|Next Action|Action Due Date|Days Until Due|Recruiter Name|"
    "Recruiter Email|Recruiter Phone|Hiring Manager|Interview Dates|Offer Amount|Offer Date|"
    "Decision Deadline|Final Decision|Notes|Lessons Learned";
constexpr std::string_view exported = "Company|Position|Date Applied|Status|Notes|Lessons Learned";
constexpr std::size_t generatedColumns = 19; // the first of the documented ones

using Cells = std::vector<std::string>;

Cells split(std::string_view names)
{
    Cells cells;
    for (;;) {
        const std::size_t bar = names.find('|');
        cells.emplace_back(names.substr(0, bar));
        if (bar == names.npos)
            return cells;
        names.remove_prefix(bar + 1);
    }
}

void shuffle(Cells &cells, Randomness &random)
{
    for (std::size_t i = cells.size(); i > 1; --i)
        std::swap(cells[i - 1], cells[random.below(i)]);
}

Cells knownHeader(Randomness &random)
{
    switch (random.below(8)) {
    case 0:
    case 1:
        return split(master);
    case 2:
    case 3:
        return split(documented);
    case 4: {
        Cells header = split(documented);
        header.resize(generatedColumns);
        return header;
    }
    case 5:
        return split(exported);
    case 6:
        return {"Employer", "Job Title", "When", "How it went"};
    default: {
        Cells header = split(random.chance(50) ? master : documented);
        shuffle(header, random);
        header.resize(random.below(header.size()) + 1);
        header.insert(header.end(), {"Company", "Role"});
        return header;
    }
    }
}

Cells anyHeader(Randomness &random, bool plain)
{
    Cells header = knownHeader(random);
    if (random.chance(25))
        shuffle(header, random);
    if (random.chance(50))
        return header;
    for (std::string &name : header) {
        if (random.chance(4))
            name = ' ' + name + "  ";
        else if (random.chance(4))
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    }
    for (int more = random.between(0, 4); more > 0; --more) {
        const auto place = std::ptrdiff_t(random.below(header.size() + 1));
        const std::string name = random.chance(30) ? hostileText(random, plain)
            : random.chance(30)                    ? header[random.below(header.size())]
                                : random.pick({"", "", "Mood", "API Token", "Title", "Date", "Link",
                                               "Column 7", "Überblick"});
        header.insert(header.begin() + place, name);
    }
    return header;
}

bool contains(std::string_view name, std::string_view part)
{
    return name.find(part) != name.npos;
}

std::string likelyCell(const std::string &name, Randomness &random, bool plain)
{
    if (contains(name, "Company") || contains(name, "Employer"))
        return random.pick(
            {"Alpha Works", "Beta Labs", "alpha  works", "Café Nine", "A/B, Inc.", "../up"});
    if (contains(name, "Position") || contains(name, "Role") || contains(name, "Title"))
        return random.pick({"Line Engineer", "Tester", "line engineer", "Lead, Quality"});
    if (contains(name, "Location"))
        return random.pick({"Sampletown, ST", "", "Othertown"});
    if (contains(name, "Rating") || contains(name, "Years") || contains(name, "Score"))
        return random.pick({"3", "5", "5+", "7.9", "", "ten"});
    if (contains(name, "Date") || contains(name, "When"))
        return random.chance(25) ? std::string() : anyDate(random);
    if (contains(name, "%"))
        return random.pick(
            {"78.5", "100", "0", "13.33", "78.5%", "0.10", "101", "", "N/A", "50", "7e1", "66,7"});
    if (contains(name, "Salary") || contains(name, "Amount"))
        return random.pick({"70000", "90,000", "$90,000", "1,000", "", "70000.00", "070000"});
    if (contains(name, "Status"))
        return random.pick({"Applied", "Rejected", "0", "", "Phone-Screen", "phone_screen",
                            "Ghosted", "Interview 3+"});
    if (contains(name, "Priority"))
        return random.pick({"High", "medium", "LOW", "", "Urgent"});
    if (contains(name, "URL") || contains(name, "Days Since"))
        return random.pick({"https://alpha.example/jobs/1?a=b", "Link", "", "12",
                            "www.example.test", "http://x y"});
    if (contains(name, "File") || contains(name, "Resume") || contains(name, "Cover"))
        return random.pick(
            {"cv.docx", "Standard", "", "../cv.docx", "/etc/cv", "a/b.docx", "cv .docx "});
    return random.chance(40) ? std::string() : anyText(random, plain);
}

std::string anyCell(const std::string &name, Randomness &random, bool plain)
{
    const bool named =
        contains(name, "Company") || contains(name, "Position") || contains(name, "Role");
    if (random.chance(named ? 3 : 8))
        return hostileText(random, plain);
    return likelyCell(name, random, plain);
}

Cells anyRow(const Cells &header, Randomness &random, bool plain)
{
    Cells row;
    if (random.chance(2))
        return row;
    for (const std::string &name : header)
        row.push_back(anyCell(name, random, plain));
    if (random.chance(4))
        row.resize(random.below(row.size()) + 1);
    if (random.chance(4))
        row.push_back(hostileText(random, plain));
    if (random.chance(2))
        row.insert(row.end(), std::size_t(random.between(1, 5)), {});
    if (random.chance(2))
        std::fill(row.begin(), row.end(), std::string());
    return row;
}

/// Writes cells with the quotes they need, and with some they do not.
class Writer
{
public:
    explicit Writer(Randomness &random)
        : m_random(random)
        , m_delimiter(random.pick({',', ',', ',', ',', ',', ';', '\t', '|'}))
        , m_newline(random.pick({"\n", "\n", "\n", "\r\n", "\r"}))
        , m_needless(random.pick({0, 0, 0, 20, 100}))
    {
    }

    void line(const Cells &cells)
    {
        for (const std::string &cell : cells) {
            if (&cell != &cells.front())
                m_text += m_delimiter;
            put(cell, cells.size() == 1);
        }
        m_text += m_random.chance(1) ? "\r\n" : m_newline;
    }

    std::string finish()
    {
        if (m_random.chance(25))
            m_text.resize(m_text.size() - m_newline.size());
        return std::move(m_text);
    }

private:
    void put(const std::string &cell, bool alone)
    {
        const bool needed = cell.find_first_of(std::string("\r\n") + m_delimiter) != cell.npos
            || cell.starts_with('"') || (cell.empty() && alone);
        if (!needed && !m_random.chance(m_needless)) {
            m_text += cell;
            return;
        }
        m_text += '"';
        for (const char c : cell)
            m_text.append(c == '"' ? 2 : 1, c);
        m_text += '"';
        if (m_random.chance(1) && m_random.chance(20))
            m_text += "behind";
    }

    Randomness &m_random;
    char m_delimiter;
    std::string m_newline;
    int m_needless;
    std::string m_text;
};

} // namespace

std::string anyTracker(Randomness &random, bool plain)
{
    if (random.chance(2))
        return {};
    Writer writer(random);
    if (random.chance(1))
        writer.line({});
    const Cells header = anyHeader(random, plain);
    writer.line(header);
    std::vector<Cells> rows;
    for (int count = random.chance(8) ? 0 : random.between(1, random.chance(10) ? 30 : 8);
         count > 0; --count) {
        // People copy a line and change a little.
        if (!rows.empty() && random.chance(15))
            rows.push_back(random.pick(rows));
        else
            rows.push_back(anyRow(header, random, plain));
        if (!rows.back().empty() && random.chance(20))
            rows.back().back() = anyText(random, plain);
        writer.line(rows.back());
    }
    return writer.finish();
}

} // namespace waybill::test
