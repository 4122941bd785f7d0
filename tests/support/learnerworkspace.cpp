// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/learnerworkspace.h"

#include "migration/playbook/playbookparser.h"
#include "migration/verify/export.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

using Members = QList<std::pair<QByteArray, QByteArray>>;

const auto profilesFile = u"data/profiles/child_profiles.json"_s;
const auto cardsFile = u"data/content_db/approved_cards.json"_s;
const auto messagesFile = u"data/content_db/chat_history.json"_s;

QByteArray object(Members all, const QByteArrayList &members)
{
    for (const QByteArray &member : members) {
        const QByteArray name = member.split('"').value(1);
        const QByteArray value = member.mid(member.indexOf(':') + 1).trimmed();
        const auto known = std::find_if(all.begin(), all.end(),
                                        [&](const auto &one) { return one.first == name; });
        if (known == all.end()) {
            if (!value.isEmpty())
                all.append({name, value});
        } else if (value.isEmpty()) {
            all.erase(known);
        } else {
            known->second = value;
        }
    }
    QByteArrayList lines;
    for (const auto &[name, value] : all)
        lines << "    \"" + name + "\": " + value;
    return "  {\n" + lines.join(",\n") + "\n  }";
}

QByteArray list(const QByteArrayList &records)
{
    return records.isEmpty() ? QByteArray("[]") : "[\n" + records.join(",\n") + "\n]";
}

} // namespace

const Playbook &learnerProfiles()
{
    static const Playbook playbook = [] {
        const auto read = readPlaybook(QStringLiteral(
            WAYBILL_SOURCE_DIR "/resources/playbooks/learner-profiles/playbook.yaml"));
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        return *read;
    }();
    return playbook;
}

QByteArray LearnerWorkspace::profile(const QByteArray &name, const QByteArrayList &members)
{
    return object({{"id", "null"},
                   {"name", '"' + name + '"'},
                   {"dob", "\"2016-03-14\""},
                   {"gender", "\"female\""},
                   {"address", "\"12 Alder Lane\""},
                   {"school", "\"Birchmoor Primary\""},
                   {"neighborhood", "\"Old Town\""},
                   {"interests", "[\n      \"trains\"\n    ]"},
                   {"character_roster", "[]"},
                   {"verbal_fluency", "\"developing\""},
                   {"passive_language_level", "null"},
                   {"mental_age", "6.5"},
                   {"raw_input", "\"Her aunt Mira calls on Sundays.\\n0000 555 0100\""},
                   {"mastered_words", R"("\u4e00, \u4e8c, \u4e09\u89d2")"},
                   {"mastered_english_words", "\"cat, ice cream\""},
                   {"mastered_grammar",
                    "\"http://grammar.fernway.example/instance/gp-a1-001-sample,"
                    "http://grammar.fernway.example/instance/gp-a1-002-%E4%B8%AA\""},
                   {"extracted_data", "{}"}},
                  members);
}

QByteArray LearnerWorkspace::card(int number, const QByteArrayList &members)
{
    const QByteArray n = QByteArray::number(number);
    return object({{"id", "\"00000000-0000-0000-0000-" + n.rightJustified(12, '0') + '"'},
                   {"front", "\"<b>front " + n + "</b>\""},
                   {"back", "\"back " + n + '"'},
                   {"card_type", "\"basic\""},
                   {"tags", R"(["nature"])"},
                   {"created_at", "\"2025-03-01T10:00:00.123456\""},
                   {"status", "\"approved\""}},
                  members);
}

QByteArray LearnerWorkspace::message(int number, const QByteArrayList &members)
{
    const QByteArray n = QByteArray::number(number);
    return object({{"id", "\"m" + n + '"'},
                   {"content", "\"message " + n + '"'},
                   {"role", "\"user\""},
                   {"timestamp", "\"2025-03-01T10:00:00\""},
                   {"mentions", "[]"}},
                  members);
}

LearnerWorkspace::LearnerWorkspace()
    : m_folder(std::make_unique<QTemporaryDir>(fastFolder()))
{
}

LearnerWorkspace &LearnerWorkspace::file(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile written(path(name));
    if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
    return *this;
}

LearnerWorkspace &LearnerWorkspace::profiles(const QByteArrayList &records)
{
    return file(profilesFile, list(records));
}

LearnerWorkspace &LearnerWorkspace::cards(const QByteArrayList &records)
{
    return file(cardsFile, list(records));
}

LearnerWorkspace &LearnerWorkspace::messages(const QByteArrayList &records)
{
    return file(messagesFile, list(records));
}

QString LearnerWorkspace::path(const QString &name) const
{
    return name.isEmpty() ? m_folder->path() : m_folder->filePath(name);
}

QString LearnerWorkspace::database() const
{
    return path(learnerProfiles().databasePath);
}

MigrationRequest LearnerWorkspace::request(const Answers &answers) const
{
    MigrationRequest request;
    request.workspace = path();
    request.playbook = learnerProfiles();
    request.answers = answers;
    return request;
}

const Report &LearnerWorkspace::migrate(const Answers &answers, OnDuplicate onDuplicate)
{
    MigrationRequest asked = request(answers);
    asked.onDuplicate = onDuplicate;
    m_report = waybill::migrate(asked);
    return m_report;
}

QString LearnerWorkspace::failure() const
{
    if (m_report.ok())
        return {};
    QString text = m_report.failure ? describe(*m_report.failure) : m_report.verdict;
    for (const CheckReport &check : m_report.checks) {
        if (check.status == CheckReport::Status::Fail)
            text += u'\n' + check.title + u": "_s + check.found;
    }
    for (const Problem &problem : m_report.problems)
        text += u'\n' + describe(problem);
    return text;
}

QStringList LearnerWorkspace::table(const QString &sql) const
{
    return queryRows(database(), sql);
}

qsizetype LearnerWorkspace::count(const QString &code) const
{
    return std::count_if(m_report.problems.begin(), m_report.problems.end(),
                         [&](const Problem &problem) { return problem.code == code; });
}

Problem LearnerWorkspace::first(const QString &code) const
{
    for (const Problem &problem : m_report.problems) {
        if (problem.code == code)
            return problem;
    }
    return {};
}

QString LearnerWorkspace::exportAndCompare() const
{
    const QTemporaryDir again(fastFolder());
    const auto exported = exportAsSources(database(), again.path());
    if (!exported)
        return describe(exported.error());
    for (const QString &name : {profilesFile, cardsFile, messagesFile}) {
        if (!QFileInfo::exists(path(name)))
            continue;
        const QString difference = compareFiles(path(name), again.filePath(name), CompareOptions());
        if (!difference.isEmpty())
            return name + u": "_s + difference;
    }
    return {};
}

QByteArray LearnerWorkspace::exported(const QString &name) const
{
    const QTemporaryDir again(fastFolder());
    if (!exportAsSources(database(), again.path()))
        return {};
    QFile file(again.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString LearnerWorkspace::sql(const QString &statements) const
{
    auto connection = Connection::open(database(), Connection::Mode::ReadWrite);
    if (!connection)
        return describe(connection.error());
    const auto run = connection->run(statements.toStdString());
    return run ? QString() : describe(run.error());
}

} // namespace waybill::test
