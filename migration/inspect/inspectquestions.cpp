// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspectquestions.h"

#include "migration/base/textfold.h"
#include "migration/inspect/questionoptions.h"
#include "migration/playbook/yamlreader.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Inspection)
};

QString titleOf(const Playbook &playbook, const std::string &source)
{
    return playbook.source(source)->title;
}

const FileFinding *fileOf(const Inspection &inspection, const std::string &source)
{
    for (const FileFinding &file : inspection.files) {
        if (file.source == source)
            return &file;
    }
    return nullptr;
}

qint64 valuesIn(const Inspection &inspection, const std::string &source, const QString &field)
{
    for (const FieldFinding &found : inspection.fields) {
        if (found.source == source && found.field == field)
            return found.values;
    }
    return 0;
}

/// The entry that an unknown word may be a slip of; empty when none is near.
std::string nearestEntry(const WordMap &map, const std::string &word)
{
    std::vector<std::string> spellings;
    std::map<std::string, std::string> entryOf;
    for (const WordMap::Entry &entry : map.entries) {
        for (const std::string &spelling : entry.spellings)
            entryOf.emplace(compareKey(spelling), entry.word);
        entryOf.emplace(compareKey(entry.word), entry.word);
    }
    for (const auto &[spelling, entry] : entryOf) {
        if (!spelling.empty())
            spellings.push_back(spelling);
    }
    const std::string nearest = nearestWord(compareKey(word), spellings);
    return nearest.empty() ? std::string() : entryOf.at(nearest);
}

/// Written apart or slipped, word by word: "Recruiter Mail" is "recruiter email", but "Rejection
/// Reason" is not "rejection date".
bool isNearHeader(const QString &header, const QString &name)
{
    if (QString(header).remove(u' ') == QString(name).remove(u' '))
        return true;
    const QStringList words = header.split(u' ');
    const QStringList others = name.split(u' ');
    if (words.size() != others.size())
        return false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (nearestWord(words[i].toStdString(), {others[i].toStdString()}).empty())
            return false;
    }
    return true;
}

/// The free field that \a header most likely means; empty when there is none.
std::string nearestField(const SourceSpec &source, const std::vector<int> &freeFields,
                         const std::string &header)
{
    const QString wanted = QString::fromStdString(compareKey(header));
    for (const int at : freeFields) {
        const FieldSpec &field = source.fields[static_cast<std::size_t>(at)];
        for (const std::string &name : field.headers) {
            if (isNearHeader(wanted, QString::fromStdString(compareKey(name))))
                return field.name;
        }
    }
    return {};
}

std::vector<int> freeFields(const SourceBinding &binding)
{
    QSet<int> taken;
    for (const SourceBinding::Column &column : binding.columns())
        taken.insert(column.field);
    std::vector<int> free;
    for (int at = 0; at < static_cast<int>(binding.source().fields.size()); ++at) {
        if (!taken.contains(at))
            free.push_back(at);
    }
    return free;
}

} // namespace

QList<Question> questionsAbout(const Findings &findings)
{
    QList<Question> all;
    for (const auto part : {encodingQuestions, repairQuestions, secretQuestions, choiceQuestions,
                            columnQuestions, wordQuestions, dateQuestions})
        all += part(findings);
    all.removeIf([&](const Question &question) {
        auto answer = findings.answers.find(question.id);
        if (answer == findings.answers.end() && !question.general.empty())
            answer = findings.answers.find(question.general);
        return answer != findings.answers.end()
            && (question.kind != Question::Kind::Choice
                || std::any_of(question.options.begin(), question.options.end(),
                               [&](const auto &option) { return option.value == answer->second; }));
    });
    return all;
}

QList<Question> encodingQuestions(const Findings &findings)
{
    QList<Question> all;
    for (const FileFinding &file : findings.inspection.files) {
        const auto &candidates = file.encodings.candidates;
        // Marked text and UTF-8 are certain.
        if (candidates.isEmpty() || candidates.first().name == "UTF-8"
            || candidates.first().byteOrderMark)
            continue;
        Question question{.id = "encodings/" + file.input,
                          .kind = Question::Kind::Encoding,
                          .text = Tr::tr("In which encoding is %1 written?").arg(file.file),
                          .detail = Tr::tr("It is not UTF-8. Choose the one that reads well."),
                          .fallback = candidates.first().name,
                          .suggestion = candidates.first().name,
                          .count = 1};
        for (const EncodingCandidate &candidate : candidates) {
            const QString name = QString::fromStdString(candidate.name);
            question.options.append(
                {candidate.name,
                 candidate.preview.isEmpty() ? name : u"%1: %2"_s.arg(name, candidate.preview)});
        }
        all.append(question);
    }
    return all;
}

QList<Question> repairQuestions(const Findings &findings)
{
    QList<Question> all;
    for (const FileFinding &file : findings.inspection.files) {
        if (file.encodings.misread.isEmpty())
            continue;
        const MisreadText &best = file.encodings.misread.first();
        Question question{.id = "repair/" + file.source,
                          .kind = Question::Kind::Repair,
                          .text = Tr::tr("Repair garbled text in %1?").arg(file.file),
                          .detail = Tr::tr("%1×, for example “%2”, which repaired is “%3”.")
                                        .arg(QString::number(best.places), best.before, best.after),
                          .fallback = "no",
                          .suggestion = best.misreadAs,
                          .count = best.places};
        question.options.append({"no", Tr::tr("Leave it as it is")});
        for (const MisreadText &misread : file.encodings.misread) {
            question.options.append({misread.misreadAs,
                                     Tr::tr("Repair: it was read as %1 by mistake")
                                         .arg(QString::fromStdString(misread.misreadAs))});
        }
        all.append(question);
    }
    return all;
}

QList<Question> secretQuestions(const Findings &findings)
{
    QStringList places;
    qint64 count = 0;
    for (const FieldFinding &field : findings.inspection.fields) {
        if (field.fate != FieldFinding::Fate::Secret || field.values == 0)
            continue;
        count += field.values;
        if (places.size() < 10) {
            const FileFinding *file = fileOf(findings.inspection, field.source);
            places.append(file ? u"%1: %2"_s.arg(file->file, field.field) : field.field);
        }
    }
    if (count == 0)
        return {};
    return {{.id = "secrets",
             .kind = Question::Kind::Secret,
             .text = Tr::tr("Some values look like access keys. Where should they go?"),
             .detail = places.join(u", "_s),
             .options = secretOptions(),
             .fallback = "leave-out",
             .suggestion = {},
             .count = count}};
}

QList<Question> columnQuestions(const Findings &findings)
{
    QList<Question> all;
    for (const auto &[name, state] : findings.sources.states()) {
        const auto &header = state.dialect.header;
        const SourceBinding binding(findings.playbook, *state.spec, header, findings.answers);
        const std::vector<int> free = freeFields(binding);
        for (const SourceBinding::Column &column : binding.columns()) {
            const QString title = QString::fromStdString(column.header);
            const qint64 values = valuesIn(findings.inspection, name, title);
            // An answer goes by the header, so it must be there, and once.
            if (column.field >= 0 || column.secret || column.header.empty() || values == 0
                || findings.answers.contains(placeId(name, column.header))
                || std::count(header.begin(), header.end(), column.header) != 1)
                continue;
            Question question{
                .id = "columns/" + name + "/" + column.header,
                .kind = Question::Kind::Column,
                .text = Tr::tr("Where should the column “%1” go?").arg(title),
                .detail = Tr::tr("Values in %1: %2")
                              .arg(titleOf(findings.playbook, name), QString::number(values)),
                .fallback = "extra",
                .suggestion = nearestField(*state.spec, free, column.header),
                .count = values};
            question.options.append(extraOption());
            question.options.append(leaveOutOption("leave-out"));
            for (const int at : free) {
                const FieldSpec &field = state.spec->fields[static_cast<std::size_t>(at)];
                question.options.append({field.name, field.label});
            }
            all.append(question);
        }
    }
    return all;
}

QList<Question> wordQuestions(const Findings &findings)
{
    QList<Question> all;
    for (const auto &[key, word] : findings.fields.words()) {
        const WordMap &map = findings.playbook.words.at(word.map);
        Question question{
            .id = "words/" + word.map + "/" + word.word,
            .kind = Question::Kind::Word,
            .text = Tr::tr("What does “%1” stand for?").arg(QString::fromStdString(word.word)),
            .detail =
                Tr::tr("%1× in %2").arg(QString::number(word.count), word.places.join(u", "_s)),
            .fallback = map.otherwise.empty() ? "keep" : map.otherwise,
            .suggestion = nearestEntry(map, word.word),
            .count = word.count};
        question.options = wordOptions(map);
        all.append(question);
    }
    return all;
}

QList<Question> dateQuestions(const Findings &findings)
{
    QList<Question> all;
    for (const auto &[id, dates] : findings.fields.dates()) {
        if (dates.ambiguous == 0)
            continue;
        const bool oneSided = (dates.dayFirst > 0) != (dates.monthFirst > 0);
        all.append(
            {.id = id,
             .kind = Question::Kind::DateOrder,
             .text = Tr::tr("Which comes first in the dates of “%1”?").arg(dates.label),
             .detail = Tr::tr("%1× both ways are possible: %2")
                           .arg(QString::number(dates.ambiguous), dates.samples.join(u", "_s)),
             .options = dateOptions(),
             .fallback = "keep",
             .suggestion = !oneSided  ? std::string()
                 : dates.dayFirst > 0 ? "dmy"
                                      : "mdy",
             .count = dates.ambiguous});
    }
    return all;
}

} // namespace waybill
