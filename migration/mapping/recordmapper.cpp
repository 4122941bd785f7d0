// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/recordmapper.h"

#include "migration/base/sha256.h"
#include "migration/base/textfold.h"
#include "migration/mapping/jsonform.h"
#include "migration/mapping/pathfinder.h"
#include "migration/mapping/safepath.h"

#include <algorithm>

namespace waybill {

namespace {

bool isBlank(const Scalar &value)
{
    if (value.kind == NodeKind::Null)
        return true;
    return value.kind == NodeKind::Text && trimmed(value.text).empty();
}

/// A JSON text with half a character in it (JSON-07): nothing a column could hold.
bool isUndecoded(const Node &node)
{
    return node.kind == NodeKind::Text && node.raw.size() == node.text.size() + 2
        && node.raw.front() == '"' && node.text.find('\\') != std::string_view::npos
        && node.raw.substr(1, node.text.size()) == node.text;
}

bool isBlank(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return isNull(value) || (text && trimmed(*text).empty());
}

/// "name", "path", "record", or a part of the file's name.
std::string filePart(const std::string &name, const SourceSpec &source, const Record &record)
{
    if (name == "path")
        return source.file.toStdString();
    if (name == "name")
        return source.file.mid(source.file.lastIndexOf(QLatin1Char('/')) + 1).toStdString();
    if (name == "record")
        return std::to_string(record.ordinal + 1);
    const auto part = source.parts.find(name);
    return part == source.parts.end() ? std::string() : part->second;
}

std::string asText(const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    return {};
}

} // namespace

std::size_t RecordMapper::characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

bool RecordMapper::holds(const Condition &condition, const MappingFacts &facts)
{
    const auto hasData = [&](const std::string &source) {
        return facts.sourcesWithData.contains(source);
    };
    if (std::any_of(condition.missing.begin(), condition.missing.end(), hasData))
        return false;
    if (!std::all_of(condition.present.begin(), condition.present.end(), hasData))
        return false;
    return std::all_of(condition.answers.begin(), condition.answers.end(), [&](const auto &wanted) {
        return answerOr(facts.answers, "choices/" + wanted.first, "") == wanted.second;
    });
}

void RecordMapper::map(std::span<MappedRecord *const> documents, MappingResult &result)
{
    m_documents = documents;
    m_result = &result;
    result.clear();
    m_owned.resize(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
        m_owned[i].assign(documents[i] ? documents[i]->claims.size() : 0, 0);
    mapRows(m_load.rows, {}, true);
}

void RecordMapper::mapRows(const std::vector<PlanRow> &rows, const Scope &outer, bool topLevel)
{
    for (const PlanRow &row : rows) {
        if (m_result->setAside || !holds(row.spec->when, m_facts))
            continue;
        if (!row.spec->each.empty()) {
            mapEach(row, outer);
            continue;
        }
        if (!isWanted(row) || (!row.given.empty() && !isGiven(row, outer))
            || !hasValues(row.spec->when, row.values, outer))
            continue;
        if (mapRow(row, outer))
            continue;
        if (topLevel)
            m_result->setAside = true;
        else
            m_result->asideScopes.push_back(outer.node);
    }
}

/// Of a question that is answered with a file there is more to say than of one whose answer is
/// typed.
bool RecordMapper::isWanted(const PlanRow &row) const
{
    const MappedRecord &record = *m_documents[0];
    return std::all_of(row.fileAnswers.begin(), row.fileAnswers.end(), [&](const auto *question) {
        return !isNull(record.binding->answers().value(*question, "sha256", *record.record));
    });
}

bool RecordMapper::mapRow(const PlanRow &row, const Scope &scope)
{
    const std::size_t first = m_result->rows.size();
    PendingRow pending{.row = &row, .scope = scope.node};
    pending.values.resize(row.columns.size());
    bool complete = true;
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
        const PlanColumn &column = row.columns[i];
        const ColumnSpec &spec = *column.spec;
        if (spec.kind == ColumnSpec::Kind::RowId)
            continue; // known only when the row it names is stored
        Value &value = pending.values[i];
        if (holds(spec.when, m_facts) && hasValues(spec.when, column.values, scope))
            value = valueOf(row, i, column, scope, pending);
        if (isBlank(value) && !column.otherwise.empty())
            value = instead(row, i, scope, pending);
        if (spec.kind == ColumnSpec::Kind::Key)
            complete = complete && !isNull(value); // a name that no column can hold
        if (spec.required && isBlank(value)) {
            m_result->issues.push_back({.code = "REQ-01",
                                        .node = scope.node,
                                        .row = &row,
                                        .column = &column,
                                        .piece = std::string(scope.text)});
            complete = false;
        }
    }
    if (!complete)
        return false;
    if (!row.given.empty() && !takesGiven(row, scope, pending))
        return true;
    for (const PendingBind &bind : pending.binds)
        own(bind);
    m_result->rows.push_back(std::move(pending));
    mapRows(row.rows, scope, false);
    if (!m_result->setAside)
        return true;
    m_result->rows.resize(first);
    return false;
}

Value RecordMapper::valueOf(const PlanRow &row, std::size_t index, const PlanColumn &column,
                            const Scope &scope, PendingRow &pending)
{
    const ColumnSpec &spec = *column.spec;
    const MappedRecord &record = *m_documents[0];
    switch (spec.kind) {
    case ColumnSpec::Kind::From:
    case ColumnSpec::Kind::Copy:
        return fromInputs(row, index, column, scope, pending);
    case ColumnSpec::Kind::Index:
        return scope.index;
    case ColumnSpec::Kind::Key:
        return fromKey(row, column, scope);
    case ColumnSpec::Kind::Constant:
        return spec.constant;
    case ColumnSpec::Kind::Answer:
        return record.binding->answers().value(*column.question, spec.part, *record.record);
    case ColumnSpec::Kind::File:
        return ofFile(column);
    case ColumnSpec::Kind::Digest:
        return digestOf(column, scope);
    case ColumnSpec::Kind::Template:
        return expandTemplate(spec, pending);
    case ColumnSpec::Kind::RowId:
        break;
    }
    return {};
}

/// What stands for a value that is not there. The place where it would have been written, if there
/// is one, is then not this column's.
Value RecordMapper::instead(const PlanRow &row, std::size_t index, const Scope &scope,
                            PendingRow &pending)
{
    const Value before = pending.values[index];
    for (const PlanColumn &other : row.columns[index].otherwise) {
        if (!holds(other.spec->when, m_facts) || !hasValues(other.spec->when, other.values, scope))
            continue;
        std::vector<PendingBind> binds = pending.binds;
        std::erase_if(pending.binds, [&](const PendingBind &bind) { return bind.column == index; });
        const Value value = valueOf(row, index, other, scope, pending);
        if (isBlank(value)) {
            pending.binds = std::move(binds);
            continue;
        }
        if (!other.spec->ifUsed.isEmpty())
            m_result->issues.push_back({.code = "MAP-01",
                                        .node = -1,
                                        .row = &row,
                                        .column = &row.columns[index],
                                        .instead = other.spec});
        return value;
    }
    return before;
}

/// Nothing when nothing is there: two such records would be taken for one.
Value RecordMapper::digestOf(const PlanColumn &column, const Scope &scope) const
{
    constexpr qsizetype length = 16;
    Sha256 digest;
    bool any = false;
    for (const PlanInput &input : column.inputs) {
        const std::int32_t at = place(input.place, scope);
        const auto number = static_cast<std::size_t>(input.place.document);
        const bool there = at >= 0 && !isBlank(m_documents[number]->valueOf(at));
        any = any || there;
        if (there)
            digest.update(trimmed(m_documents[number]->valueOf(at).text));
        digest.update("\x1f");
    }
    return any ? Value(digest.hex().left(length).toStdString()) : Value();
}

/// What is known of the file that the record stands in.
Value RecordMapper::ofFile(const PlanColumn &column) const
{
    const std::string text =
        filePart(column.spec->name, m_documents[0]->binding->source(), *m_documents[0]->record);
    const Conversion made = column.keyConverter->forward({NodeKind::Text, text});
    return made.taken() ? made.value : Value{};
}

bool RecordMapper::hasValues(const Condition &condition, const std::vector<PlanPath> &places,
                             const Scope &scope) const
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::int32_t at = place(places[i], scope);
        if (at < 0)
            return false;
        const MappedRecord &document = *m_documents[static_cast<std::size_t>(places[i].document)];
        const std::vector<std::string> &words = condition.values[i].second;
        if (document.node(at).isContainer()
            || std::none_of(words.begin(), words.end(), [&](const std::string &word) {
                   return folded(word) == folded(document.valueOf(at).text);
               }))
            return false;
    }
    return true;
}

bool RecordMapper::isGiven(const PlanRow &row, const Scope &scope) const
{
    return std::any_of(row.given.begin(), row.given.end(), [&](const PlanPath &path) {
        const std::int32_t at = place(path, scope);
        if (at < 0)
            return false;
        const MappedRecord &document = *m_documents[static_cast<std::size_t>(path.document)];
        return !document.node(at).isContainer() && !isBlank(document.valueOf(at))
            && !document.binding->isLeftOut(*document.record, at);
    });
}

/// A row that could read none of the values it is made for is not made: "N/A" is no match score.
bool RecordMapper::takesGiven(const PlanRow &row, const Scope &scope,
                              const PendingRow &pending) const
{
    const auto taken = [&](const PlanPath &path) {
        const std::int32_t at = place(path, scope);
        return std::any_of(pending.binds.begin(), pending.binds.end(), [&](const auto &bind) {
            return bind.node == at && bind.document == path.document
                && !isNull(pending.values[bind.column]);
        });
    };
    const auto read = [&](const PlanPath &path) {
        const std::int32_t at = place(path, scope);
        return std::any_of(row.columns.begin(), row.columns.end(), [&](const PlanColumn &column) {
            return std::any_of(
                column.inputs.begin(), column.inputs.end(), [&](const PlanInput &input) {
                    return input.place.document == path.document && place(input.place, scope) == at;
                });
        });
    };
    return std::any_of(row.given.begin(), row.given.end(), taken)
        || std::none_of(row.given.begin(), row.given.end(), read);
}

/// "./name" starts at the value the row is made from, "/name" at the top of its record.
std::int32_t RecordMapper::place(const PlanPath &path, const Scope &scope) const
{
    const MappedRecord *document = m_documents[static_cast<std::size_t>(path.document)];
    if (!document || document->setAside)
        return -1;
    if (path.field >= 0)
        return document->binding->nodeOfField(path.field, *document->record);
    const bool relative = path.path->text.starts_with('.');
    return findNode(*document->record, relative ? scope.node : 0, *path.path);
}

/// Whether \a input may take the value at \a node; blank values are left for later.
bool RecordMapper::usable(const PlanInput &input, std::int32_t node, bool owner, bool &blank) const
{
    const auto number = static_cast<std::size_t>(input.place.document);
    const MappedRecord &document = *m_documents[number];
    if (document.binding->isLeftOut(*document.record, node)
        || (!input.isPlaced && document.binding->isPlaced(*document.record, node)))
        return false;
    const bool owned = m_owned[number][static_cast<std::size_t>(node)] != 0
        || document.claim(node).state != LeafState::Unclaimed;
    if (owner && owned)
        return false;
    if (isUndecoded(document.node(node)) && !document.mendedText(node))
        return false;
    if (document.node(node).isContainer())
        return input.spec->converter == "json" || input.spec->converter == "json:no-null";
    const Scalar value = document.valueOf(node);
    blank = isBlank(value) && !input.converter->takesEmpty();
    return !input.spec->maxLength || characters(value.text) <= *input.spec->maxLength;
}

Value RecordMapper::fromInputs(const PlanRow &row, std::size_t columnIndex,
                               const PlanColumn &column, const Scope &scope, PendingRow &pending)
{
    const bool owner = column.spec->kind == ColumnSpec::Kind::From;
    Blank blankHome;
    for (const PlanInput &input : column.inputs) {
        const bool ofPiece = scope.piece >= 0 && input.spec->path.text == ".";
        const std::int32_t at = ofPiece ? scope.node : place(input.place, scope);
        bool blank = false;
        if (at < 0
            || !(ofPiece ? usablePiece(input, scope, owner, pending)
                         : usable(input, at, owner, blank)))
            continue;
        if (blank) {
            if (!blankHome.input)
                blankHome = {&input, at};
            continue;
        }
        const MappedRecord &document = *m_documents[static_cast<std::size_t>(input.place.document)];
        const Node &node = document.node(at);
        std::string wholeText;
        if (node.isContainer())
            wholeText = document.wholeText(at);
        const Scalar value = ofPiece ? Scalar{node.kind, scope.text}
            : node.isContainer()     ? Scalar{node.kind, wholeText}
                                     : document.valueOf(at);
        const bool isMended = !ofPiece && document.mendedText(at) != nullptr;
        const Conversion made = input.converter->forward(value);
        const bool isFirst = &input == &column.inputs.front();
        if (!made.taken()) {
            // What a second choice does not take is no mistake: it waits for another column.
            const bool undecided = made.outcome == Conversion::Outcome::Undecided;
            if (owner && made.outcome != Conversion::Outcome::Empty && (isFirst || undecided))
                m_result->issues.push_back({.code = made.code,
                                            .document = input.place.document,
                                            .node = at,
                                            .row = &row,
                                            .column = &column,
                                            .input = &input,
                                            .piece = std::string(ofPiece ? scope.text : "")});
            continue;
        }
        pending.binds.push_back({.document = input.place.document,
                                 .node = at,
                                 .column = columnIndex,
                                 .input = &input,
                                 .owner = owner,
                                 .state = made.outcome == Conversion::Outcome::AsIs && !isMended
                                     ? LeafState::AsIs
                                     : LeafState::Changed,
                                 .code = isMended ? "MEND-01" : made.code,
                                 .piece = ofPiece ? scope.piece : -1,
                                 .separators = ofPiece ? scope.separators : nullptr});
        if (owner && !input.spec->ifUsed.isEmpty())
            m_result->issues.push_back({"MAP-01", input.place.document, at, &row, &column, &input});
        return made.value;
    }
    if (!blankHome.input)
        return column.spec->constant;
    const std::size_t binds = pending.binds.size();
    Value value = homeOfBlank(blankHome, columnIndex, owner, pending);
    const auto number = static_cast<std::size_t>(blankHome.input->place.document);
    const MappedRecord &document = *m_documents[number];
    if (isNull(column.spec->constant) || document.node(blankHome.node).kind != NodeKind::Null)
        return value;
    // A null is nothing, for which the default stands.
    pending.binds.resize(binds);
    return column.spec->constant;
}

/// An empty text in JSON is a text; an empty cell or null is nothing.
Value RecordMapper::homeOfBlank(const Blank &blank, std::size_t column, bool owner,
                                PendingRow &pending)
{
    const MappedRecord &document =
        *m_documents[static_cast<std::size_t>(blank.input->place.document)];
    const Scalar node = document.valueOf(blank.node);
    PendingBind bind{.document = blank.input->place.document,
                     .node = blank.node,
                     .column = column,
                     .input = blank.input,
                     .owner = owner};
    Value value;
    if (!document.binding->isCsv() && node.kind == NodeKind::Text) {
        const Conversion made = blank.input->converter->forward(node);
        if (made.taken()) {
            value = made.value;
            bind.code = made.code;
            if (made.outcome == Conversion::Outcome::Changed)
                bind.state = LeafState::Changed;
        }
    }
    if (isNull(value) && !node.text.empty() && node.kind == NodeKind::Text) {
        bind.state = LeafState::Changed;
        bind.code = "TXT-01";
    }
    if (document.mendedText(blank.node)) { // with nothing, that is
        bind.state = LeafState::Changed;
        bind.code = "MEND-01";
    }
    pending.binds.push_back(bind);
    return value;
}

Value RecordMapper::fromKey(const PlanRow &row, const PlanColumn &column, const Scope &scope)
{
    if (scope.keys) {
        for (const auto &[name, key] : *scope.keys) {
            if (name != column.spec->name)
                continue;
            const Conversion made = column.keyConverter->forward({NodeKind::Text, key});
            if (made.outcome != Conversion::Outcome::AsIs
                && std::string_view(made.code) != "WORD-02")
                m_result->issues.push_back(
                    {.code = made.code, .node = scope.node, .row = &row, .column = &column});
            return made.taken() ? made.value : Value{};
        }
    }
    return column.spec->constant;
}

std::string RecordMapper::expandTemplate(const ColumnSpec &column, const PendingRow &pending) const
{
    const auto valueOf = [](const PendingRow &row, std::string_view name) -> std::string {
        for (std::size_t i = 0; i < row.row->columns.size(); ++i) {
            if (row.row->columns[i].spec->column == name)
                return asText(row.values[i]);
        }
        return {};
    };
    const auto lookUp = [&](std::string_view name) -> std::string {
        const auto dot = name.find('.');
        if (dot == std::string_view::npos)
            return valueOf(pending, name);
        if (name.substr(0, dot) == "file")
            return filePart(std::string(name.substr(dot + 1)), m_documents[0]->binding->source(),
                            *m_documents[0]->record);
        for (auto row = m_result->rows.rbegin(); row != m_result->rows.rend(); ++row) {
            if (row->row->spec->name == name.substr(0, dot))
                return valueOf(*row, name.substr(dot + 1));
        }
        return {};
    };
    std::string text;
    std::string_view rest = column.templateText;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        const auto close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos)
            return text.append(rest);
        text.append(rest.substr(0, open));
        const std::string value = lookUp(rest.substr(open + 1, close - open - 1));
        text += column.safePath ? safePathPart(value) : value;
        rest.remove_prefix(close + 1);
    }
    return text;
}

void RecordMapper::own(const PendingBind &bind)
{
    if (bind.owner)
        m_owned[static_cast<std::size_t>(bind.document)][static_cast<std::size_t>(bind.node)] =
            bind.piece < 0 ? 1 : 2;
}

} // namespace waybill
