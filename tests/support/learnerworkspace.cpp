// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/learnerworkspace.h"

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

const auto profilesFile = u"data/profiles/child_profiles.json"_s;
const auto cardsFile = u"data/content_db/approved_cards.json"_s;
const auto messagesFile = u"data/content_db/chat_history.json"_s;

} // namespace

const Playbook &learnerProfiles()
{
    static const Playbook playbook = playbookInTree(u"learner-profiles"_s);
    return playbook;
}

LearnerWorkspace::LearnerWorkspace()
    : PlaybookWorkspace(learnerProfiles())
{
}

QByteArray LearnerWorkspace::profile(const QByteArray &name, const QByteArrayList &members)
{
    return jsonObject({{"id", "null"},
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
    return jsonObject({{"id", "\"00000000-0000-0000-0000-" + n.rightJustified(12, '0') + '"'},
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
    return jsonObject({{"id", "\"m" + n + '"'},
                       {"content", "\"message " + n + '"'},
                       {"role", "\"user\""},
                       {"timestamp", "\"2025-03-01T10:00:00\""},
                       {"mentions", "[]"}},
                      members);
}

LearnerWorkspace &LearnerWorkspace::file(const QString &name, const QByteArray &bytes)
{
    write(name, bytes);
    return *this;
}

LearnerWorkspace &LearnerWorkspace::profiles(const QByteArrayList &records)
{
    return file(profilesFile, jsonList(records));
}

LearnerWorkspace &LearnerWorkspace::cards(const QByteArrayList &records)
{
    return file(cardsFile, jsonList(records));
}

LearnerWorkspace &LearnerWorkspace::messages(const QByteArrayList &records)
{
    return file(messagesFile, jsonList(records));
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
    return run(asked);
}

} // namespace waybill::test
