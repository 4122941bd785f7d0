// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/relations.h"

#include "migration/draft/draftnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

namespace waybill {

namespace {

constexpr std::size_t fewestByValue = 3;

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

/// The number of a column: its table, its place in it.
struct Spot
{
    std::size_t table = 0;
    std::size_t column = 0;
};

class Relations
{
public:
    explicit Relations(PlaybookDraft &draft)
        : m_draft(draft)
        , m_after(draft.sources.size())
    {
    }

    void find()
    {
        for (std::size_t t = 0; t < m_draft.tables.size(); ++t) {
            for (std::size_t c = 0; c < m_draft.tables[t].columns.size(); ++c) {
                if (canRefer(m_draft.tables[t], m_draft.tables[t].columns[c]))
                    findFor({t, c});
            }
        }
        order();
    }

private:
    DraftColumn &at(const Spot &spot) { return m_draft.tables[spot.table].columns[spot.column]; }

    static bool canRefer(const DraftTable &table, const DraftColumn &column)
    {
        return column.origin == DraftColumn::Origin::Field && column.facts && table.isComplete
            && column.facts->values() > 0 && column.facts->unstorable == 0
            && column.facts->exact.isKnown() && column.type.editor != "date"
            && column.type.editor != "flag" && column.type.editor != "link"
            && column.type.sqlType != "REAL" && column.facts->longest <= 200;
    }

    /// Values of the one can be compared with values of the other.
    static bool fit(const DraftColumn &one, const DraftColumn &key)
    {
        return one.type.sqlType == key.type.sqlType && key.facts->exact.holds(one.facts->exact);
    }

    /// "customer", "customer_id" or the key's own name, where that says what it is a key of.
    static bool namesSay(const DraftColumn &column, const DraftTable &table, const DraftColumn &key)
    {
        constexpr std::array<std::string_view, 8> general = {"id", "uuid", "guid",   "key",
                                                             "no", "nr",   "number", "code"};
        const std::string one = singularOf(table.name);
        const std::string own = nameFrom(key.label);
        std::set<std::string> names{one, table.name, one + '_' + own};
        for (const std::string_view end : general)
            names.insert(one + '_' + std::string(end));
        if (std::find(general.begin(), general.end(), own) == general.end() && own != "name"
            && own != "title")
            names.insert(own);
        const std::string &name = column.name;
        return std::any_of(names.begin(), names.end(), [&](const std::string &known) {
            return name == known || (known.size() > 3 && name.ends_with('_' + known));
        });
    }

    /// Words that are equal by chance are less likely than numbers that are.
    static bool valuesSay(const DraftColumn &column, const DraftColumn &key)
    {
        const bool words = column.type.sqlType == "TEXT" && column.facts->texts > 0
            && column.facts->trials[ValueFacts::Integer].refused
            && column.facts->trials[ValueFacts::Real].refused;
        return words && !column.isKey && column.facts->exact.size() >= fewestByValue
            && column.facts->exact.size() < key.facts->exact.size() + 1 && !column.isUnique;
    }

    void findFor(const Spot &spot)
    {
        std::vector<Spot> named;
        std::vector<Spot> possible;
        QStringList perhaps;
        for (std::size_t t = 0; t < m_draft.tables.size(); ++t) {
            DraftTable &table = m_draft.tables[t];
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const DraftColumn &key = table.columns[c];
                const bool isSame = t == spot.table && c == spot.column;
                // Of two columns that hold the same, the key is what is referred to.
                if (isSame || (at(spot).isKey && !key.isKey) || !(key.isKey || key.isUnique)
                    || !table.isComplete || !fit(at(spot), key))
                    continue;
                const bool says = namesSay(at(spot), table, key);
                const bool isTree = t == spot.table && at(spot).name.starts_with("parent");
                if (isTree || (says && t != spot.table))
                    named.push_back({t, c});
                else if (valuesSay(at(spot), key))
                    possible.push_back({t, c});
                else if (!at(spot).isUnique && at(spot).facts->exact.size() >= fewestByValue
                         && at(spot).name.ends_with("_id"))
                    perhaps << QString::fromStdString(table.name + '.' + key.name);
            }
        }
        const std::vector<Spot> &found = named.empty() ? possible : named;
        if (found.size() == 1 || (found.size() > 1 && keysAmong(found) == 1))
            refer(spot, found.size() == 1 ? found.front() : keyAmong(found));
        else if (found.size() > 1)
            undecided(spot, found);
        else if (!perhaps.isEmpty())
            at(spot).notes << say("All values are in %1 too, but the names do not say so: NOT "
                                  "DECIDED.")
                                  .arg(perhaps.mid(0, 3).join(QLatin1String(", ")));
    }

    std::size_t keysAmong(const std::vector<Spot> &spots)
    {
        return static_cast<std::size_t>(std::count_if(
            spots.begin(), spots.end(), [&](const Spot &spot) { return at(spot).isKey; }));
    }
    Spot keyAmong(const std::vector<Spot> &spots)
    {
        return *std::find_if(spots.begin(), spots.end(),
                             [&](const Spot &spot) { return at(spot).isKey; });
    }

    void undecided(const Spot &spot, const std::vector<Spot> &found)
    {
        QStringList names;
        for (const Spot &one : found)
            names << QString::fromStdString(m_draft.tables[one.table].name + '.' + at(one).name);
        at(spot).notes << say("The values are those of several columns (%1): NOT DECIDED.")
                              .arg(names.mid(0, 4).join(QLatin1String(", ")));
    }

    void refer(const Spot &from, const Spot &to)
    {
        const std::size_t own = m_draft.tables[from.table].source;
        const std::size_t other = m_draft.tables[to.table].source;
        DraftColumn &column = at(from);
        DraftColumn &key = at(to);
        const std::string name = m_draft.tables[to.table].name + '.' + key.name;
        // What refers to a column is itself no place to be referred to in a circle.
        if (own != other && reaches(other, own)) {
            column.notes << say("The values are those of %1, but its file refers to this one: NOT "
                                "DECIDED.")
                                .arg(QString::fromStdString(name));
            return;
        }
        if (own != other)
            m_after[own].insert(other);
        key.isReferred = true;
        column.refersTo = m_draft.tables[to.table].name;
        column.refersToColumn = key.name;
        if (column.type.editor == "words") {
            column.type.editor = "text";
            column.type.words.clear();
            column.type.reason.clear();
        }
        column.notes << say("Each value is one of %1, so it refers to it.")
                            .arg(QString::fromStdString(name));
    }

    bool reaches(std::size_t from, std::size_t to) const
    {
        return from == to
            || std::any_of(m_after[from].begin(), m_after[from].end(),
                           [&](std::size_t next) { return reaches(next, to); });
    }

    void visit(std::size_t source, std::vector<std::size_t> &sorted) const
    {
        if (std::find(sorted.begin(), sorted.end(), source) != sorted.end())
            return;
        for (const std::size_t earlier : m_after[source])
            visit(earlier, sorted);
        sorted.push_back(source);
    }

    /// Sources and tables in the order of loading.
    void order()
    {
        for (std::size_t i = 0; i < m_draft.sources.size(); ++i)
            visit(i, m_draft.loadOrder);
    }

    PlaybookDraft &m_draft;
    std::vector<std::set<std::size_t>> m_after; ///< by source: those it refers to
};

} // namespace

void findRelations(PlaybookDraft &draft)
{
    Relations(draft).find();
}

} // namespace waybill
