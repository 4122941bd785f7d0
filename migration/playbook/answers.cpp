// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/answers.h"

#include "migration/playbook/smallfile.h"
#include "migration/playbook/yamldocument.h"

#include <QCoreApplication>

#include <optional>
#include <string_view>

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

class AnswerCollector
{
public:
    AnswerCollector(QString name, Answers &answers)
        : m_name(std::move(name))
        , m_answers(answers)
    {
    }

    /// \a id is that of the map; none for the document.
    Result<void> collect(const YamlNode &map, const std::optional<std::string> &id)
    {
        for (const YamlNode &child : map.children) {
            const std::string childId = id ? *id + '/' + child.key : child.key;
            if (auto taken = take(child, childId); !taken)
                return taken;
        }
        return {};
    }

    Problem mistake(const YamlNode &node, const std::string &id, const QString &message) const
    {
        return {.code = QStringLiteral("ANS-01"),
                .file = m_name,
                .line = node.at.line,
                .column = node.at.column,
                .field = QString::fromStdString(id),
                .expected = Tr::tr("questions with one answer each"),
                .found = excerpt(node.text),
                .message = message};
    }

private:
    Result<void> take(const YamlNode &child, const std::string &id)
    {
        if (child.kind == YamlNode::Kind::Map)
            return collect(child, id);
        if (child.kind != YamlNode::Kind::Text)
            return mistake(child, id, Tr::tr("An answer is a single value."));
        if (!m_answers.emplace(id, child.text).second)
            return mistake(child, id, Tr::tr("This question is answered twice."));
        return {};
    }

    QString m_name;
    Answers &m_answers;
};

/// In double quotes, where every text can be written.
std::string quotedText(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            quoted += "\\x";
            quoted += digits[byte >> 4U];
            quoted += digits[byte & 0xfU];
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

/// What several ids have in common becomes a map. A key that would be an answer and a map at once
/// keeps its slashes: reading joins the parts with slashes again.
void writeLevel(const Answers &answers, std::size_t indent, std::string &yaml)
{
    std::map<std::string, Answers> maps;
    Answers here;
    for (const auto &[id, value] : answers) {
        const std::size_t slash = id.find('/');
        const bool nested = slash != std::string::npos && !answers.contains(id.substr(0, slash));
        if (nested)
            maps[id.substr(0, slash)].emplace(id.substr(slash + 1), value);
        else
            here.emplace(id, value);
    }
    const std::string margin(indent, ' ');
    for (const auto &[id, value] : here)
        yaml += margin + quotedText(id) + ": " + quotedText(value) + '\n';
    for (const auto &[name, inside] : maps) {
        yaml += margin + quotedText(name) + ":\n";
        writeLevel(inside, indent + 2, yaml);
    }
}

} // namespace

Result<Answers> parseAnswers(const std::string &yaml, const QString &name)
{
    Problems problems;
    const auto root = parseYaml(yaml, name, "ANS-01", problems);
    if (!root)
        return problems.first();
    Answers answers;
    AnswerCollector collector(name, answers);
    if (root->kind == YamlNode::Kind::Null)
        return answers;
    if (root->kind != YamlNode::Kind::Map)
        return collector.mistake(*root, {}, Tr::tr("Answers are questions and their answers."));
    if (auto collected = collector.collect(*root, std::nullopt); !collected)
        return collected.error();
    return answers;
}

Result<Answers> readAnswers(const QString &path)
{
    auto text = readSmallFile(path);
    if (!text) {
        Problem problem = text.error();
        problem.code = QStringLiteral("ANS-01");
        return problem;
    }
    return parseAnswers(*text, path);
}

std::string writeAnswers(const Answers &answers)
{
    if (answers.empty())
        return "{}\n";
    std::string yaml;
    writeLevel(answers, 0, yaml);
    return yaml;
}

} // namespace waybill
