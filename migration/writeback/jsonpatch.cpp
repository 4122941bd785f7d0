// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a JSON text that change, in the style of what stands beside them.
#include "migration/mapping/jsonform.h"
#include "migration/source/jsontoken.h"
#include "migration/writeback/jsonvaluepatch.h"
#include "migration/writeback/recordpatch.h"

#include <algorithm>

namespace waybill {

namespace {

/// A member or an entry as it stands in the file.
struct Child
{
    std::size_t node = 0; ///< in the layout
    std::int32_t at = -1; ///< in the record; -1: it is new
    const char *from = nullptr; ///< of a member: its key
    const char *value = nullptr;
    const char *to = nullptr;
    bool isKept = true;
};

class JsonPatch
{
public:
    JsonPatch(const Record &record, const RebuiltRecord &rebuilt, const Dialect &dialect,
              std::int64_t start, const std::function<bool(std::string_view)> &canEncode)
        : m_record(record)
        , m_rebuilt(rebuilt)
        , m_dialect(dialect)
        , m_parts(rebuilt)
        , m_first(record.nodes.front().raw.data())
        , m_start(start)
        , m_canEncode(canEncode)
    {
    }

    RecordPatch make()
    {
        visit(0, 0, m_dialect.rootIsArray ? 1 : 0);
        std::stable_sort(m_patch.splices.begin(), m_patch.splices.end(),
                         [](const Splice &a, const Splice &b) { return a.from < b.from; });
        return std::move(m_patch);
    }

private:
    const Layout::Node &planned(std::size_t node) const { return m_rebuilt.layout->nodes[node]; }
    const Node &node(std::int32_t at) const { return m_record.nodes[static_cast<std::size_t>(at)]; }
    void replace(const char *from, const char *to, std::string text)
    {
        m_patch.splices.push_back({.from = m_start + (from - m_first),
                                   .to = m_start + (to - m_first),
                                   .text = std::move(text)});
    }

    void visit(std::size_t wanted, std::int32_t at, int depth);
    void visitLeaf(std::size_t wanted, std::int32_t at, int depth);
    bool children(std::size_t wanted, std::int32_t at, std::vector<Child> &all);
    void removeAndAdd(const std::vector<Child> &all, std::size_t wanted, std::int32_t at,
                      int depth);
    std::string added(const Child &child, bool isMember, std::string_view gap,
                      std::string_view colon, int depth) const;
    bool isEncodable(std::size_t wanted) const;

    const Record &m_record;
    const RebuiltRecord &m_rebuilt;
    const Dialect &m_dialect;
    RecordParts m_parts;
    const char *m_first;
    std::int64_t m_start;
    const std::function<bool(std::string_view)> &m_canEncode;
    RecordPatch m_patch;
};

const char *skipSpace(const char *at, const char *end)
{
    while (at != end && isJsonSpace(*at))
        ++at;
    return at;
}

void JsonPatch::visit(std::size_t wanted, std::int32_t at, int depth)
{
    if (planned(wanted).isLeaf)
        return visitLeaf(wanted, at, depth);
    if (planned(wanted).kind != node(at).kind) {
        ++m_patch.differing;
        return;
    }
    std::vector<Child> all;
    if (!children(wanted, at, all)) {
        ++m_patch.differing;
        return;
    }
    for (const Child &child : all) {
        if (child.at >= 0 && child.isKept)
            visit(child.node, child.at, depth + 1);
    }
    removeAndAdd(all, wanted, at, depth);
}

void JsonPatch::visitLeaf(std::size_t wanted, std::int32_t at, int depth)
{
    const RebuiltLeaf &leaf = m_parts.leaf(wanted);
    const Node &there = node(at);
    if (leaf.leftOut || isSameJson(m_record, at, leaf.text))
        return;
    const bool isText = there.kind == NodeKind::Text && leaf.text.starts_with('"');
    std::string decoded;
    if (isText)
        unescapeJson(std::string_view(leaf.text).substr(1, leaf.text.size() - 2), decoded);
    if (!leaf.byHand) {
        ++m_patch.differing;
        return;
    }
    std::string text = leaf.text;
    if (!m_canEncode(text) && isText)
        text = jsonString(decoded, true); // every encoding has the letters of an escape
    if (leaf.unreadable || !m_canEncode(text)) {
        m_patch.unreadable.push_back(static_cast<std::size_t>(m_parts.leafNumber(wanted)));
        return;
    }
    replaceJson(m_record, at, text, depth, m_dialect,
                [this](const char *from, const char *to, std::string with) {
                    replace(from, to, std::move(with));
                });
    ++m_patch.values;
}

/// False when the file has other members than the database knows of.
bool JsonPatch::children(std::size_t wanted, std::int32_t at, std::vector<Child> &all)
{
    const bool isObject = planned(wanted).kind == NodeKind::Object;
    std::int32_t next = at + 1;
    const char *const end = node(at).raw.data() + node(at).raw.size();
    const char *behind = node(at).raw.data() + 1;
    for (auto child = wanted + 1; child < static_cast<std::size_t>(planned(wanted).end);
         child = static_cast<std::size_t>(planned(child).end)) {
        bool isNew = true;
        for (auto i = child; i < static_cast<std::size_t>(planned(child).end); ++i)
            isNew = isNew && (!planned(i).isLeaf || m_parts.leaf(i).added);
        if (isNew) {
            all.push_back({.node = child});
            continue;
        }
        if (next >= node(at).end || node(next).key != planned(child).key)
            return false;
        const char *from = skipSpace(behind, end);
        if (from != end && *from == ',')
            from = skipSpace(from + 1, end);
        const std::string_view raw = node(next).raw;
        all.push_back({.node = child,
                       .at = next,
                       .from = isObject ? from : raw.data(),
                       .value = raw.data(),
                       .to = raw.data() + raw.size(),
                       .isKept = m_parts.isWritten(child, isObject)});
        behind = all.back().to;
        next = node(next).end;
    }
    return next == node(at).end;
}

bool JsonPatch::isEncodable(std::size_t wanted) const
{
    for (auto i = wanted; i < static_cast<std::size_t>(planned(wanted).end); ++i) {
        if (planned(i).isLeaf && !m_canEncode(m_parts.leaf(i).text))
            return false;
    }
    return m_canEncode(planned(wanted).key);
}

void JsonPatch::removeAndAdd(const std::vector<Child> &all, std::size_t wanted, std::int32_t at,
                             int depth)
{
    const bool isMember = planned(wanted).kind == NodeKind::Object;
    const char *const open = node(at).raw.data() + 1;
    const char *const close = node(at).raw.data() + node(at).raw.size() - 1;
    std::vector<const Child *> there;
    for (const Child &child : all) {
        if (child.at >= 0)
            there.push_back(&child);
    }
    // As the others are parted, so is what is new.
    std::string gap = there.size() > 1 ? std::string(there[0]->to, there[1]->from)
        : there.size() == 1            ? ',' + std::string(open, there[0]->from)
                                       : std::string();
    if (gap == "," && m_dialect.spaced)
        gap = ", ";
    std::string colon = m_dialect.indent > 0 || m_dialect.spaced ? ": " : ":";
    if (isMember && !there.empty()) {
        const std::string_view member(there[0]->from,
                                      static_cast<std::size_t>(there[0]->value - there[0]->from));
        colon = std::string(member.substr(std::min(jsonStringEnd(member, 0), member.size())));
    }
    const auto lastKept = std::find_if(there.rbegin(), there.rend(),
                                       [](const Child *child) { return child->isKept; });
    std::string fresh;
    for (const Child &child : all) {
        if (child.at >= 0)
            continue;
        if (!isEncodable(child.node)) {
            m_patch.unreadable.push_back(0);
            continue;
        }
        fresh += added(child, isMember, gap, colon, depth + 1);
        ++(isMember ? m_patch.values : m_patch.entries);
    }
    const bool anyRemoved =
        std::any_of(there.begin(), there.end(), [](const Child *child) { return !child->isKept; });
    if (lastKept == there.rend()) {
        if (!anyRemoved && fresh.empty())
            return;
        m_patch.entries += std::ssize(there);
        // Without the comma of the first one, between the brackets as the old ones stood there.
        const std::string lead = there.empty() ? std::string() : std::string(open, there[0]->from);
        const std::string tail =
            there.empty() ? std::string() : std::string(there.back()->to, close);
        const std::string inside = fresh.empty() ? std::string() : fresh.substr(gap.size());
        replace(open, close, fresh.empty() ? std::string() : lead + inside + tail);
        return;
    }
    if (!fresh.empty())
        replace((*lastKept)->to, (*lastKept)->to, std::move(fresh));
    bool keptAny = false;
    for (std::size_t i = 0; i < there.size(); ++i) {
        if (there[i]->isKept) {
            keptAny = true;
            continue;
        }
        ++m_patch.entries;
        if (keptAny)
            replace(there[i - 1]->to, there[i]->to, {});
        else
            replace(there[i]->from, there[i + 1]->from, {});
    }
}

std::string JsonPatch::added(const Child &child, bool isMember, std::string_view gap,
                             std::string_view colon, int depth) const
{
    std::string text(gap);
    if (isMember)
        text.append(jsonKey(planned(child.node).key, m_dialect.escapesNonAscii)).append(colon);
    Dialect style = m_dialect;
    if (gap.find_first_of("\r\n") == gap.npos) {
        style.indent = 0;
        style.spaced = gap.ends_with(' ');
    }
    std::string value;
    appendJson(value, m_rebuilt, m_parts, child.node, depth, style);
    if (gap.find('\t') == gap.npos || style.indent == 0)
        return text + value;
    // A file that is indented with tabs: a tab for what counts as one step.
    for (std::size_t i = 0; i < value.size(); ++i) {
        text += value[i];
        if (value[i] != '\n' && value[i] != '\r')
            continue;
        const std::size_t content = std::min(value.find_first_not_of(' ', i + 1), value.size());
        const std::size_t spaces = content - i - 1;
        text.append(spaces / static_cast<std::size_t>(style.indent), '\t');
        i += spaces;
    }
    return text;
}

} // namespace

RecordPatch patchJson(const Record &record, const RebuiltRecord &rebuilt, const Dialect &dialect,
                      std::int64_t start, const std::function<bool(std::string_view)> &canEncode)
{
    return JsonPatch(record, rebuilt, dialect, start, canEncode).make();
}

} // namespace waybill
