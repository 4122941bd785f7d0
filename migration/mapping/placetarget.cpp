// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/placetarget.h"

#include "migration/playbook/pathparser.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldPlaces)
};

/// A path that a person can see in the file: names, and elements of arrays.
bool isPlain(const Path &path)
{
    return path.source.empty() && path.split.empty()
        && std::all_of(path.segments.begin(), path.segments.end(), [](const Path::Segment &part) {
               return part.kind == Path::Segment::Kind::Name
                   || part.kind == Path::Segment::Kind::Element;
           });
}

/// Looks for the rows that a field of one source can go to.
class RowFinder
{
public:
    RowFinder(const SourceSpec &source, const std::string &field, std::vector<PlaceTarget> &targets)
        : m_source(source)
        , m_isCsv(source.format == SourceFormat::Csv)
        , m_place(m_isCsv ? field : '/' + field)
        , m_targets(targets)
    {
    }

    void load(const LoadSpec &load)
    {
        m_load = &load;
        const bool own = load.from == m_source.name;
        const bool with =
            std::find(load.with.begin(), load.with.end(), m_source.name) != load.with.end();
        if (own || with)
            rows(load.rows, {}, own);
    }

private:
    void rows(const std::vector<RowSpec> &specs, const std::string &outer, bool own)
    {
        for (const RowSpec &row : specs) {
            std::string scope = outer;
            // Made several times for a field, or never: not a place for it.
            if (!row.each.empty()) {
                if (!own || m_isCsv || row.each.size() != 1 || !isPlain(row.each.front()))
                    continue;
                const std::string &text = row.each.front().text;
                scope = text.starts_with('.') ? outer + text.substr(1) : text;
            }
            take(row, scope, own);
            rows(row.rows, scope, own);
        }
    }

    void take(const RowSpec &row, const std::string &scope, bool own)
    {
        if (m_isCsv) {
            Path path{.text = m_place};
            path.segments.push_back({.name = m_place});
            m_targets.push_back({.load = m_load, .row = &row, .path = std::move(path)});
            return;
        }
        if (m_place != scope && !m_place.starts_with(scope + '/'))
            return;
        const std::string rest = m_place.substr(scope.size());
        if (rest.find("/*") != std::string::npos)
            return;
        const std::string text = !own ? m_source.name + ':' + rest
            : scope.empty()           ? rest
            : rest.empty()            ? std::string(".")
                                      : '.' + rest;
        auto path = parsePath(text, SourceFormat::Json);
        if (path && std::all_of(path->segments.begin(), path->segments.end(), [](const auto &part) {
                return part.kind == Path::Segment::Kind::Name;
            }))
            m_targets.push_back({.load = m_load, .row = &row, .path = std::move(*path)});
    }

    const SourceSpec &m_source;
    bool m_isCsv;
    std::string m_place; ///< with its slash
    std::vector<PlaceTarget> &m_targets;
    const LoadSpec *m_load = nullptr;
};

const ColumnSpec *columnOf(const RowSpec &row, const std::string &name)
{
    const auto found =
        std::find_if(row.columns.begin(), row.columns.end(),
                     [&](const ColumnSpec &column) { return column.column == name; });
    return found == row.columns.end() ? nullptr : &*found;
}

} // namespace

std::vector<PlaceTarget> rowsThatTake(const Playbook &playbook, const SourceSpec &source,
                                      const std::string &field)
{
    std::vector<PlaceTarget> targets;
    RowFinder finder(source.declared(), field, targets);
    for (const PhaseSpec &phase : playbook.phases) {
        for (const LoadSpec &load : phase.loads)
            finder.load(load);
    }
    return targets;
}

Result<PlaceTarget> targetOf(const Playbook &playbook, const SourceSpec &source,
                             const FieldPlace &place)
{
    std::vector<PlaceTarget> found;
    for (PlaceTarget &target : rowsThatTake(playbook, source, place.field)) {
        if (target.row->table != place.table)
            continue;
        target.column = columnOf(*target.row, place.name);
        found.push_back(std::move(target));
    }
    const QString table = QString::fromStdString(place.table);
    if (found.empty())
        return placeProblem("PLACE-01", source, place,
                            Tr::tr("This field makes no row of %1.").arg(table));
    // Of several rows, the one that the playbook fills this column of from the file.
    if (found.size() > 1) {
        std::vector<PlaceTarget> filled;
        std::copy_if(found.begin(), found.end(), std::back_inserter(filled),
                     [](const PlaceTarget &target) {
                         return target.column && target.column->kind == ColumnSpec::Kind::From;
                     });
        if (filled.size() != 1)
            return placeProblem(
                "PLACE-02", source, place,
                Tr::tr("The file makes several rows of %1, and it could be any of them.")
                    .arg(table));
        found = std::move(filled);
    }
    PlaceTarget target = std::move(found.front());
    if (target.column && target.column->kind != ColumnSpec::Kind::From)
        return placeProblem("PLACE-03", source, place,
                            Tr::tr("The playbook fills this column itself."));
    return target;
}

std::string usualConverter(const Playbook &playbook, const std::string &table,
                           const std::string &column)
{
    std::string usual;
    eachRow(playbook, [&](const LoadSpec &, const RowSpec &row) {
        const ColumnSpec *spec = row.table == table ? columnOf(row, column) : nullptr;
        if (usual.empty() && spec && spec->kind == ColumnSpec::Kind::From && !spec->inputs.empty())
            usual = spec->inputs.front().converter;
    });
    return usual;
}

Problem placeProblem(const char *code, const SourceSpec &source, const FieldPlace &place,
                     const QString &why)
{
    return {.code = QString::fromLatin1(code),
            .file = source.file,
            .field = QString::fromStdString(placeId(source.name, place.field)),
            .found = QString::fromStdString(placeAnswer(place)),
            .hint = Tr::tr("Choose another place for it, keep it in the extra details (extra), or "
                           "leave it out (left-out)."),
            .message = Tr::tr("“%1” cannot go to %2. %3")
                           .arg(QString::fromStdString(place.field),
                                QString::fromStdString(placeAnswer(place)), why)};
}

} // namespace waybill
