// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/messages.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Sentence
{
    const char *message;
    const char *action;
    const char *hint;
    Severity severity = Severity::Warning;
};

constexpr auto kept = QT_TRANSLATE_NOOP("Mapping", "It is kept in the extra details.");
// Where it is mended: first where it is shown, then in the file. They stand in every problem of the
// ledger, so they are short.
constexpr auto mend = QT_TRANSLATE_NOOP(
    "Mapping", "Mend it under “Set aside” or with aside mend; or in the file, and migrate again.");
constexpr auto fillIn = QT_TRANSLATE_NOOP(
    "Mapping",
    "Fill it in under “Set aside” or with aside mend; or in the file, and migrate again.");
constexpr auto splitLine = QT_TRANSLATE_NOOP(
    "Mapping",
    "Split it differently under “Set aside” or with aside mend --line; or put quotes around the "
    "value that holds the comma, and migrate again.");
constexpr auto chooseWord = QT_TRANSLATE_NOOP(
    "Mapping",
    "Choose what it stands for under “Set aside” or with aside mend; or for all of them in the "
    "wizard or with decisions set.");
constexpr auto answer = QT_TRANSLATE_NOOP(
    "Mapping",
    "Answer the question about this column in the wizard or with decisions set; or mend it under "
    "“Set aside”.");
constexpr auto takeNew = QT_TRANSLATE_NOOP(
    "Mapping",
    "Take what the file says under “Set aside” or with aside take; or for all of them with "
    "--on-duplicate update.");

constexpr auto aside = QT_TRANSLATE_NOOP("Mapping", "The record is set aside.");

const QHash<QLatin1StringView, Sentence> &sentences()
{
    static const QHash<QLatin1StringView, Sentence> all = {
        {"NUM-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping",
                            "A number with a leading zero is more likely an identifier."),
          kept, mend}},
        {"NUM-04"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The number is too large or too precise for its column."),
          kept, mend}},
        {"NUM-05"_L1,
         {QT_TRANSLATE_NOOP("Mapping",
                            "A number with decimals does not fit a column of whole numbers."),
          kept, mend}},
        {"NUM-07"_L1, {QT_TRANSLATE_NOOP("Mapping", "This is not a number."), kept, mend}},
        {"NUM-09"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The number is outside its range."), kept, mend}},
        {"FLAG-02"_L1, {QT_TRANSLATE_NOOP("Mapping", "This is neither yes nor no."), kept, mend}},
        {"DATE-02"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The date could be day/month or month/day."), kept, answer}},
        {"DATE-08"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "This is not a date that can be read safely."), kept, mend}},
        {"WORD-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The word is not known here."), kept, chooseWord}},
        {"WORD-03"_L1,
         {QT_TRANSLATE_NOOP("Mapping",
                            "The word is not known here; the usual one is stored instead."),
          QT_TRANSLATE_NOOP("Mapping", "The original is kept in the ledger."), ""}},
        {"URL-01"_L1, {QT_TRANSLATE_NOOP("Mapping", "This is not a web address."), kept, mend}},
        {"MAIL-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "This is not an e-mail address."), kept, mend}},
        {"TXT-02"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The text holds a zero byte, which a column cannot show."),
          kept, ""}},
        {"MAP-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The value was taken from another field than usual."), "",
          "", Severity::Info}},
        {"REQ-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "Something that is needed is missing."), aside, fillIn,
          Severity::Error}},
        {"REF-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The record belongs to another one that was not stored."),
          aside, "", Severity::Error}},
        {"CON-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The database does not allow this record."), aside, mend,
          Severity::Error}},
        {"DUP-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The record it belongs to already has another value here."),
          kept, ""}},
        {"DUP-03"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The same is there already."),
          QT_TRANSLATE_NOOP("Mapping", "It is stored once."), "", Severity::Info}},
        {"DUP-04"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "Another record with the same key says something else."),
          aside, takeNew, Severity::Error}},
        {"DUP-05"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "Another record with the same key said something else."),
          QT_TRANSLATE_NOOP("Mapping", "These values replace the earlier ones."), "",
          Severity::Info}},
        {"DUP-06"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "It is in the list already."),
          QT_TRANSLATE_NOOP("Mapping", "It is stored once; the text it stands in is kept."), "",
          Severity::Info}},
        {"DUP-07"_L1,
         {QT_TRANSLATE_NOOP("Mapping",
                            "It differs from another one of the list only by case or width."),
          QT_TRANSLATE_NOOP("Mapping", "Both are stored."), "", Severity::Info}},
        {"DUP-02"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The record is in the database already, with other values."),
          aside, takeNew, Severity::Error}},
        {"CSV-04"_L1,
         {QT_TRANSLATE_NOOP("Mapping",
                            "The line has more values than the header, and its values do not"
                            " fit their columns. An unquoted comma is likely."),
          aside, splitLine, Severity::Error}},
        {"CSV-06"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The line has fewer values than the header."),
          QT_TRANSLATE_NOOP("Mapping", "The missing ones are taken as empty."), ""}},
        {"CSV-09"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The line has more values than the header."),
          QT_TRANSLATE_NOOP("Mapping", "The values beyond it are kept in the extra details."), ""}},
        {"CSV-10"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "An empty line."),
          QT_TRANSLATE_NOOP("Mapping", "It is remembered and written again on export."), "",
          Severity::Info}},
        {"SEC-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The value looks like an access key."),
          QT_TRANSLATE_NOOP("Mapping", "It is not stored in the database."), "",
          Severity::Warning}},
        {"SRC-03"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "The file holds an error message instead of data."), aside,
          "", Severity::Error}},
        {"BATCH-01"_L1,
         {QT_TRANSLATE_NOOP("Mapping", "More records were set aside than you allow."),
          QT_TRANSLATE_NOOP("Mapping", "Nothing was put in place."), "", Severity::Error}},
    };
    return all;
}

QString text(const char *source)
{
    return *source ? QCoreApplication::translate("Mapping", source) : QString();
}

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Problem start(const QString &code, const MappedRecord &record, const QString &file)
{
    const Sentence sentence = sentences().value(
        QLatin1StringView(code.toLatin1()),
        Sentence{QT_TRANSLATE_NOOP("Mapping", "The value was not taken."), kept, ""});
    return {
        .code = code,
        .severity = sentence.severity,
        .file = file,
        .line = record.record->line,
        .record = record.binding->isCsv()
            ? QCoreApplication::translate("Mapping", "line %1").arg(record.record->line)
            : QCoreApplication::translate("Mapping", "record %1").arg(record.record->ordinal + 1),
        .action = text(sentence.action),
        .hint = text(sentence.hint),
        .message = text(sentence.message)};
}

} // namespace

QString ruleTitle(const QString &code)
{
    static const QHash<QString, const char *> titles = {
        {u"NUM-02"_s, QT_TRANSLATE_NOOP("Mapping", "A percent sign was taken off")},
        {u"NUM-03"_s, QT_TRANSLATE_NOOP("Mapping", "A number was written in another way")},
        {u"NUM-06"_s, QT_TRANSLATE_NOOP("Mapping", "“5+” was read as 5")},
        {u"NUM-08"_s, QT_TRANSLATE_NOOP("Mapping", "A decimal comma was read as a point")},
        {u"FLAG-01"_s, QT_TRANSLATE_NOOP("Mapping", "A word was stored as yes or no")},
        {u"DATE-01"_s, QT_TRANSLATE_NOOP("Mapping", "A spreadsheet's day number became a date")},
        {u"DATE-03"_s, QT_TRANSLATE_NOOP("Mapping", "A date was written the standard way")},
        {u"DATE-04"_s, QT_TRANSLATE_NOOP("Mapping", "Midnight was taken off a date")},
        {u"DATE-06"_s, QT_TRANSLATE_NOOP("Mapping", "The first of several dates was stored")},
        {u"DATE-07"_s, QT_TRANSLATE_NOOP("Mapping", "“Present” became an open end")},
        {u"DATE-09"_s,
         QT_TRANSLATE_NOOP("Mapping", "A remark behind a range of dates was kept apart")},
        {u"DATE-10"_s, QT_TRANSLATE_NOOP("Mapping", "A time was written the standard way")},
        {u"DATE-11"_s, QT_TRANSLATE_NOOP("Mapping", "A time with an offset was stored in UTC")},
        {u"WORD-02"_s, QT_TRANSLATE_NOOP("Mapping", "A word became the database's word for it")},
        {u"WORD-03"_s, QT_TRANSLATE_NOOP("Mapping", "An unknown word became the usual one")},
        {u"WORD-04"_s, QT_TRANSLATE_NOOP("Mapping", "An empty value became the word for it")},
        {u"TXT-01"_s, QT_TRANSLATE_NOOP("Mapping", "White space at the ends was taken off")},
        {u"ENC-03"_s, QT_TRANSLATE_NOOP("Mapping", "Garbled text was repaired")},
        {u"NUM-10"_s, QT_TRANSLATE_NOOP("Mapping", "“7/10” was read as 7")},
        {u"URL-02"_s, QT_TRANSLATE_NOOP("Mapping", "A web address was written in one form")},
        {u"URL-03"_s, QT_TRANSLATE_NOOP("Mapping", "A damaged or partial web address was mended")},
        {u"TXT-03"_s, QT_TRANSLATE_NOOP("Mapping", "Letters and their accents were joined")},
        {u"LIST-01"_s, QT_TRANSLATE_NOOP("Mapping", "A list in one text became rows")},
        {u"MEND-01"_s, QT_TRANSLATE_NOOP("Mapping", "Read as you mended it")},
        {u"MEND-02"_s, QT_TRANSLATE_NOOP("Mapping", "Read as a part of what you mended")},
        {u"MERGE-01"_s, QT_TRANSLATE_NOOP("Mapping", "Written like the record it belongs to")},
    };
    const char *title = titles.value(code, QT_TRANSLATE_NOOP("Mapping", "Stored in another form"));
    return text(title);
}

QString shownValue(const MappedRecord &record, std::int32_t node)
{
    if (record.binding->isSecret(*record.record, node))
        return u"••••••"_s;
    const Node &value = record.node(node);
    QString shown = fromUtf8(value.isContainer() ? std::string_view("{…}") : value.text);
    if (shown.size() > 120)
        shown = shown.left(117) + u"…"_s;
    return shown;
}

Problem describeIssue(const MappingIssue &issue, const MappedRecord &record, const QString &file)
{
    const QString code = QString::fromLatin1(issue.code);
    Problem problem = start(code, record, file);
    const bool isValue = issue.node > 0 || (issue.node == 0 && !record.node(0).isContainer());
    if (isValue) {
        const Node &node = record.node(issue.node);
        problem.line = node.line > 0 ? node.line : problem.line;
        problem.column = node.column;
        problem.field = fromUtf8(record.binding->fieldName(*record.record, issue.node));
        problem.found =
            issue.piece.empty() ? shownValue(record, issue.node) : fromUtf8(issue.piece);
    }
    if (!issue.piece.empty() && code == "REQ-01"_L1)
        problem.action = QCoreApplication::translate(
            "Mapping", "It makes no row; the text it stands in is kept.");
    if (!issue.like.empty())
        problem.expected = fromUtf8(issue.like);
    if (code == "REQ-01"_L1 && issue.column) {
        const ColumnSpec &column = *issue.column->spec;
        problem.field = QString::fromStdString(
            column.inputs.empty() ? column.column : column.inputs.front().path.text);
        problem.expected = QCoreApplication::translate("Mapping", "a value for “%1” (%2)")
                               .arg(QString::fromStdString(column.column), issue.row->spec->title);
        if (issue.piece.empty())
            problem.found = QCoreApplication::translate("Mapping", "nothing");
    } else if (code == "MAP-01"_L1 && (issue.instead || issue.input)) {
        problem.message = issue.instead ? issue.instead->ifUsed : issue.input->spec->ifUsed;
        problem.found.clear();
    } else if (issue.input) {
        problem.expected = issue.input->converter->expectation();
    } else if (issue.column && issue.column->keyConverter) {
        problem.expected = issue.column->keyConverter->expectation();
        problem.found = fromUtf8(record.binding->fieldName(*record.record, issue.node));
    }
    return problem;
}

Problem describeSetAside(const QString &code, const MappedRecord &record, const QString &file,
                         const QString &found)
{
    Problem problem = start(code, record, file);
    problem.found = found;
    return problem;
}

} // namespace waybill
