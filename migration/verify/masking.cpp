// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/masking.h"

#include "migration/playbook/filepattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// What these expect is another value: the one that is there already, or that of the file.
bool expectsAValue(const QString &code)
{
    return code.startsWith("DUP-"_L1) || code.startsWith("RT-"_L1) || code.startsWith("CON-"_L1)
        || code == "ASK-02"_L1;
}

void mask(QString &text)
{
    if (!text.isEmpty())
        text = maskedText();
}

} // namespace

QString maskedText()
{
    return u"••••••"_s;
}

QStringList personalSources(const Playbook &playbook)
{
    QStringList names;
    for (const SourceSpec &source : playbook.sources) {
        if (source.personal)
            names << QString::fromStdString(source.name);
    }
    return names;
}

bool isPersonalFile(const Playbook &playbook, const QString &file)
{
    return std::any_of(playbook.sources.begin(), playbook.sources.end(),
                       [&](const SourceSpec &source) {
                           if (!source.personal || !source.isPattern)
                               return source.personal && source.file == file;
                           const QString folder = source.file.section(u'/', 0, -2);
                           return file.section(u'/', 0, -2) == folder;
                       });
}

bool namesAPerson(const QuestionSpec &question, const Playbook &playbook)
{
    bool personal = false;
    eachRow(playbook, [&](const LoadSpec &load, const RowSpec &row) {
        const SourceSpec *source = playbook.source(load.from);
        personal = personal || (row.name == question.row && source && source->personal);
    });
    return question.type == QuestionSpec::Type::MadeRow && personal;
}

Problem masked(Problem problem)
{
    if (!problem.code.startsWith("SRC-"_L1)) // these tell of a file, not of a value in it
        mask(problem.found);
    if (expectsAValue(problem.code))
        mask(problem.expected);
    return problem;
}

Report masked(Report report)
{
    if (report.personalSources.isEmpty())
        return report;
    QStringList files;
    for (const SourceReport &source : report.sources) {
        if (report.personalSources.contains(source.source))
            files << source.file;
    }
    for (Problem &problem : report.problems) {
        if (files.contains(problem.file))
            problem = masked(problem);
    }
    if (report.failure && (files.contains(report.failure->file) || report.failure->file.isEmpty()))
        report.failure = masked(*report.failure);
    QStringList fields;
    for (const FieldBalance &field : report.fields) {
        if (report.personalSources.contains(field.source))
            fields << field.field;
    }
    for (RuleReport &rule : report.rules) {
        if (!fields.contains(rule.field))
            continue;
        for (auto &[from, to] : rule.examples) {
            mask(from);
            mask(to);
        }
        if (!rule.examples.isEmpty())
            rule.examples = rule.examples.first(1);
    }
    for (Decision &decision : report.decisions) {
        if (!decision.personal)
            continue;
        mask(decision.answer);
        if (decision.id.startsWith("mend/"_L1) || decision.id.startsWith("leave-out/"_L1))
            // ends with the value that was mended
            decision.id = decision.id.section(u'/', 0, 2) + u'/' + maskedText();
    }
    return report;
}

Problems masked(Problems problems, const Playbook &playbook)
{
    for (Problem &problem : problems) {
        if (isPersonalFile(playbook, problem.file))
            problem = masked(problem);
    }
    return problems;
}

Report shownReport(Report report, bool showPersonal)
{
    return showPersonal ? report : masked(std::move(report));
}

} // namespace waybill
