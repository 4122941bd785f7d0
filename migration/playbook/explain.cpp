// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/explain.h"

#include "migration/playbook/yamlreader.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

void explainQuestion(const QuestionSpec &question, QStringList &lines)
{
    lines << u"  %1 (%2)"_s.arg(question.text, named(question.id));
    for (const QuestionSpec::Option &option : question.options)
        lines << u"    %1: %2"_s.arg(named(option.value), option.label);
    if (!question.hint.isEmpty())
        lines << u"    "_s + question.hint;
    if (!question.source.empty())
        lines << PlaybookText::tr("    Asked for each file of %1, or once for all of them.")
                     .arg(named(question.source));
    if (question.mayBeEmpty) {
        lines << PlaybookText::tr("    It may stay without an answer.");
        return;
    }
    lines << (question.fallback.empty()
                  ? PlaybookText::tr("    Somebody must answer.")
                  : PlaybookText::tr("    When nobody answers: %1.").arg(named(question.fallback)));
}

void explainWords(const WordMap &words, QStringList &lines)
{
    lines << u"  %1"_s.arg(named(words.name));
    for (const WordMap::Entry &entry : words.entries) {
        QStringList spellings;
        for (const std::string &spelling : entry.spellings)
            spellings << (spelling.empty() ? PlaybookText::tr("a blank value")
                                           : u"\"%1\""_s.arg(named(spelling)));
        lines << PlaybookText::tr("    %1 is stored for %2.")
                     .arg(named(entry.word), spellings.join(u", "_s));
    }
    lines << (words.otherwise.empty()
                  ? PlaybookText::tr("    Another word is asked about.")
                  : PlaybookText::tr("    %1 is stored for another word, and that is reported.")
                        .arg(named(words.otherwise)));
}

QStringList asked(const Playbook &playbook)
{
    QStringList lines;
    for (const QuestionSpec &question : playbook.questions)
        explainQuestion(question, lines);
    for (const auto &[name, words] : playbook.words)
        explainWords(words, lines);
    lines << PlaybookText::tr(
        "  Whether 03/04/2021 is in March or in April, when a column does not show it.");
    lines << PlaybookText::tr(
        "  Where a column goes that the playbook does not know; until then it is kept.");
    return lines;
}

QStringList checked(const Playbook &playbook)
{
    QStringList lines;
    for (const CheckSpec &check : playbook.checks)
        lines << u"  %1 (%2)%3"_s.arg(check.title, named(check.id),
                                      check.warnOnly ? PlaybookText::tr(": a warning otherwise")
                                                     : QString());
    if (lines.isEmpty())
        lines << PlaybookText::tr("  Only what every run checks.");
    return lines;
}

} // namespace

QString explainPlaybook(const Playbook &playbook)
{
    QStringList lines{
        u"%1 %2 (%3)"_s.arg(playbook.name, named(playbook.version), named(playbook.id))};
    if (!playbook.summary.isEmpty())
        lines << playbook.summary;
    lines
        << PlaybookText::tr("The database is %1, inside the workspace.").arg(playbook.databasePath);

    lines << QString() << PlaybookText::tr("What is read, and what it becomes");
    for (const SourceSpec &source : playbook.sources)
        lines << explainSource(playbook, source);
    lines << QString() << PlaybookText::tr("What is made");
    for (const PhaseSpec &phase : playbook.phases)
        lines << explainPhase(playbook, phase);
    if (!playbook.words.empty())
        lines << QString() << PlaybookText::tr("Which words are known");
    for (const auto &[name, words] : playbook.words)
        explainWords(words, lines);
    lines << QString() << PlaybookText::tr("What may be asked") << asked(playbook);
    lines << QString() << PlaybookText::tr("What is checked at the end") << checked(playbook);
    if (!playbook.views.empty())
        lines << QString() << PlaybookText::tr("How it is shown");
    for (const ViewSpec &view : playbook.views)
        lines << explainView(playbook, view);
    lines << QString()
          << PlaybookText::tr(
                 "Nothing is dropped: a value without a column is kept in the extra details, a "
                 "record that cannot be stored is set aside with the reason, and the files "
                 "can be written again from the database.");
    return lines.join(u'\n') + u'\n';
}

} // namespace waybill
