// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/yamldocument.h"

#include "migration/source/linecounter.h"
#include "migration/source/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t maxDepth = 32;
constexpr qsizetype maxProblems = 1000;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Yaml)
};

YamlPlace placeOf(const YAML::Mark &mark)
{
    return {mark.line + 1, mark.column + 1};
}

/// Nothing after this point makes sense.
struct GiveUp
{
};

class TreeBuilder final : public YAML::EventHandler
{
public:
    TreeBuilder(QString name, const char *code, Problems &problems)
        : m_name(std::move(name))
        , m_code(QString::fromLatin1(code))
        , m_problems(problems)
    {
    }

    void mistake(const YamlPlace &at, const QString &message, const QString &expected,
                 const QString &found)
    {
        if (m_problems.size() < maxProblems) {
            m_problems.append({.code = m_code,
                               .file = m_name,
                               .line = at.line,
                               .column = at.column,
                               .expected = expected,
                               .found = found,
                               .message = message});
        }
    }
    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documents++ == 0)
            return;
        mistake(placeOf(mark), Tr::tr("A second document begins here."), Tr::tr("one document"),
                u"---"_s);
        throw GiveUp();
    }
    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override
    {
        if (expectsKey())
            return badKey(mark);
        add({.kind = YamlNode::Kind::Null, .at = placeOf(mark)});
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        mistake(placeOf(mark), Tr::tr("An alias is not allowed."), Tr::tr("the value itself"),
                u"*"_s);
        OnNull(mark, 0);
    }

    void OnAnchor(const YAML::Mark &mark, const std::string &anchor) override
    {
        mistake(placeOf(mark), Tr::tr("An anchor is not allowed."), Tr::tr("the value itself"),
                u'&' + excerpt(anchor));
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t,
                  const std::string &value) override
    {
        refuseTag(mark, tag);
        if (expectsKey())
            return key(mark, tag, value);
        add({.kind = YamlNode::Kind::Text,
             .at = placeOf(mark),
             .text = value,
             .quoted = tag != "?"});
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::List, mark, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::Map, mark, tag);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        YamlNode node;
        std::vector<std::string> keys; ///< sorted
        std::string key; ///< waiting for its value
        YamlPlace keyAt;
        bool hasKey = false;
    };

    bool expectsKey() const
    {
        return !m_open.empty() && m_open.back().node.kind == YamlNode::Kind::Map
            && !m_open.back().hasKey;
    }

    void refuseTag(const YAML::Mark &mark, const std::string &tag)
    {
        // "?" stands for a plain scalar and "!" for a quoted one; everything else was written out.
        if (!tag.empty() && tag != "?" && tag != "!")
            mistake(placeOf(mark), Tr::tr("A tag is not allowed."), Tr::tr("the value alone"),
                    excerpt(tag));
    }

    void badKey(const YAML::Mark &mark)
    {
        mistake(placeOf(mark), Tr::tr("A key is a text."), Tr::tr("a text before the colon"), {});
        throw GiveUp();
    }

    void key(const YAML::Mark &mark, const std::string &tag, const std::string &value)
    {
        Level &level = m_open.back();
        if (value == "<<" && tag == "?")
            mistake(placeOf(mark), Tr::tr("A merge key is not allowed."),
                    Tr::tr("the keys themselves"), u"<<"_s);
        const auto at = std::lower_bound(level.keys.begin(), level.keys.end(), value);
        if (at != level.keys.end() && *at == value)
            mistake(placeOf(mark), Tr::tr("This key occurs twice."), Tr::tr("each key once"),
                    excerpt(value));
        else
            level.keys.insert(at, value);
        level.key = value;
        level.keyAt = placeOf(mark);
        level.hasKey = true;
    }

    void open(YamlNode::Kind kind, const YAML::Mark &mark, const std::string &tag)
    {
        refuseTag(mark, tag);
        if (expectsKey())
            return badKey(mark);
        if (m_open.size() == maxDepth) {
            mistake(placeOf(mark), Tr::tr("The values are nested too deep."),
                    Tr::tr("at most %1 levels").arg(maxDepth), {});
            throw GiveUp();
        }
        Level level;
        level.node.kind = kind;
        level.node.at = placeOf(mark);
        m_open.push_back(std::move(level));
    }

    void close()
    {
        YamlNode node = std::move(m_open.back().node);
        m_open.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_open.back();
        if (level.node.kind == YamlNode::Kind::Map) {
            node.key = std::move(level.key);
            node.keyAt = level.keyAt;
            if (node.kind == YamlNode::Kind::Null)
                node.at = level.keyAt; // there is nothing else to point at
            level.hasKey = false;
        }
        level.node.children.push_back(std::move(node));
    }

    QString m_name;
    QString m_code;
    Problems &m_problems;
    std::vector<Level> m_open;
    YamlNode m_root;
    int m_documents = 0;
};

/// The library replaces bytes that are not UTF-8 and takes U+0004 for the end of the file.
std::size_t firstUnfit(std::string_view yaml)
{
    const auto control = std::find_if(yaml.begin(), yaml.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
    return std::min(utf8::firstInvalid(yaml), std::size_t(control - yaml.begin()));
}

void parseInto(TreeBuilder &tree, const std::string &yaml)
{
    try {
        std::istringstream stream(yaml);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(tree)) { }
    } catch (const GiveUp &) {
        return; // the mistake is noted
    } catch (const YAML::Exception &e) {
        tree.mistake(placeOf(e.mark), Tr::tr("This is not YAML."), Tr::tr("YAML 1.2"),
                     QString::fromStdString(e.msg));
    }
}

} // namespace

const YamlNode *YamlNode::child(std::string_view name) const
{
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const YamlNode &node) { return node.key == name; });
    return found == children.end() ? nullptr : &*found;
}

std::optional<YamlNode> parseYaml(const std::string &yaml, const QString &name, const char *code,
                                  Problems &problems)
{
    const qsizetype before = problems.size();
    TreeBuilder tree(name, code, problems);
    if (const std::size_t unfit = firstUnfit(yaml); unfit < yaml.size()) {
        LineCounter place;
        place.advance(std::string_view(yaml).substr(0, unfit));
        const auto byte = static_cast<unsigned char>(yaml[unfit]);
        tree.mistake(
            {place.line(), place.column()}, Tr::tr("A byte here does not belong into a text."),
            Tr::tr("UTF-8 without control characters"), u"0x%1"_s.arg(byte, 2, 16, QChar(u'0')));
    } else {
        parseInto(tree, yaml);
    }
    if (problems.size() > before)
        return std::nullopt;
    return tree.takeRoot();
}

QString excerpt(std::string_view text)
{
    constexpr qsizetype longest = 60;
    const QString whole =
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).simplified();
    return whole.size() <= longest ? whole : whole.left(longest - 1) + u'…';
}

} // namespace waybill
