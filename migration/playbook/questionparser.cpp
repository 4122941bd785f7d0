// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Type = QuestionSpec::Type;

void typedText(YamlMap &map, QuestionSpec &question)
{
    map.take("pattern", [&](const YamlValue &v) {
        question.pattern = v.shortText();
        const QRegularExpression expression(QString::fromStdString(question.pattern));
        if (!expression.isValid())
            v.mistake("PB-04", PlaybookText::tr("This is not a regular expression."),
                      u"[0-9a-f]{16}"_s);
    });
    map.take("max-length", [&](const YamlValue &v) {
        constexpr std::int64_t longest = 10'000;
        question.maxLength = static_cast<std::size_t>(v.integer(1, longest));
    });
    map.take("default", [&](const YamlValue &v) {
        question.mayBeEmpty = v.node().quoted && v.node().text.empty();
        if (!question.mayBeEmpty)
            question.fallback = v.text();
    });
}

void chosenFile(YamlMap &map, QuestionSpec &question)
{
    map.take("key", [&](const YamlValue &v) {
        constexpr std::int64_t wholeDigest = 64;
        question.key = static_cast<std::size_t>(v.integer(8, wholeDigest));
    });
    map.take("in", [&](const YamlValue &v) {
        for (const YamlValue &folder : v.itemsOrOne())
            question.folders.push_back(folder.relativePath());
    });
}

void oneOfTheRows(YamlMap &map, QuestionSpec &question)
{
    map.need("row", [&](const YamlValue &v) { question.row = v.text(); });
    map.need("value", [&](const YamlValue &v) { question.value = v.text(); });
    map.need("label", [&](const YamlValue &v) { question.label = v.text(); });
    map.take("mentioned-in", [&](const YamlValue &v) {
        for (const YamlValue &item : v.itemsOrOne())
            question.mentionedIn.push_back(parsePath(item, SourceFormat::Json));
    });
}

void forFiles(const YamlValue &value, QuestionSpec &question, const Playbook &playbook)
{
    if (!value.is(YamlNode::Kind::Map)) {
        question.source = value.text();
        return;
    }
    YamlMap map(value);
    map.need("source", [&](const YamlValue &v) { question.source = v.text(); });
    const SourceSpec *source = playbook.source(question.source);
    map.take("by", [&](const YamlValue &v) {
        for (const YamlValue &item : v.itemsOrOne())
            question.by.push_back(parsePath(item, source ? source->format : SourceFormat::Json));
    });
    map.finish();
}

QuestionSpec parseQuestion(const YamlValue &value, const Playbook &playbook)
{
    QuestionSpec question;
    question.id = value.key();
    value.goodKey();
    YamlMap map(value);
    map.need("text", [&](const YamlValue &v) { question.text = v.title(); });
    map.take("hint", [&](const YamlValue &v) { question.hint = v.title(); });
    map.take("type", [&](const YamlValue &v) {
        const std::string type = v.oneOf({"choice", "text", "file", "row"});
        question.type = type == "text" ? Type::Text
            : type == "file"           ? Type::File
            : type == "row"            ? Type::MadeRow
                                       : Type::Choice;
    });
    if (question.type == Type::Choice) {
        map.need("options", [&](const YamlValue &v) {
            for (const YamlValue &option : v.members())
                question.options.push_back({option.key(), option.title()});
        });
        map.take("default", [&](const YamlValue &v) { question.fallback = v.text(); });
    } else if (question.type == Type::Text) {
        typedText(map, question);
    } else if (question.type == Type::MadeRow) {
        oneOfTheRows(map, question);
    } else {
        chosenFile(map, question);
    }
    map.take("for", [&](const YamlValue &v) { forFiles(v, question, playbook); });
    map.finish();
    return question;
}

} // namespace

void parseQuestions(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &member : value.members())
        playbook.questions.push_back(parseQuestion(member, playbook));
}

} // namespace waybill
