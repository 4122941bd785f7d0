// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/draftnames.h"
#include "migration/draft/draftplan.h"
#include "migration/draft/placekinds.h"

#include <map>

namespace waybill {

/// Makes tables of what a source holds: records become rows, lists and maps inside of them tables
/// of their own below, objects inside of them columns. What fits no column stays in the extra
/// details of its record, and a note says so.
class TableDesign
{
public:
    explicit TableDesign(PlaybookDraft &draft);

    /// Appends the tables of \a source, which is the source number \a index.
    void add(DraftSource &source, std::size_t index);

private:
    struct Place
    {
        std::size_t table = 0;
        std::string path; ///< as in a playbook, without a slash at its end
        QString label; ///< of the objects on the way
        int depth = 0;
        std::vector<std::string> lists; ///< names of the lists it is inside of
    };

    void addRows(DraftSource &source);
    void addRecords(DraftSource &source);
    void addObject(const Shape &shape, const Place &place);
    void addField(const Shape &shape, const std::string &key, const Place &place);
    void addMap(const Shape &shape, const std::string &wanted, const Place &place);
    bool addList(const Shape &shape, const std::string &key, const Place &place);
    const ValueFacts &keysOf(const Shape &shape);
    void addContent(const Shape &shape, const Place &place);
    void addValue(const ValueFacts &facts, const QString &label, const Place &place);
    void addJson(const QString &label, const Place &place, const QString &why);
    void finish(std::size_t table);

    std::size_t newTable(const std::string &wanted, const QString &title);
    std::size_t childTable(const std::string &wanted, const QString &title, const Place &above,
                           std::vector<std::string> each);
    DraftColumn *newColumn(std::size_t table, const QString &label, const std::string &wanted);
    void addOwn(std::size_t table, DraftColumn::Origin origin, const std::string &name,
                const QString &label);
    void note(std::size_t table, const QString &text);

    PlaybookDraft &m_draft;
    DraftSource *m_source = nullptr;
    std::size_t m_index = 0;
    bool m_hasRoot = true; ///< the record itself is a row
    bool m_isSingle = false; ///< the file is one record
    NameSet m_tables;
    std::map<std::size_t, NameSet> m_columns;
};

} // namespace waybill
