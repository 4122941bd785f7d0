// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/rowanswers.h"

#include "migration/base/textfold.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/recordmapper.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostOptions = 1000;

QString text(const char *source)
{
    return QCoreApplication::translate("RowAnswers", source);
}

/// Maps the records of the load that makes a question's row, and remembers what it makes.
class RowCollector
{
public:
    RowCollector(const Playbook &playbook, const SourceSet &sources, Answers &answers)
        : m_playbook(playbook)
        , m_sources(sources)
        , m_answers(answers)
        , m_facts{sources.withData(), answers}
    {
    }

    Result<> collect(const PlanLoad &load, const QuestionSpec &question)
    {
        for (const std::string &input : m_sources.inputs(load.spec->from)) {
            const SourceState &state = m_sources.state(input);
            if (state.kind != SourceState::Kind::Ready)
                continue;
            if (auto read = collect(load, question, state, input); !read)
                return read;
        }
        return {};
    }

private:
    Result<> collect(const PlanLoad &load, const QuestionSpec &question, const SourceState &state,
                     const std::string &input)
    {
        if (state.document) {
            const SourceBinding binding(m_playbook, *state.spec, {}, m_answers);
            add(load, question, state.document->record(), binding);
            return {};
        }
        auto reader = m_sources.open(input, [](const Problem &) {});
        if (!reader)
            return reader.error();
        std::unique_ptr<SourceBinding> binding;
        for (;;) {
            auto record = (*reader)->next();
            if (!record)
                return record.error();
            if (!*record)
                return {};
            if (!binding)
                binding = std::make_unique<SourceBinding>(m_playbook, *state.spec,
                                                          (*reader)->dialect().header, m_answers);
            add(load, question, **record, *binding);
        }
    }

    void add(const PlanLoad &load, const QuestionSpec &question, const Record &record,
             const SourceBinding &binding)
    {
        m_mapped.start(record, binding);
        std::vector<MappedRecord *> documents(load.documents.size(), nullptr);
        documents.front() = &m_mapped;
        RecordMapper(load, m_facts).map(documents, m_result);
        for (const PendingRow &row : m_result.rows) {
            if (row.row->spec->name != question.row)
                continue;
            const std::string value = valueOf(row, question.value);
            const std::string label = valueOf(row, question.label);
            if (!value.empty() && m_count < mostOptions
                && m_answers.emplace(rowOptionId(question, value), label).second)
                ++m_count;
        }
    }

    static std::string valueOf(const PendingRow &row, const std::string &column)
    {
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            if (row.row->columns[i].spec->column != column)
                continue;
            if (const auto *found = std::get_if<std::string>(&row.values[i]))
                return *found;
            if (const auto *number = std::get_if<std::int64_t>(&row.values[i]))
                return std::to_string(*number);
        }
        return {};
    }

    const Playbook &m_playbook;
    const SourceSet &m_sources;
    Answers &m_answers;
    MappingFacts m_facts;
    MappedRecord m_mapped;
    MappingResult m_result;
    std::size_t m_count = 0;
};

bool makes(const std::vector<PlanRow> &rows, const std::string &name)
{
    return std::any_of(rows.begin(), rows.end(), [&](const PlanRow &row) {
        return row.spec->name == name || makes(row.rows, name);
    });
}

/// The value of the one row that is called \a written; nothing when there is none, or several.
std::string valueOf(const Answers &answers, const QuestionSpec &question,
                    const std::string &written)
{
    if (answers.contains(rowOptionId(question, written)))
        return written;
    std::vector<std::string> values;
    eachRowOption(answers, question, [&](const std::string &value, const std::string &label) {
        if (folded(label) == folded(written))
            values.push_back(value);
    });
    return values.size() == 1 ? values.front() : std::string();
}

Problem noSuchRow(const QuestionSpec &question, const std::string &id, const std::string &answer,
                  const Answers &answers)
{
    QStringList names;
    eachRowOption(answers, question, [&](const std::string &value, const std::string &label) {
        if (names.size() < 20)
            names << (label.empty() || label == value
                          ? QString::fromStdString(value)
                          : QString::fromStdString(label + " (" + value + ")"));
    });
    if (!question.mentionedIn.empty())
        names << u"mentioned"_s << u"mentioned, else …"_s;
    return {.code = u"ASK-02"_s,
            .field = QString::fromStdString(id),
            .expected = text("one of %1").arg(names.join(u", "_s)),
            .found = QString::fromStdString(answer),
            .action = text("Nothing was started."),
            .hint = question.hint,
            .message = text("This is no answer to “%1”").arg(question.text)};
}

Result<> settle(const QuestionSpec &question, Answers &answers)
{
    const std::string own = answerId(question);
    for (auto &[id, answer] : answers) {
        if (id != own && !id.starts_with(own + '/'))
            continue;
        RowAnswer given(answer);
        const bool mayMention = !question.mentionedIn.empty();
        const std::string value =
            given.row.empty() ? std::string() : valueOf(answers, question, given.row);
        if ((given.byMention && !mayMention) || (value.empty() && !given.row.empty())
            || (value.empty() && !given.byMention))
            return noSuchRow(question, id, answer, answers);
        given.row = value;
        answer = given.text();
    }
    return {};
}

} // namespace

Result<Answers> answersWithRows(const Playbook &playbook, const Plan &plan, const Answers &answers,
                                const SourceSet &sources)
{
    Answers all = answers;
    std::erase_if(all, [](const auto &answer) { return answer.first.starts_with("rows/"); });
    for (const QuestionSpec &question : playbook.questions) {
        if (question.type != QuestionSpec::Type::MadeRow)
            continue;
        RowCollector collector(playbook, sources, all);
        for (const PlanPhase &phase : plan.phases) {
            for (const PlanLoad &load : phase.loads) {
                if (!makes(load.rows, question.row))
                    continue;
                if (auto collected = collector.collect(load, question); !collected)
                    return collected.error();
            }
        }
        if (auto settled = settle(question, all); !settled)
            return settled.error();
    }
    return all;
}

} // namespace waybill
