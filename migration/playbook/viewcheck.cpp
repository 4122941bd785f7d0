// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookchecks.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::string nameOf(const ViewColumn &column)
{
    return column.through.empty() ? column.column : column.through + '.' + column.column;
}

std::vector<std::string> shownColumns(const ViewSpec &view)
{
    std::vector<std::string> names;
    for (const ViewColumn &column : view.columns)
        names.push_back(nameOf(column));
    return names;
}

bool isOwnWords(const ViewColumn &column)
{
    return column.editor.starts_with("words:") && column.through.empty();
}

void notWords(Mistakes &mistakes, const QString &path, const std::string &found,
              const QString &what)
{
    mistakes.add({.code = "PB-07",
                  .path = path,
                  .message = what,
                  .expected = PlaybookText::tr(
                      "a column of the table itself whose editor is \"words:<map>\""),
                  .found = excerpt(found)});
}

void checkBoard(const ViewSpec &view, const QString &path, Mistakes &mistakes)
{
    const QString place = memberPath(path, "column");
    checkKnown(mistakes, place, view.board->column, shownColumns(view),
               PlaybookText::tr("The view has no such column."));
    const ViewColumn *column = view.column(view.board->column);
    if (column && !isOwnWords(*column))
        notWords(mistakes, place, view.board->column,
                 PlaybookText::tr("A board has a lane for each word of a list."));
    for (std::size_t i = 0; i < view.board->card.size(); ++i)
        checkKnown(mistakes, itemPath(memberPath(path, "card"), i), view.board->card[i],
                   shownColumns(view), PlaybookText::tr("The view has no such column."));
}

/// What a page is made of by name; whether the foreign keys lead there is for the tables to say.
class PageCheck
{
public:
    PageCheck(const Playbook &playbook, const ViewSpec &view, Mistakes &mistakes)
        : m_playbook(playbook)
        , m_view(view)
        , m_mistakes(mistakes)
    {
    }

    void check(const QString &path)
    {
        sections(m_view.page->sections, path);
        for (std::size_t i = 0; i < m_view.page->complete.size(); ++i) {
            const PageNeed &need = m_view.page->complete[i];
            const QString place = itemPath(memberPath(path, "complete"), i);
            checkKnown(m_mistakes, memberPath(place, "column"), need.column, shownColumns(m_view),
                       PlaybookText::tr("The view has no such column."));
            checkKnown(m_mistakes, memberPath(place, "view"), need.view, m_onPage,
                       PlaybookText::tr("The page shows no such view."));
        }
    }

private:
    void sections(const std::vector<PageSection> &all, const QString &path)
    {
        std::vector<std::string> ids;
        for (const ViewSpec &view : m_playbook.views)
            ids.push_back(view.id);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const QString place = itemPath(memberPath(path, "sections"), i);
            checkKnown(m_mistakes, memberPath(place, "view"), all[i].view, ids,
                       PlaybookText::tr("There is no such view."));
            if (const ViewSpec *view = m_playbook.view(all[i].view)) {
                m_onPage.push_back(view->id);
                group(*view, all[i].group, memberPath(place, "group"));
            }
            sections(all[i].sections, place);
        }
    }

    void group(const ViewSpec &view, const std::string &name, const QString &path)
    {
        if (!checkKnown(m_mistakes, path, name, shownColumns(view),
                        PlaybookText::tr("The view has no such column.")))
            return;
        const ViewColumn *column = view.column(name);
        if (column && !isOwnWords(*column))
            notWords(m_mistakes, path, name,
                     PlaybookText::tr("A list is parted by the words of a column."));
    }

    const Playbook &m_playbook;
    const ViewSpec &m_view;
    Mistakes &m_mistakes;
    std::vector<std::string> m_onPage;
};

/// Where words decide what is said, there is nothing to say for any other.
void checkCalculated(const Playbook &playbook, const ViewSpec &view, const QString &path,
                     Mistakes &mistakes)
{
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const auto &calculated = view.columns[i].calculated;
        const ViewColumn *by = calculated ? view.column(calculated->by) : nullptr;
        const auto map = by && isOwnWords(*by) ? playbook.words.find(by->editor.substr(6))
                                               : playbook.words.end();
        if (map == playbook.words.end())
            continue;
        std::vector<std::string> words;
        for (const WordMap::Entry &entry : map->second.entries)
            words.push_back(entry.word);
        const QString texts = memberPath(itemPath(memberPath(path, "columns"), i), "texts");
        for (const CalculatedText::Choice &choice : calculated->choices)
            checkKnown(mistakes, memberPath(texts, choice.value), choice.value, words,
                       PlaybookText::tr("There is no such word."), true);
    }
}

} // namespace

void checkViews(const Playbook &playbook, Mistakes &mistakes)
{
    for (const ViewSpec &view : playbook.views) {
        const QString path = memberPath(u"views"_s, view.id);
        checkCalculated(playbook, view, path, mistakes);
        if (view.board)
            checkBoard(view, memberPath(path, "board"), mistakes);
        if (view.page)
            PageCheck(playbook, view, mistakes).check(memberPath(path, "page"));
    }
}

} // namespace waybill
