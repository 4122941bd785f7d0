// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/draft/draftworkspace.h"
#include "tests/support/hostilevalues.h"
#include "tests/support/randomtracker.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;
using namespace waybill::test;

/// Whatever stands in files that can be read: the draft lints, migrates with nothing set aside, and
/// gives every value back.
class tst_DraftRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack_data();
    void everythingComesBack();
};

namespace {

constexpr int samples = 60;

/// What the records of a file have in common.
struct Pattern
{
    enum class Kind { Word, Number, Code, Day, Flag, Text, Object, List, Map, Anything };

    Kind kind = Kind::Word;
    std::vector<std::pair<std::string, Pattern>> members;
};

Pattern anyPattern(Randomness &random, int depth)
{
    using Kind = Pattern::Kind;
    Pattern pattern;
    pattern.kind = depth > 0
        ? random.pick({Kind::Word, Kind::Number, Kind::Code, Kind::Day, Kind::Flag, Kind::Text,
                       Kind::Object, Kind::List, Kind::Map, Kind::Anything, Kind::Object})
        : random.pick({Kind::Word, Kind::Number, Kind::Code, Kind::Day, Kind::Flag, Kind::Text});
    const bool inside =
        pattern.kind == Kind::Object || pattern.kind == Kind::List || pattern.kind == Kind::Map;
    const int count = inside ? random.between(1, pattern.kind == Kind::Object ? 6 : 1) : 0;
    for (int i = 0; i < count; ++i) {
        const std::string name = random.chance(85)
            ? random.pick({std::string("id"), std::string("name"), std::string("order"),
                           std::string("parts"), std::string("made on"), std::string("Size"),
                           std::string("size"), std::string("customer_id")})
            : anyLine(random);
        pattern.members.emplace_back(name, anyPattern(random, depth - 1));
    }
    return pattern;
}

Json anyOf(const Pattern &pattern, Randomness &random, int number)
{
    using Kind = Pattern::Kind;
    if (random.chance(4))
        return random.pick(
            {Json::ofToken("null"), Json::ofText(""), Json::array(), Json::object()});
    if (random.chance(2))
        return anyJson(random, 2);
    switch (pattern.kind) {
    case Kind::Word:
        return Json::ofText(
            random.pick({std::string("open"), std::string("in work"), std::string("closed")}));
    case Kind::Number:
        return Json::ofToken(random.chance(90) ? std::to_string(random.between(-20, 2000))
                                               : anyNumber(random));
    case Kind::Code:
        return random.chance(50) ? Json::ofText("c-" + std::to_string(number))
                                 : Json::ofToken(std::to_string(number));
    case Kind::Day:
        return Json::ofText(random.chance(95) ? "2025-0" + std::to_string(random.between(1, 9))
                                    + "-1" + std::to_string(random.between(0, 9))
                                              : anyDate(random));
    case Kind::Flag:
        return Json::ofToken(random.chance(50) ? "true" : "false");
    case Kind::Text:
        return Json::ofText(random.chance(80) ? anyText(random) : hostileText(random));
    case Kind::Anything:
        return anyJson(random, 3);
    case Kind::Object: {
        Json object = Json::object();
        for (const auto &[name, inner] : pattern.members) {
            if (random.chance(90))
                object.add(name, anyOf(inner, random, number));
        }
        return object;
    }
    case Kind::List: {
        Json list = Json::array();
        for (int i = random.between(0, 4); i > 0; --i)
            list.elements.push_back(anyOf(pattern.members.front().second, random, number * 10 + i));
        return list;
    }
    case Kind::Map: {
        Json map = Json::object();
        for (int i = random.between(0, 5); i > 0; --i)
            map.add("2025-0" + std::to_string(i), anyOf(pattern.members.front().second, random, i));
        return map;
    }
    }
    return {};
}

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

void writeRecords(const DraftWorkspace &workspace, const QString &name, Randomness &random)
{
    Pattern pattern = anyPattern(random, 3);
    while (random.chance(90) && pattern.kind != Pattern::Kind::Object)
        pattern = anyPattern(random, 3);
    Json list = Json::array();
    for (int i = random.between(1, 30); i > 0; --i)
        list.elements.push_back(anyOf(pattern, random, i));
    switch (random.below(4)) {
    case 0: {
        JsonStyle line;
        line.indent = 0;
        line.spaces = random.chance(50);
        line.finalNewline = false;
        std::string lines;
        for (const Json &element : list.elements)
            lines += printJson(element, line, random) + '\n';
        workspace.write(name + u".jsonl"_s, bytes(lines));
        return;
    }
    case 1:
        workspace.write(name + u".json"_s,
                        bytes(printJson(list.elements.front(), JsonStyle::any(random), random)));
        return;
    case 2: {
        Json cover = Json::object();
        if (random.chance(50))
            cover.add("version", Json::ofToken("3"));
        cover.add("rows", std::move(list));
        cover.add("more", anyJson(random, 3));
        workspace.write(name + u".json"_s, bytes(printJson(cover, JsonStyle::any(random), random)));
        return;
    }
    default:
        workspace.write(name + u".json"_s, bytes(printJson(list, JsonStyle::any(random), random)));
    }
}

} // namespace

void tst_DraftRandom::everythingComesBack_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= samples; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void tst_DraftRandom::everythingComesBack()
{
    QFETCH(int, seed);
    Randomness random(static_cast<std::uint64_t>(seed));
    DraftWorkspace workspace;
    for (int i = random.between(1, 3); i > 0; --i)
        writeRecords(workspace, random.pick({u"orders"_s, u"in/parts"_s, u"x"_s}) + QChar(u'a' + i),
                     random);
    if (random.chance(60))
        workspace.write(u"tracker.csv"_s, bytes(anyTracker(random, false)));
    const auto draft = workspace.draft();
    if (!draft && draft.error().code == "DRAFT-04"_L1)
        QSKIP("nothing but null");
    const QString wrong = workspace.everythingComesBack();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

QTEST_APPLESS_MAIN(tst_DraftRandom)
#include "tst_draftrandom.moc"
