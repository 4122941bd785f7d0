// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workspacegenerator.h"

#include "migration/source/textencoder.h"
#include "tests/support/hostilevalues.h"
#include "tests/support/randomprofile.h"
#include "tests/support/randomtracker.h"

#include <QDir>
#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

class Generator
{
public:
    Generator(const QString &folder, std::uint64_t seed)
        : m_folder(folder)
        , m_random(seed)
    {
    }

    GeneratedWorkspace generate()
    {
        m_folder.mkpath(u"data"_s);
        m_disturbance = m_random.pick({0, 0, 4, 10, 25});
        writeRequired("contact", "data/profile_contact.json", anyContact(m_random));
        writeRequired("candidate", "data/profile_candidate.json", anyCandidate(m_random));
        writeOptional("experience", "data/profile_experience.json", anyExperience(m_random));
        writeOptional("skills", "data/profile_skills.json", anySkills(m_random));
        writeOptional("education", "data/profile_education.json", anyEducation(m_random));
        writeOptional("config", "data/config_preferences.json", anyConfig(m_random));
        if (!m_random.chance(5))
            writeTracker();
        if (m_random.chance(20))
            save("data/user_profile.json", "{\"nobody\": \"reads this\"}");
        answer();
        return std::move(m_workspace);
    }

private:
    void writeRequired(const std::string &source, const std::string &file, Json value)
    {
        if (m_random.chance(1)) {
            m_workspace.complete = false;
            if (m_random.chance(50))
                save(file, m_random.pick({"", "{", "{\"error\": \"bad file\"}", "\xff\xff"}));
            return;
        }
        writeJson(source, file, std::move(value));
    }

    void writeOptional(const std::string &source, const std::string &file, Json value)
    {
        if (m_random.chance(12))
            return;
        if (m_random.chance(4))
            save(file,
                 m_random.pick(
                     {"", " \n", "{", "[1,]", "{\"a\" 1}", "null", "[null]", "\"x\"", "0"}));
        else
            writeJson(source, file, std::move(value));
    }

    void writeJson(const std::string &source, const std::string &file, Json value)
    {
        const Json before = value;
        disturb(value, m_random, m_disturbance);
        keepWhatIsNeeded(before, value);
        const std::string text = printJson(value, JsonStyle::any(m_random), m_random);
        encode(source, file, text,
               m_random.pick({"UTF-8", "UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE"}));
    }

    /// The first of two keys counts, and what is needed has to be that.
    static void keepWhatIsNeeded(const Json &before, Json &value)
    {
        for (const auto &[needed, member] : before.members) {
            if (needed.text == "name" && value.kind == Json::Kind::Object)
                std::erase_if(value.members, [&](const auto &other) {
                    return other.first.text == "name" && other.second.text != member.text;
                });
        }
    }

    void writeTracker()
    {
        const std::string encoding = m_random.pick(
            {"UTF-8", "UTF-8", "UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"});
        const bool plain = encoding == "windows-1252";
        encode("tracker", "job_applications_tracker.csv", anyTracker(m_random, plain), encoding);
    }

    void encode(const std::string &source, const std::string &file, const std::string &text,
                const std::string &encoding)
    {
        const bool single = encoding == "windows-1252";
        const bool mark = !single && (encoding != "UTF-8" || m_random.chance(10));
        Result<TextEncoder> encoder = TextEncoder::create(encoding, mark);
        std::string bytes;
        if (!encoder || !encoder->append(text, true, bytes))
            bytes = text;
        else if (single)
            m_workspace.encodings[file] = m_workspace.answers["encodings/" + source] = encoding;
        save(file, bytes);
    }

    void save(const std::string &file, const std::string &bytes)
    {
        QFile target(m_folder.filePath(QString::fromStdString(file)));
        if (!target.open(QIODevice::WriteOnly)
            || target.write(bytes.data(), qint64(bytes.size())) < 0)
            qFatal("%s cannot be written", qPrintable(target.fileName()));
    }

    void answer()
    {
        if (m_random.chance(70))
            m_workspace.answers["secrets"] = m_random.pick({"store", "store", "leave-out"});
        if (m_random.chance(30))
            m_workspace.answers["choices/certifications"] = m_random.pick({"education", "extra"});
        if (m_random.chance(30))
            m_workspace.answers["choices/candidate-education"] = m_random.pick({"use", "leave"});
        if (m_random.chance(30))
            m_workspace.answers["dates/tracker/date_applied"] = m_random.pick({"dmy", "mdy"});
        if (m_random.chance(30))
            m_workspace.answers["words/status/Ghosted"] = "rejected";
        if (m_random.chance(15))
            m_workspace.answers["repair/tracker"] = "windows-1252";
    }

    int m_disturbance = 0;
    QDir m_folder;
    Randomness m_random;
    GeneratedWorkspace m_workspace;
};

} // namespace

GeneratedWorkspace generateWorkspace(const QString &folder, std::uint64_t seed)
{
    return Generator(folder, seed).generate();
}

} // namespace waybill::test
