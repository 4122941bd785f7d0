// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/columncheck.h"
#include "migration/playbook/playbookchecks.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

std::vector<std::string> sourceNames(const Playbook &playbook)
{
    std::vector<std::string> names;
    for (const SourceSpec &source : playbook.sources)
        names.push_back(source.name);
    return names;
}

class MappingCheck
{
public:
    MappingCheck(const Playbook &playbook, Mistakes &mistakes)
        : m_playbook(playbook)
        , m_mistakes(mistakes)
        , m_sources(sourceNames(playbook))
    {
    }

    void phases()
    {
        for (std::size_t p = 0; p < m_playbook.phases.size(); ++p) {
            const PhaseSpec &phase = m_playbook.phases[p];
            const QString path = itemPath(u"phases"_s, p);
            once(m_phaseIds, phase.id, memberPath(path, "id"));
            for (std::size_t s = 0; s < phase.scripts.size(); ++s)
                script(phase.scripts[s], itemPath(memberPath(path, "scripts"), s));
            for (std::size_t l = 0; l < phase.loads.size(); ++l)
                load(phase.loads[l], itemPath(memberPath(path, "loads"), l));
        }
    }

private:
    void once(std::set<std::string> &seen, const std::string &name, const QString &path)
    {
        if (name.empty() || seen.insert(name).second)
            return;
        m_mistakes.add({.code = "PB-10",
                        .path = path,
                        .message = PlaybookText::tr("This name is taken already."),
                        .expected = PlaybookText::tr("another name"),
                        .found = excerpt(name)});
    }

    void script(const Script &script, const QString &path)
    {
        once(m_scripts, script.name, memberPath(path, "name"));
        condition(script.when, memberPath(path, "when"));
    }

    void source(const std::string &name, const QString &path)
    {
        checkKnown(m_mistakes, path, name, m_sources, PlaybookText::tr("There is no such source."));
    }

    void condition(const Condition &condition, const QString &path)
    {
        for (std::size_t i = 0; i < condition.missing.size(); ++i)
            source(condition.missing[i], itemPath(memberPath(path, "missing"), i));
        for (std::size_t i = 0; i < condition.present.size(); ++i)
            source(condition.present[i], itemPath(memberPath(path, "present"), i));
        for (const auto &[question, answer] : condition.answers)
            checkAnswer(question, answer, memberPath(path, "answers"));
        std::vector<std::string> files;
        for (const QuestionSpec &question : m_playbook.questions) {
            if (question.type == QuestionSpec::Type::File)
                files.push_back(question.id);
        }
        for (std::size_t i = 0; i < condition.fileAnswers.size(); ++i)
            checkKnown(m_mistakes, itemPath(memberPath(path, "files"), i), condition.fileAnswers[i],
                       files, PlaybookText::tr("No such question asks for a file."));
    }

    void checkAnswer(const std::string &id, const std::string &answer, const QString &path)
    {
        std::vector<std::string> ids;
        // Files of one source may have different answers: none of them decides for all.
        for (const QuestionSpec &question : m_playbook.questions) {
            if (question.source.empty() && question.type == QuestionSpec::Type::Choice)
                ids.push_back(question.id);
        }
        const QString place = memberPath(path, id);
        if (!checkKnown(m_mistakes, place, id, ids, PlaybookText::tr("There is no such question."),
                        true))
            return;
        std::vector<std::string> values;
        for (const QuestionSpec &question : m_playbook.questions) {
            if (question.id != id)
                continue;
            for (const QuestionSpec::Option &option : question.options)
                values.push_back(option.value);
        }
        checkKnown(m_mistakes, place, answer, values, PlaybookText::tr("There is no such option."));
    }

    void load(const LoadSpec &load, const QString &path)
    {
        source(load.from, memberPath(path, "from"));
        for (std::size_t i = 0; i < load.with.size(); ++i)
            companion(load, load.with[i], itemPath(memberPath(path, "with"), i));
        condition(load.when, memberPath(path, "when"));
        const std::size_t first = m_rows.size();
        rows(load.rows, {.load = &load, .source = m_playbook.source(load.from), .firstRow = first},
             memberPath(path, "rows"));
    }

    /// Only a whole document can stand beside each record of another source.
    void companion(const LoadSpec &load, const std::string &name, const QString &path)
    {
        source(name, path);
        const SourceSpec *other = m_playbook.source(name);
        const bool whole = !other || (other->format == SourceFormat::Json && !other->elements);
        if (whole && name != load.from)
            return;
        m_mistakes.add({.code = "PB-06",
                        .path = path,
                        .message = PlaybookText::tr("This source cannot stand beside the records."),
                        .expected = PlaybookText::tr("another source that is one JSON document"),
                        .found = excerpt(name)});
    }

    void rows(const std::vector<RowSpec> &specs, const LoadScope &scope, const QString &path)
    {
        for (std::size_t i = 0; i < specs.size(); ++i) {
            const RowSpec &row = specs[i];
            const QString place = itemPath(path, i);
            once(m_rowNames, row.name, memberPath(place, "name"));
            condition(row.when, memberPath(place, "when"));
            for (const ColumnSpec &column : row.columns) {
                const QString own = memberPath(memberPath(place, "columns"), column.column);
                condition(column.when, memberPath(own, "when"));
            }
            for (const ColumnSpec &column : row.columns)
                others(column, memberPath(memberPath(place, "columns"), column.column));
            ColumnCheck check(m_playbook, m_mistakes, scope, m_rows);
            check.row(row, place);
            m_rows.push_back(&row);
            rows(row.rows, scope, memberPath(place, "rows"));
        }
    }

    void others(const ColumnSpec &column, const QString &path)
    {
        for (const ColumnSpec &other : column.otherwise)
            condition(other.when, memberPath(memberPath(path, "else"), "when"));
    }

    const Playbook &m_playbook;
    Mistakes &m_mistakes;
    std::vector<std::string> m_sources;
    std::vector<const RowSpec *> m_rows; ///< declared so far
    std::set<std::string> m_phaseIds;
    std::set<std::string> m_scripts;
    std::set<std::string> m_rowNames;
};

} // namespace

void checkMapping(const Playbook &playbook, Mistakes &mistakes)
{
    MappingCheck(playbook, mistakes).phases();
}

} // namespace waybill
