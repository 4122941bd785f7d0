// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomprofile.h"

#include "tests/support/hostilevalues.h"

#include <algorithm>
#include <utility>

namespace waybill::test {

namespace {

Json someTexts(Randomness &random, int most)
{
    Json list = Json::array();
    for (int count = random.between(0, most); count > 0; --count)
        list.elements.push_back(Json::ofText(anyText(random)));
    return list;
}

Json flag(Randomness &random)
{
    return Json::ofToken(random.pick({"true", "false", "true", "false", "null"}));
}

/// Adds the members whose turn it is: files hold any selection of them.
void addSome(Json &object, Randomness &random, int percent,
             std::initializer_list<std::pair<std::string, Json>> members)
{
    for (const auto &[key, value] : members) {
        if (random.chance(percent))
            object.add(key, value);
    }
}

std::string dateRange(Randomness &random)
{
    const std::string dash = random.pick({" – ", " - ", "-", " to ", "–"});
    const std::string from =
        random.pick({"Jan 2019", "June 2014", "2012", "2019-03", "Sept. 2020", "13/2019"});
    const std::string to =
        random.pick({"Present", "Mar 2021", "2014", "present", "Now", "2021-12", ""});
    const std::string remark = " (overlaps with Jun 2019 – Jul 2022)";
    return from + dash + to + (random.chance(20) ? remark : std::string());
}

Json anyPosition(Randomness &random)
{
    Json position = Json::object();
    position.add("company", anyLine(random));
    const bool documented = random.chance(50);
    position.add(documented ? "role" : "title", anyLine(random));
    if (documented) {
        position.add("start_date", random.pick({"2019-04", "2020-11", "2015", "2015-13", ""}));
        if (random.chance(70))
            position.add("end_date", random.chance(40) ? Json() : Json::ofText("2021-03"));
    } else if (random.chance(90)) {
        position.add("dates", dateRange(random));
    }
    addSome(position, random, 70, {{"location", Json::ofText(anyLine(random))}});
    addSome(position, random, 95, {{"bullets", someTexts(random, 5)}});
    if (random.chance(10))
        position.add("role", anyLine(random));
    return position;
}

Json anyDegree(Randomness &random)
{
    Json degree = Json::object();
    addSome(degree, random, 90, {{"degree", Json::ofText(anyLine(random))}});
    addSome(degree, random, 60,
            {{random.pick({"institution", "university"}), Json::ofText(anyLine(random))},
             {random.pick(
                  {"graduation_date", "graduation", "graduation_dates", "estimated_graduation"}),
              Json::ofText(anyDate(random))},
             {"gpa", random.chance(50) ? Json::ofToken(anyNumber(random)) : Json::ofText("3.5")},
             {"honors", Json::ofText(anyLine(random))}});
    return degree;
}

} // namespace

Json anyContact(Randomness &random)
{
    Json contact = Json::object();
    contact.add("name", "Sample Person");
    contact.add("email", random.chance(90) ? "sample@example.test" : "  sample@example.test ");
    addSome(contact, random, 70,
            {{"phone", Json::ofText("+1 (555) 555-0100")},
             {"linkedin", Json::ofText("linkedin.example/in/sample")},
             {"github", Json::ofText("")},
             {"location", Json::ofText(anyLine(random))},
             {"alternate_email", Json::ofText("other@example.test")},
             {"address", Json::ofText(anyText(random))},
             {"location_statement", Json::ofText(anyText(random))}});
    return contact;
}

Json anyCandidate(Randomness &random)
{
    Json candidate = Json::object();
    const bool isLong = random.chance(10);
    addSome(
        candidate, random, 65,
        {{"degree", Json::ofText(anyLine(random))},
         {"years_experience", Json::ofToken(random.pick({"12", "0", "7.9", "12.0", "1e1", "-1"}))},
         {"summary", Json::ofText(isLong ? std::string(2001, 's') : anyText(random))},
         {"relocation_ok", flag(random)},
         {"travel_ok", flag(random)},
         {"location", Json::ofText(anyLine(random))},
         {"professional_summary", Json::ofText(anyText(random))},
         {"university", Json::ofText(anyLine(random))},
         {"graduation_dates", Json::ofText("2008 – 2012")}});
    addSome(candidate, random, 45,
            {{"skills", someTexts(random, 4)},
             {"technologies", someTexts(random, 4)},
             {"methodologies", someTexts(random, 3)},
             {"certifications", someTexts(random, 3)},
             {"achievements", someTexts(random, 3)},
             {"technical_skills_categories",
              Json::object()
                  .add("Tools", someTexts(random, 3))
                  .add(anyLine(random), someTexts(random, 3))},
             {"additional_education", Json::array()},
             {"military_service",
              Json::object().add("branch", "x").add("responsibilities", someTexts(random, 2))},
             {"alternative_summaries", someTexts(random, 2)},
             {"interests", someTexts(random, 3)}});
    if (random.chance(30)) {
        Json list = Json::array();
        list.elements = {anyDegree(random), anyDegree(random)};
        candidate.add("additional_education", std::move(list));
    }
    return candidate;
}

Json anyExperience(Randomness &random)
{
    Json list = Json::array();
    for (int count = random.between(0, 6); count > 0; --count)
        list.elements.push_back(anyPosition(random));
    if (random.chance(4))
        return anyJson(random, 3);
    return list;
}

Json anySkills(Randomness &random)
{
    if (random.chance(20))
        return someTexts(random, 8);
    Json skills = Json::object();
    for (int count = random.between(0, 5); count > 0; --count) {
        skills.add(random.pick({"technical", "soft", "methodology", "technical_skills",
                                "soft_skills", "certifications", "tools", "languages", "skills",
                                "leadership_skills", "process", "Other things", "certificates"}),
                   someTexts(random, 4));
    }
    if (random.chance(10))
        skills.add("soft",
                   Json::object().add("name", "Patience").add("level", "Expert").add("years", "3"));
    return skills;
}

Json anyEducation(Randomness &random)
{
    switch (random.below(6)) {
    case 0:
        return Json::object();
    case 1:
        return Json::array();
    case 2:
        return anyDegree(random);
    case 3:
        return Json::object().add("error", "bad file");
    default: {
        Json list = Json::array();
        for (int count = random.between(1, 3); count > 0; --count)
            list.elements.push_back(anyDegree(random));
        return list;
    }
    }
}

Json anyConfig(Randomness &random)
{
    Json config = Json::object();
    addSome(config, random, 60,
            {{"simple_mode", flag(random)},
             {"theme", Json::ofText("dark")},
             {"ui", Json::object().add("theme", "light").add("x", someTexts(random, 2))},
             {"ui.theme", Json::ofText("the same path once more")},
             {"empty", Json::object()},
             {"list", Json::array()},
             {"api_keys",
              Json::object()
                  .add("adzuna_app_key", "sample-not-a-real-key")
                  .add("other", Json::array())},
             {"auth", Json::object().add("Access_Token", "sample-not-a-real-token")},
             {"anything", anyJson(random, random.chance(10) ? 30 : 4)}});
    return config;
}

void disturb(Json &value, Randomness &random, int percent)
{
    auto &members = value.members;
    for (auto &[key, member] : members) {
        if (key.text == "name" || key.text == "email")
            continue;
        disturb(member, random, percent);
        if (random.chance(percent / 8))
            key = anyKey(random);
    }
    for (Json &element : value.elements)
        disturb(element, random, percent);
    if (random.chance(percent / 3)) {
        if (value.kind == Json::Kind::Object)
            members.emplace_back(anyKey(random), anyJson(random, 3));
        else if (value.kind == Json::Kind::Array)
            value.elements.push_back(anyJson(random, 3));
        else
            value = anyJson(random, 3);
    }
    if (value.kind == Json::Kind::Text && random.chance(percent))
        value.text = hostileText(random);
    if (value.kind == Json::Kind::Object && members.size() > 1 && random.chance(percent)) {
        std::swap(members[random.below(members.size())], members.back());
        // The first of two counts as the other, wherever it stands.
        if (random.chance(20))
            members.push_back(members[random.below(members.size())]);
    }
}

} // namespace waybill::test
