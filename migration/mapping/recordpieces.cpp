// SPDX-License-Identifier: GPL-3.0-or-later
// The rows that `each` makes: one for each place, or for each piece of a text.
#include "migration/mapping/findtext.h"
#include "migration/mapping/recordmapper.h"
#include "migration/mapping/textpieces.h"

#include <algorithm>
#include <map>

namespace waybill {

namespace {

/// `each` makes rows from values and filled objects; an array is a place to look into, and nothing
/// is there to make a row from in an empty object. The leaves of "**" are taken as they are.
bool makesRow(const MappedRecord &document, std::int32_t at, const Path &path)
{
    const Node &node = document.node(at);
    if (!path.segments.empty() && path.segments.back().kind == Path::Segment::Kind::Leaves)
        return !document.binding->isLeftOut(*document.record, at);
    if (node.kind == NodeKind::Array)
        return false;
    if (node.kind == NodeKind::Object)
        return node.end > at + 1;
    if (!path.split.empty() && node.kind != NodeKind::Text)
        return false;
    return !document.binding->isLeftOut(*document.record, at);
}

/// A value that would be a row by itself and that somebody has sent elsewhere.
bool isElsewhere(const PlanRow &row, const MappedRecord &document, std::int32_t at)
{
    if (document.node(at).isContainer() || !document.binding->isPlaced(*document.record, at))
        return false;
    return std::none_of(row.columns.begin(), row.columns.end(), [](const PlanColumn &column) {
        return std::any_of(column.inputs.begin(), column.inputs.end(), [](const PlanInput &input) {
            return input.isPlaced && input.spec->path.text == ".";
        });
    });
}

} // namespace

/// What an earlier path took, or lies inside of it, is not taken by a later one.
std::vector<RecordMapper::Place> RecordMapper::placesOf(const PlanRow &row,
                                                        const Scope &outer) const
{
    const MappedRecord &document = *m_documents[0];
    std::vector<Place> taken;
    const auto overlaps = [&](std::int32_t at) {
        return std::any_of(taken.begin(), taken.end(), [&](const Place &other) {
            return (at >= other.match.node && at < document.node(other.match.node).end)
                || (other.match.node >= at && other.match.node < document.node(at).end);
        });
    };
    for (const PlanPath &each : row.each) {
        const Path &path = *each.path;
        std::vector<PathMatch> matches;
        if (each.field >= 0) {
            if (const std::int32_t at = place(each, outer); at >= 0)
                matches.push_back({at, {}});
        } else {
            matches = findPath(*document.record, path.text.starts_with('.') ? outer.node : 0, path);
        }
        std::vector<Place> fresh;
        for (PathMatch &match : matches) {
            if (makesRow(document, match.node, path) && !isElsewhere(row, document, match.node)
                && (taken.empty() || !overlaps(match.node)))
                fresh.push_back({std::move(match), &path.split});
        }
        taken.insert(taken.end(), std::make_move_iterator(fresh.begin()),
                     std::make_move_iterator(fresh.end()));
    }
    return taken;
}

void RecordMapper::mapEach(const PlanRow &row, const Scope &outer)
{
    std::int64_t index = 0;
    for (const Place &place : placesOf(row, outer)) {
        const Scope scope{.node = place.match.node, .index = index, .keys = &place.match.keys};
        if ((!row.given.empty() && !isGiven(row, scope))
            || !hasValues(row.spec->when, row.values, scope))
            continue;
        if (!place.split->empty() && m_documents[0]->node(scope.node).kind == NodeKind::Text) {
            mapPieces(row, scope, *place.split, index);
            continue;
        }
        if (mapRow(row, scope))
            ++index;
        else
            m_result->asideScopes.push_back(scope.node);
    }
}

/// A piece that is there twice makes one row, and both are said to be in it.
void RecordMapper::mapPieces(const PlanRow &row, Scope scope,
                             const std::vector<std::string> &separators, std::int64_t &index)
{
    const auto pieces = piecesOf(m_documents[0]->node(scope.node).text, separators);
    const bool compares = !row.find.empty() && row.rows.empty();
    std::map<std::string, std::size_t> rows;
    std::map<std::string, std::string> likes;
    scope.separators = &separators;
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        scope.piece = static_cast<std::int32_t>(number);
        scope.text = pieces[number];
        scope.index = index;
        const std::size_t made = m_result->rows.size();
        if (!mapRow(row, scope)) {
            m_result->asideScopes.push_back(scope.node);
            continue;
        }
        if (m_result->rows.size() == made)
            continue;
        ++index;
        if (!compares)
            continue;
        PendingRow &pending = m_result->rows.back();
        MappingIssue issue{.node = scope.node, .row = &row, .piece = std::string(scope.text)};
        const auto [same, isNew] = rows.emplace(findText(pending), made);
        const auto [like, isOnly] = likes.emplace(looseText(pending), std::string(scope.text));
        if (!isNew) {
            auto &binds = m_result->rows[same->second].binds;
            binds.insert(binds.end(), pending.binds.begin(), pending.binds.end());
            m_result->rows.pop_back();
            --index;
            issue.code = "DUP-06";
        } else if (!isOnly) {
            issue.code = "DUP-07";
            issue.like = like->second;
        } else {
            continue;
        }
        m_result->issues.push_back(std::move(issue));
    }
}

/// Whether \a input may take the piece: the text belongs to pieces alone, each to one column.
bool RecordMapper::usablePiece(const PlanInput &input, const Scope &scope, bool owner,
                               const PendingRow &pending) const
{
    const MappedRecord &document = *m_documents[0];
    if (input.spec->maxLength && characters(scope.text) > *input.spec->maxLength)
        return false;
    if (!owner)
        return true;
    constexpr char whole = 1;
    const bool taken = m_owned[0][static_cast<std::size_t>(scope.node)] == whole
        || document.claim(scope.node).state != LeafState::Unclaimed;
    return !taken
        && std::none_of(pending.binds.begin(), pending.binds.end(), [&](const PendingBind &bind) {
               return bind.owner && bind.node == scope.node && bind.piece == scope.piece;
           });
}

} // namespace waybill
