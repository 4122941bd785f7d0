// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/playbook/pathparser.h"
#include "migration/playbook/playbookchecks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

class NameCheck
{
public:
    NameCheck(const Playbook &playbook, Mistakes &mistakes)
        : m_playbook(playbook)
        , m_mistakes(mistakes)
    {
    }

    void sources()
    {
        std::map<QString, std::string> files;
        for (const SourceSpec &source : m_playbook.sources) {
            const QString path = memberPath(u"sources"_s, source.name);
            if (!source.file.isEmpty() && !files.emplace(source.file, source.name).second)
                twice(memberPath(path, source.isPattern ? "files" : "file"),
                      source.file.toStdString());
            headers(source, path);
            for (std::size_t i = 0; i < source.identity.size(); ++i)
                identity(source, source.identity[i], itemPath(memberPath(path, "identity"), i));
        }
    }

    void secrets()
    {
        for (std::size_t i = 0; i < m_playbook.secrets.paths.size(); ++i) {
            const auto path = parsePath(m_playbook.secrets.paths[i], SourceFormat::Json);
            if (path)
                known(itemPath(u"secrets.paths"_s, i), path->source, sourceNames(),
                      PlaybookText::tr("There is no such source."));
        }
    }

    void words()
    {
        for (const auto &[name, map] : m_playbook.words) {
            const QString path = memberPath(u"words"_s, name);
            std::vector<std::string> stored;
            for (const WordMap::Entry &entry : map.entries)
                stored.push_back(entry.word);
            known(memberPath(path, "otherwise"), map.otherwise, stored,
                  PlaybookText::tr("There is no such word in this map."));
            spellings(map, path);
        }
    }

    void questions()
    {
        for (const QuestionSpec &question : m_playbook.questions) {
            const QString path = memberPath(u"questions"_s, question.id);
            std::vector<std::string> values;
            for (const QuestionSpec::Option &option : question.options)
                values.push_back(option.value);
            if (question.type == QuestionSpec::Type::Choice)
                known(memberPath(path, "default"), question.fallback, values,
                      PlaybookText::tr("There is no such option."));
            known(memberPath(path, "for"), question.source, sourceNames(),
                  PlaybookText::tr("There is no such source."));
            if (question.type == QuestionSpec::Type::MadeRow)
                rowOf(question, path);
        }
    }

    void views()
    {
        std::vector<std::string> ids;
        for (const ViewSpec &view : m_playbook.views)
            ids.push_back(view.id);
        for (const ViewSpec &view : m_playbook.views) {
            const QString path = memberPath(u"views"_s, view.id);
            if (known(memberPath(path, "group"), view.group, ids,
                      PlaybookText::tr("There is no such view.")))
                groups(view, memberPath(path, "group"));
            viewColumns(view.columns, path);
            timeline(view, memberPath(path, "timeline"));
            if (view.activity)
                viewColumns(view.activity->columns, memberPath(path, "activity"));
        }
    }

    /// "row: profile" of a question, and its columns.
    void rowOf(const QuestionSpec &question, const QString &path)
    {
        std::vector<std::string> names;
        const RowSpec *row = nullptr;
        eachRow(m_playbook, [&](const LoadSpec &, const RowSpec &one) {
            names.push_back(one.name);
            row = one.name == question.row ? &one : row;
        });
        known(memberPath(path, "row"), question.row, names,
              PlaybookText::tr("There is no such row."));
        if (!row)
            return;
        std::vector<std::string> columns;
        for (const ColumnSpec &column : row->columns)
            columns.push_back(column.column);
        const QString what = PlaybookText::tr("The row has no such column.");
        known(memberPath(path, "value"), question.value, columns, what);
        known(memberPath(path, "label"), question.label, columns, what);
    }

    void viewColumns(const std::vector<ViewColumn> &columns, const QString &path)
    {
        for (std::size_t i = 0; i < columns.size(); ++i)
            wordMap(columns[i].editor,
                    memberPath(itemPath(memberPath(path, "columns"), i), "editor"));
    }

    void timeline(const ViewSpec &view, const QString &path)
    {
        std::vector<std::string> own;
        for (const ViewColumn &column : view.columns) {
            if (column.through.empty() && !column.calculated)
                own.push_back(column.column);
        }
        for (std::size_t i = 0; i < view.timeline.size(); ++i)
            known(memberPath(itemPath(path, i), "column"), view.timeline[i].column, own,
                  PlaybookText::tr("The view has no such column of its own."));
    }

    void charts()
    {
        std::vector<std::string> views;
        for (const ViewSpec &view : m_playbook.views)
            views.push_back(view.id);
        for (const ChartSpec &chart : m_playbook.charts) {
            const QString path = memberPath(u"charts"_s, chart.id);
            known(memberPath(path, "view"), chart.view, views,
                  PlaybookText::tr("There is no such view."));
            wordMap(chart.labelsAs, memberPath(path, "labels"));
            wordMap(chart.seriesAs, memberPath(path, "series-words"));
        }
    }

private:
    bool known(const QString &path, const std::string &name, const std::vector<std::string> &all,
               const QString &what)
    {
        return checkKnown(m_mistakes, path, name, all, what);
    }

    void twice(const QString &path, const std::string &found)
    {
        m_mistakes.add({.code = "PB-10",
                        .path = path,
                        .message = PlaybookText::tr("This occurs twice."),
                        .expected = PlaybookText::tr("each once"),
                        .found = excerpt(found)});
    }

    std::vector<std::string> sourceNames() const
    {
        std::vector<std::string> names;
        for (const SourceSpec &source : m_playbook.sources)
            names.push_back(source.name);
        return names;
    }

    /// One header cannot be two fields.
    void headers(const SourceSpec &source, const QString &path)
    {
        std::vector<std::string> seen;
        for (const FieldSpec &field : source.fields) {
            const QString list =
                memberPath(memberPath(memberPath(path, "fields"), field.name), "headers");
            for (std::size_t i = 0; i < field.headers.size(); ++i) {
                const std::string key = folded(field.headers[i]);
                if (!key.empty() && std::find(seen.begin(), seen.end(), key) != seen.end())
                    twice(itemPath(list, i), field.headers[i]);
                seen.push_back(key);
            }
        }
    }

    void identity(const SourceSpec &source, const std::string &text, const QString &path)
    {
        if (source.format == SourceFormat::Json)
            return;
        std::vector<std::string> fields;
        for (const FieldSpec &field : source.fields)
            fields.push_back(field.name);
        known(path, text, fields, PlaybookText::tr("There is no such field."));
    }

    /// One spelling cannot be two words.
    void spellings(const WordMap &map, const QString &path)
    {
        std::map<std::string, std::string> seen;
        for (const WordMap::Entry &entry : map.entries) {
            for (std::size_t i = 0; i < entry.spellings.size(); ++i) {
                const auto [at, fresh] = seen.emplace(compareKey(entry.spellings[i]), entry.word);
                if (!fresh && at->second != entry.word)
                    twice(itemPath(memberPath(memberPath(path, entry.word), "from"), i),
                          entry.spellings[i]);
            }
        }
    }

    /// A view below itself would never be shown.
    void groups(const ViewSpec &view, const QString &path)
    {
        const ViewSpec *above = &view;
        for (std::size_t steps = 0; above && !above->group.empty(); ++steps) {
            if (steps > m_playbook.views.size()) {
                m_mistakes.add({.code = "PB-10",
                                .path = path,
                                .message = PlaybookText::tr("The view is listed below itself."),
                                .expected = PlaybookText::tr("another view"),
                                .found = excerpt(view.group)});
                return;
            }
            const std::string &next = above->group;
            const auto found = std::find_if(m_playbook.views.begin(), m_playbook.views.end(),
                                            [&](const ViewSpec &v) { return v.id == next; });
            above = found == m_playbook.views.end() ? nullptr : &*found;
        }
    }

    /// "words:<map>"; other words need no map.
    void wordMap(const std::string &editor, const QString &path)
    {
        constexpr std::string_view prefix = "words:";
        if (!editor.starts_with(prefix))
            return;
        std::vector<std::string> maps;
        for (const auto &[name, map] : m_playbook.words)
            maps.push_back(name);
        known(path, editor.substr(prefix.size()), maps,
              PlaybookText::tr("There is no such map of words."));
    }

    const Playbook &m_playbook;
    Mistakes &m_mistakes;
};

} // namespace

bool checkKnown(Mistakes &mistakes, const QString &path, const std::string &name,
                const std::vector<std::string> &known, const QString &what, bool atKey)
{
    if (name.empty() || std::find(known.begin(), known.end(), name) != known.end())
        return true;
    mistakes.add({.code = "PB-07",
                  .path = path,
                  .atKey = atKey,
                  .message = what,
                  .expected = known.empty() ? PlaybookText::tr("none are declared") : joined(known),
                  .found = excerpt(name),
                  .hint = suggestion(name, known)});
    return false;
}

void checkNames(const Playbook &playbook, Mistakes &mistakes)
{
    NameCheck check(playbook, mistakes);
    check.sources();
    check.secrets();
    check.words();
    check.questions();
    check.views();
    check.charts();
    checkViews(playbook, mistakes);
}

} // namespace waybill
