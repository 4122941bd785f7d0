// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/columncheck.h"

#include "migration/mapping/converter.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/plan.h"
#include "migration/playbook/filepattern.h"
#include "migration/playbook/playbookchecks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::vector<std::string> columnNames(const RowSpec &row, bool templates)
{
    std::vector<std::string> names;
    for (const ColumnSpec &column : row.columns) {
        if (templates || column.kind != ColumnSpec::Kind::Template)
            names.push_back(column.column);
    }
    return names;
}

/// The names under which `each` remembers keys.
std::vector<std::string> rememberedKeys(const RowSpec &row)
{
    std::vector<std::string> names;
    for (const Path &path : row.each) {
        for (const Path::Segment &segment : path.segments) {
            if (segment.kind == Path::Segment::Kind::Member)
                names.push_back(segment.name);
            else if (segment.kind == Path::Segment::Kind::Leaves)
                names.emplace_back("path");
        }
    }
    return names;
}

bool isSinglePlace(const Path &path)
{
    return std::all_of(
        path.segments.begin(), path.segments.end(),
        [](const Path::Segment &segment) { return segment.kind == Path::Segment::Kind::Name; });
}

} // namespace

ColumnCheck::ColumnCheck(const Playbook &playbook, Mistakes &mistakes, const LoadScope &scope,
                         const std::vector<const RowSpec *> &declared)
    : m_playbook(playbook)
    , m_mistakes(mistakes)
    , m_scope(scope)
    , m_declared(declared)
{
}

void ColumnCheck::row(const RowSpec &row, const QString &path)
{
    each(row, memberPath(path, "each"));
    const QString given = memberPath(memberPath(path, "when"), "given");
    for (std::size_t i = 0; i < row.when.anyOf.size(); ++i)
        place(row.when.anyOf[i], itemPath(given, i));
    values(row.when, memberPath(path, "when"));
    for (std::size_t i = 0; i < row.find.size(); ++i)
        checkKnown(m_mistakes, itemPath(memberPath(path, "find"), i), row.find[i],
                   columnNames(row, true), PlaybookText::tr("The row has no such column."));
    if (row.exact && row.find.empty())
        m_mistakes.add({.code = "PB-06",
                        .path = memberPath(path, "exact"),
                        .message = PlaybookText::tr("There is nothing to be compared exactly."),
                        .expected = PlaybookText::tr("`find` or `unique` beside it"),
                        .found = {}});
    for (const ColumnSpec &spec : row.columns)
        column(row, spec, memberPath(memberPath(path, "columns"), spec.column));
}

void ColumnCheck::each(const RowSpec &row, const QString &path)
{
    for (std::size_t i = 0; i < row.each.size(); ++i) {
        if (!row.each[i].source.empty())
            m_mistakes.add(
                {.code = "PB-06",
                 .path = itemPath(path, i),
                 .message = PlaybookText::tr("Rows are made from the load's own source."),
                 .expected = PlaybookText::tr("a path without a source in front"),
                 .found = excerpt(row.each[i].text)});
        else
            place(row.each[i], memberPath(itemPath(path, i), "path"));
        const bool isCell = m_scope.source && m_scope.source->format == SourceFormat::Csv;
        if (isCell && row.each[i].split.empty())
            m_mistakes.add({.code = "PB-05",
                            .path = itemPath(path, i),
                            .message = PlaybookText::tr("A cell is one value."),
                            .expected = PlaybookText::tr("`path` and `split`: where it is parted"),
                            .found = excerpt(row.each[i].text)});
    }
}

void ColumnCheck::column(const RowSpec &row, const ColumnSpec &column, const QString &path)
{
    switch (column.kind) {
    case ColumnSpec::Kind::From:
    case ColumnSpec::Kind::Copy:
        inputs(column, path);
        break;
    case ColumnSpec::Kind::RowId: {
        std::vector<std::string> names;
        for (const RowSpec *earlier : m_declared)
            names.push_back(earlier->name);
        checkKnown(m_mistakes, memberPath(path, "row"), column.name, names,
                   PlaybookText::tr("No such row is declared before this one."));
        break;
    }
    case ColumnSpec::Kind::Key:
        key(row, column, path);
        break;
    case ColumnSpec::Kind::Template:
        textTemplate(row, column, memberPath(path, "template"));
        break;
    case ColumnSpec::Kind::Answer:
        answer(column, memberPath(path, "answer"));
        break;
    case ColumnSpec::Kind::File:
        file(column.name, memberPath(path, "file"));
        converter(column.converter, memberPath(path, "as"));
        break;
    case ColumnSpec::Kind::Digest:
        for (std::size_t i = 0; i < column.inputs.size(); ++i)
            place(column.inputs[i].path, itemPath(memberPath(path, "digest"), i));
        break;
    case ColumnSpec::Kind::Index:
    case ColumnSpec::Kind::Constant:
        break;
    }
    values(column.when, memberPath(path, "when"));
    const QString others = memberPath(path, "else");
    for (std::size_t i = 0; i < column.otherwise.size(); ++i)
        this->column(row, column.otherwise[i],
                     m_mistakes.has(itemPath(others, i)) ? itemPath(others, i) : others);
}

void ColumnCheck::values(const Condition &condition, const QString &path)
{
    for (const auto &[at, words] : condition.values)
        place(at, memberPath(memberPath(path, "values"), at.text));
}

/// "search-term", "cv.name"
void ColumnCheck::answer(const ColumnSpec &column, const QString &path)
{
    std::vector<std::string> ids;
    for (const QuestionSpec &question : m_playbook.questions) {
        // What is asked about the files of one source says nothing of another's records.
        const bool fits = question.source.empty() || question.source == m_scope.load->from;
        if (fits)
            ids.push_back(question.id);
    }
    if (!checkKnown(m_mistakes, path, column.name, ids,
                    PlaybookText::tr("There is no such question for these records.")))
        return;
    const QuestionSpec *question = m_playbook.question(column.name);
    const bool isFile = question && question->type == QuestionSpec::Type::File;
    checkKnown(m_mistakes, path, column.part,
               isFile ? std::vector<std::string>{"name", "path", "sha256"}
                      : std::vector<std::string>(),
               PlaybookText::tr("The answer has no such part."));
}

/// "stamp", "name"
void ColumnCheck::file(const std::string &name, const QString &path)
{
    std::vector<std::string> names{"name", "path", "record"};
    if (m_scope.source && m_scope.source->isPattern) {
        names.emplace_back("modified");
        if (const auto pattern = FilePattern::parse(m_scope.source->file)) {
            for (const std::string &part : pattern->names())
                names.push_back(part);
        }
    }
    checkKnown(m_mistakes, path, name, names,
               PlaybookText::tr("The name of the file has no such part."));
}

void ColumnCheck::inputs(const ColumnSpec &column, const QString &path)
{
    const bool copy = column.kind == ColumnSpec::Kind::Copy;
    const QString list = memberPath(path, copy ? "copy" : "from");
    for (std::size_t i = 0; i < column.inputs.size(); ++i) {
        const Input &input = column.inputs[i];
        const QString at = memberPath(itemPath(list, i), "path");
        place(input.path, at);
        if (!isSinglePlace(input.path))
            m_mistakes.add(
                {.code = "PB-06",
                 .path = at,
                 .message = PlaybookText::tr("A column takes one value only."),
                 .expected = PlaybookText::tr("a path of names; `each` makes several rows"),
                 .found = excerpt(input.path.text)});
        const QString own = memberPath(itemPath(list, i), "as");
        converter(input.converter, m_mistakes.has(own) ? own : memberPath(path, "as"));
    }
}

/// Whether what a path starts from is there.
void ColumnCheck::place(const Path &path, const QString &at)
{
    if (!path.source.empty()) {
        checkKnown(m_mistakes, at, path.source, m_scope.load->with,
                   PlaybookText::tr("The source is not among those the load takes along."));
        return;
    }
    if (!m_scope.source || m_scope.source->format == SourceFormat::Json || path.segments.empty())
        return;
    std::vector<std::string> fields;
    for (const FieldSpec &field : m_scope.source->fields)
        fields.push_back(field.name);
    checkKnown(m_mistakes, at, path.segments.front().name, fields,
               PlaybookText::tr("There is no such field."));
}

void ColumnCheck::converter(const std::string &spec, const QString &path)
{
    if (spec.empty())
        return;
    // One that depends on an answer must be there for each.
    std::vector<Answers> possible{answersWithDefaults(m_playbook, {})};
    for (const QuestionSpec &question : m_playbook.questions) {
        for (const QuestionSpec::Option &option : question.options) {
            possible.push_back(possible.front());
            possible.back()[answerId(question)] = option.value;
            possible.front().emplace(answerId(question), option.value);
        }
    }
    std::optional<Problem> problem;
    for (const Answers &answers : possible) {
        const auto made = makeConverter(withChoices(spec, m_playbook, answers), m_playbook.words);
        if (!made && !problem)
            problem = made.error();
    }
    if (!problem)
        return;
    std::vector<std::string> names;
    for (const ConverterInfo &info : converterCatalogue())
        names.push_back(info.name);
    m_mistakes.add({.code = "PB-12",
                    .path = path,
                    .message = problem->message,
                    .expected = problem->expected,
                    .found = excerpt(spec),
                    .hint = suggestion(spec.substr(0, spec.find(':')), names)});
}

void ColumnCheck::key(const RowSpec &row, const ColumnSpec &column, const QString &path)
{
    checkKnown(m_mistakes, memberPath(path, "key"), column.name, rememberedKeys(row),
               PlaybookText::tr("The row's `each` remembers no such key."));
    converter(column.converter, memberPath(path, "as"));
}

/// "outputs/{posting.company}/{filename}"
void ColumnCheck::textTemplate(const RowSpec &row, const ColumnSpec &column, const QString &path)
{
    const std::string &text = column.templateText;
    for (std::size_t at = text.find_first_of("{}"); at != std::string::npos;
         at = text.find_first_of("{}", at)) {
        const std::size_t end =
            text[at] == '{' ? text.find_first_of("{}", at + 1) : std::string::npos;
        if (end == std::string::npos || text[end] == '{') {
            m_mistakes.add({.code = "PB-04",
                            .path = path,
                            .message = PlaybookText::tr("A brace in the template has no partner."),
                            .expected = u"{column}, {row.column}"_s,
                            .found = excerpt(text)});
            return;
        }
        placeholder(row, text.substr(at + 1, end - at - 1), path);
        at = end + 1;
    }
}

void ColumnCheck::placeholder(const RowSpec &row, const std::string &name, const QString &path)
{
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) {
        checkKnown(m_mistakes, path, name.empty() ? "{}" : name, columnNames(row, false),
                   PlaybookText::tr("The row has no such column that is not a template itself."));
        return;
    }
    if (name.starts_with("file.")) {
        file(name.substr(dot + 1), path);
        return;
    }
    // A template sees the rows of its own record only.
    std::vector<std::string> names;
    const RowSpec *other = nullptr;
    for (std::size_t i = m_scope.firstRow; i < m_declared.size(); ++i) {
        names.push_back(m_declared[i]->name);
        if (m_declared[i]->name == name.substr(0, dot))
            other = m_declared[i];
    }
    checkKnown(m_mistakes, path, name.substr(0, dot), names,
               PlaybookText::tr("No such row is declared before this one in the same load."));
    if (other)
        checkKnown(m_mistakes, path, name.substr(dot + 1), columnNames(*other, true),
                   PlaybookText::tr("That row has no such column."));
}

} // namespace waybill
