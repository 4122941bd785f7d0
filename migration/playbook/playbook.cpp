// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbook.h"

#include <algorithm>

namespace waybill {

const FieldSpec *SourceSpec::field(const std::string &fieldName) const
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldSpec &f) { return f.name == fieldName; });
    return found == fields.end() ? nullptr : &*found;
}

std::string SourceSpec::input() const
{
    if (!pattern)
        return name;
    return name + '/' + file.mid(file.lastIndexOf(QLatin1Char('/')) + 1).toStdString();
}

const QuestionSpec *Playbook::question(const std::string &questionId) const
{
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const QuestionSpec &q) { return q.id == questionId; });
    return found == questions.end() ? nullptr : &*found;
}

const SourceSpec *Playbook::source(const std::string &sourceName) const
{
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourceSpec &s) { return s.name == sourceName; });
    return found == sources.end() ? nullptr : &*found;
}

const ViewSpec *Playbook::view(const std::string &viewId) const
{
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const ViewSpec &v) { return v.id == viewId; });
    return found == views.end() ? nullptr : &*found;
}

const ViewColumn *ViewSpec::column(const std::string &name) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ViewColumn &c) {
        return (c.through.empty() ? c.column : c.through + '.' + c.column) == name;
    });
    return found == columns.end() ? nullptr : &*found;
}

} // namespace waybill
