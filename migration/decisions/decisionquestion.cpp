// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/decisionquestion.h"

#include "migration/decisions/mendingquestion.h"
#include "migration/inspect/inspectquestions.h"
#include "migration/inspect/placerules.h"
#include "migration/inspect/questionoptions.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/mendings.h"
#include "migration/run/choiceanswers.h"
#include "migration/run/duplicaterule.h"
#include "migration/source/textdecoder.h"
#include "migration/verify/masking.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Decisions)
};

/// "words/status/Phone-Screen": the kind, the name, and whatever follows.
struct IdParts
{
    explicit IdParts(const std::string &id)
    {
        const auto first = id.find('/');
        kind = id.substr(0, first);
        if (first == std::string::npos)
            return;
        const auto second = id.find('/', first + 1);
        name = id.substr(first + 1, second == std::string::npos ? second : second - first - 1);
        if (second != std::string::npos)
            rest = id.substr(second + 1);
    }

    std::string kind;
    std::string name;
    std::string rest;
};

QString titleOf(const Playbook &playbook, const std::string &source)
{
    const SourceSpec *spec = playbook.source(source);
    return spec ? spec->title : QString::fromStdString(source);
}

QString labelOf(const SourceSpec *source, const std::string &field)
{
    const FieldSpec *spec = source ? source->field(field) : nullptr;
    return spec ? spec->label : QString::fromStdString(field);
}

void askPlace(const Playbook &playbook, const IdParts &parts, Question &question)
{
    const SourceSpec *source = playbook.source(parts.name);
    question.text = Tr::tr("Where does “%1” go?").arg(QString::fromStdString(parts.rest));
    question.fallback = "extra";
    question.options = {extraOption(), leaveOutOption("left-out")};
    const auto rules = source ? PlaceRules::of(playbook) : Result<PlaceRules>(Problem());
    if (!rules)
        return;
    const FieldFinding field{.source = parts.name,
                             .field = QString::fromStdString(source->format == SourceFormat::Csv
                                                                 ? parts.rest
                                                                 : '/' + parts.rest)};
    for (const PlaceChoice &choice : rules->choices(field, {field}, {})) {
        if (choice.allowed())
            question.options.append({choice.answer, u"%1 (%2)"_s.arg(choice.target, choice.label)});
    }
}

/// What becomes of records that are there already: of all of them, or of one.
void askDuplicates(Question &question)
{
    const bool all = question.id == duplicatesAnswerId;
    question.kind = Question::Kind::Choice;
    question.text = all
        ? Tr::tr("What becomes of records that are there already, with other values?")
        : Tr::tr("One record is there already, with other values. Which ones count?");
    question.options = {
        {duplicateName(OnDuplicate::Skip),
         all ? Tr::tr("Set them aside, to decide one by one") : Tr::tr("Those in the database")},
        {duplicateName(OnDuplicate::Update),
         all ? Tr::tr("Update them from the files") : Tr::tr("Those in the file")}};
    if (!all)
        return;
    question.options.append(
        {duplicateName(OnDuplicate::Ask), Tr::tr("Ask each time, before anything is written")});
    question.fallback = duplicateName(OnDuplicate::Skip);
    question.detail.clear();
}

} // namespace

Question decisionQuestion(const Playbook &playbook, const Answers &answers, const std::string &id)
{
    using Kind = Question::Kind;
    const IdParts parts(id);
    Question question{.id = id, .kind = Kind::Text, .text = QString::fromStdString(id)};
    const SourceSpec *source = playbook.source(parts.name);
    question.detail = titleOf(playbook, parts.name);
    const auto mending = parseMendingId(id);
    if (id == duplicatesAnswerId || (mending && mending->kind == MendingId::Kind::Duplicate)) {
        question.detail = mending ? titleOf(playbook, mending->source) : QString();
        askDuplicates(question);
    } else if (mending) {
        question.detail = titleOf(playbook, mending->source);
        askMending(*mending, question);
    } else if (const QuestionSpec *spec = questionOf(playbook, id)) {
        question = asQuestion(*spec, id, answers);
        question.detail =
            QString::fromStdString(id.substr(std::min(answerId(*spec).size() + 1, id.size())));
    } else if (parts.kind == "words") {
        const auto map = playbook.words.find(parts.name);
        question.kind = Kind::Word;
        question.text = Tr::tr("What does “%1” stand for?").arg(QString::fromStdString(parts.rest));
        question.detail = QString::fromStdString(parts.name);
        if (map != playbook.words.end())
            question.options = wordOptions(map->second);
        const bool usual = map != playbook.words.end() && !map->second.otherwise.empty();
        question.fallback = usual ? map->second.otherwise : "keep";
    } else if (parts.kind == "dates") {
        question.kind = Kind::DateOrder;
        question.text =
            Tr::tr("Which comes first in the dates of “%1”?").arg(labelOf(source, parts.rest));
        question.options = dateOptions();
        question.fallback = "keep";
    } else if (parts.kind == "columns") {
        question.kind = Kind::Column;
        question.text = Tr::tr("Where does “%1” go?").arg(QString::fromStdString(parts.rest));
        question.fallback = "extra";
        question.options = {extraOption(), leaveOutOption("leave-out")};
        for (const FieldSpec &field : source ? source->fields : std::vector<FieldSpec>())
            question.options.append({field.name, field.label});
    } else if (parts.kind == "place") {
        question.kind = Kind::Column;
        askPlace(playbook, parts, question);
    } else if (parts.kind == "encodings") {
        question.kind = Kind::Encoding;
        question.text = Tr::tr("In which encoding is it written?");
        for (const char *name : {"UTF-8", "windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
            question.options.append({name, QString::fromLatin1(name)});
    } else if (parts.kind == "repair") {
        question.kind = Kind::Repair;
        question.text = Tr::tr("Is garbled text repaired?");
        question.options.append({"no", Tr::tr("It stays as it is")});
        question.fallback = "no";
    } else if (id == "secrets") {
        question.kind = Kind::Secret;
        question.text = Tr::tr("Where do values go that look like access keys?");
        question.detail.clear();
        question.options = secretOptions();
        question.fallback = "leave-out";
    }
    return question;
}

bool isAskedBefore(const std::string &id)
{
    const std::string kind = IdParts(id).kind;
    return kind == "words" || kind == "dates" || kind == "columns" || kind == "encodings"
        || kind == "repair" || kind == "choices";
}

QString decisionText(const Question &question, const std::string &answer)
{
    for (const Question::Option &option : question.options) {
        if (option.value == answer)
            return option.label;
    }
    if (question.id.starts_with("place/")) {
        if (const auto place = parsePlace({}, answer); place && !place->table.empty())
            return QString::fromStdString(placeAnswer(*place));
    }
    return answer.empty() ? Tr::tr("(nothing)") : QString::fromStdString(answer);
}

QString decisionGroup(const std::string &id)
{
    const std::string kind = IdParts(id).kind;
    if (kind == "words")
        return Tr::tr("Words");
    if (kind == "dates")
        return Tr::tr("Dates");
    if (kind == "place" || kind == "columns")
        return Tr::tr("Places");
    if (kind == "encodings" || kind == "repair")
        return Tr::tr("Encoding");
    if (kind == duplicatesAnswerId || kind == "duplicate-record")
        return Tr::tr("Duplicates");
    if (kind == "secrets")
        return Tr::tr("Access keys");
    if (kind.starts_with("mend"))
        return Tr::tr("Mended");
    if (kind.starts_with("leave-out"))
        return Tr::tr("Left out");
    return kind == "choices" ? Tr::tr("Choices") : Tr::tr("Other");
}

std::optional<Problem> decisionMistake(const Playbook &playbook, const Answers &answers,
                                       const std::string &id, const std::string &answer,
                                       const QString &workspace)
{
    const auto problem = [&](const char *code, const QString &message, const QString &expected) {
        return Problem{.code = QString::fromLatin1(code),
                       .field = QString::fromStdString(id),
                       .expected = expected,
                       .found = QString::fromStdString(answer),
                       .action = Tr::tr("Nothing was changed."),
                       .message = message};
    };
    const IdParts parts(id);
    const SourceSpec *source = playbook.source(parts.name);
    const auto unknown = [&] {
        return problem(
            "DEC-02", Tr::tr("The playbook asks no such question."),
            u"words/LIST/WORD, dates/SOURCE/FIELD, place/SOURCE/FIELD, choices/QUESTION"_s);
    };
    const auto mending = parseMendingId(id);
    if (mending && !playbook.source(mending->source))
        return unknown();
    if (mending && mending->kind != MendingId::Kind::Duplicate)
        return std::nullopt;
    if (const QuestionSpec *spec = questionOf(playbook, id))
        return answerMistake(*spec, answer, workspace);
    const bool ofSource = parts.kind == "dates" || parts.kind == "place" || parts.kind == "columns";
    if (ofSource && (!source || parts.rest.empty()))
        return unknown();
    if (parts.kind == "place") {
        const auto place = parsePlace(parts.rest, answer);
        if (!place)
            return problem("DEC-03", Tr::tr("This is no place."),
                           u"extra, left-out, TABLE.COLUMN"_s);
        const Problems wrong = placeMistakes(playbook, {{id, answer}});
        return wrong.isEmpty() ? std::nullopt : std::optional(wrong.first());
    }
    if (parts.kind == "encodings" && !parts.name.empty())
        return TextDecoder::create(answer, {})
            ? std::nullopt
            : std::optional(problem("DEC-03", Tr::tr("This encoding is not known."), {}));
    if (parts.kind == "repair" && source)
        return std::nullopt;
    const bool listed = (parts.kind == "words" && playbook.words.contains(parts.name))
        || parts.kind == "dates" || parts.kind == "columns" || id == "secrets" || mending
        || id == duplicatesAnswerId;
    if (!listed)
        return unknown();
    const Question question = decisionQuestion(playbook, answers, id);
    QStringList values;
    for (const Question::Option &option : question.options) {
        if (option.value == answer)
            return std::nullopt;
        values << QString::fromStdString(option.value);
    }
    return problem("DEC-03", Tr::tr("This is no answer to “%1”").arg(question.text),
                   values.join(u", "_s));
}

bool isPersonalDecision(const Playbook &playbook, const std::string &id)
{
    if (const auto mending = parseMendingId(id)) {
        const SourceSpec *source = playbook.source(mending->source);
        return source && source->personal;
    }
    const QuestionSpec *spec = questionOf(playbook, id);
    return spec && namesAPerson(*spec, playbook);
}

} // namespace waybill
