// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/fieldplacemodel.h"

#include "migration/mapping/plan.h"
#include "models/findings/questionmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Fate = FieldFinding::Fate;

/// Of so many fields the names are compared, and so many suggestions are made.
constexpr int mostCompared = 400;
constexpr std::size_t mostSuggestions = 40;

QString say(const char *text)
{
    return QCoreApplication::translate("FieldPlaceModel", text);
}

QString markOf(Fate fate)
{
    if (fate == Fate::AsIs)
        return u"good"_s;
    return fate == Fate::NeedsAnswer ? u"warn"_s : u"muted"_s;
}

QString placeText(const QString &target, Fate fate)
{
    if (!target.isEmpty())
        return target;
    return fate == Fate::LeftOut ? say("left out") : say("extra details");
}

/// "36", "36, 2 not taken"
QString valuesText(const FieldFinding &field)
{
    const QString values = field.values ? QLocale().toString(field.values) : QString();
    return field.refused ? say("%1, %2 not taken").arg(values, QLocale().toString(field.refused))
                         : values;
}

} // namespace

QString fateText(Fate fate)
{
    switch (fate) {
    case Fate::AsIs:
        return say("Stored as is");
    case Fate::Changed:
        return say("Changed by a rule");
    case Fate::NeedsAnswer:
        return say("Needs an answer");
    case Fate::Extra:
        return say("Kept in extra details");
    case Fate::LeftOut:
        return say("Left out (your choice)");
    case Fate::Secret:
        break;
    }
    return say("Secret");
}

FieldPlaceModel::FieldPlaceModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Source"), .text = [this](const FieldFinding &field) -> QVariant {
                   const auto title = m_titles.find(field.source);
                   return title == m_titles.end() ? QString::fromStdString(field.source)
                                                  : title->second;
               }});
    addColumn({.title = say("Field"),
               .text = [](const FieldFinding &field) -> QVariant { return field.field; }});
    addColumn({.title = say("Examples"), .text = [](const FieldFinding &field) -> QVariant {
                   return field.samples.join(u" · "_s);
               }});
    addColumn({.title = say("Goes to"), .text = [this](const FieldFinding &field) -> QVariant {
                   const Shown &shown = shownOf(field);
                   const QString place = placeText(shown.target, shown.fate);
                   return shown.suggestion.isEmpty()
                       ? place
                       : say("%1 – suggested: %2").arg(place, shown.suggestion);
               }});
    addColumn({.title = say("Status"),
               .text = [this](const FieldFinding &field) -> QVariant {
                   return fateText(shownOf(field).fate);
               },
               .mark = [this](const FieldFinding &field) { return markOf(shownOf(field).fate); }});
    addColumn({.title = say("How"), .text = [this](const FieldFinding &field) -> QVariant {
                   return shownOf(field).how;
               }});
    addColumn({.title = say("Values"),
               .text = [](const FieldFinding &field) -> QVariant { return valuesText(field); },
               .number = true,
               .sort = [](const FieldFinding &field) -> QVariant { return field.values; }});
}

void FieldPlaceModel::setFindings(QList<FieldFinding> fields, const Playbook &playbook,
                                  Answers found, std::shared_ptr<const PlaceRules> rules)
{
    m_words = playbook.words;
    m_titles.clear();
    for (const SourceSpec &source : playbook.sources)
        m_titles.emplace(source.name, source.title);
    m_found = std::move(found);
    m_rules = std::move(rules);
    m_shown.clear();
    setValues(std::move(fields));
    update();
}

void FieldPlaceModel::setAnswers(Answers answers)
{
    m_answers = std::move(answers);
    update();
}

/// All of it at once: a field that leaves a column makes room for others.
void FieldPlaceModel::update()
{
    m_shown.clear();
    m_suggestions.clear();
    int compared = 0;
    for (const FieldFinding &field : values()) {
        Shown shown = look(field);
        if (m_rules && shown.fate == Fate::Extra && !m_answers.contains(idOf(field))
            && m_suggestions.size() < mostSuggestions && ++compared <= mostCompared) {
            // With the suggestions so far, so that no two of them want the same column.
            Answers taken = m_answers;
            taken.insert(m_suggestions.begin(), m_suggestions.end());
            if (const auto choice = m_rules->suggestion(field, values(), taken)) {
                shown.suggestion = choice->target;
                m_suggestions.emplace(idOf(field), choice->answer);
            }
        }
        m_shown.emplace(idOf(field), std::move(shown));
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

qint64 FieldPlaceModel::withoutPlace() const
{
    return std::count_if(values().begin(), values().end(), [this](const FieldFinding &field) {
        return field.values > 0 && shownOf(field).fate == Fate::Extra
            && !m_answers.contains(idOf(field));
    });
}

QString FieldPlaceModel::sentence(int row) const
{
    const FieldFinding *field = value(row);
    if (!field)
        return {};
    const Shown &shown = shownOf(*field);
    const QString place = placeText(shown.target, shown.fate);
    return shown.how.isEmpty() ? say("%1 → %2").arg(field->field, place)
                               : say("%1 → %2: %3").arg(field->field, place, shown.how);
}

std::string FieldPlaceModel::idOf(const FieldFinding &field)
{
    return placeId(field.source, placeKey(field));
}

const FieldPlaceModel::Shown &FieldPlaceModel::shownOf(const FieldFinding &field) const
{
    static const Shown nothing;
    const auto found = m_shown.find(idOf(field));
    return found == m_shown.end() ? nothing : found->second;
}

FieldPlaceModel::Shown FieldPlaceModel::look(const FieldFinding &field) const
{
    const std::string id = idOf(field);
    const std::string now = answerOr(m_answers, id, "");
    Shown shown{.target = field.target, .how = field.how, .fate = field.fate, .suggestion = {}};
    if (!m_rules || now == answerOr(m_found, id, "") || field.fate == Fate::Secret)
        return shown;
    const auto place = parsePlace(placeKey(field), now);
    shown.target = m_rules->targetNow(field, values(), m_answers);
    if (place && place->kind == FieldPlace::Kind::LeftOut) {
        shown.fate = Fate::LeftOut;
        shown.how = say("Left out, as you chose.");
    } else if (shown.target.isEmpty()) {
        shown.fate = Fate::Extra;
        shown.how = say("Kept in the extra details.");
    } else if (place) {
        predict(field, *place, shown);
    } else {
        shown.fate = Fate::AsIs;
        shown.how = say("As the playbook has it.");
    }
    return shown;
}

/// From the examples alone: the rehearsal tells of all values.
void FieldPlaceModel::predict(const FieldFinding &field, const FieldPlace &place,
                              Shown &shown) const
{
    const auto made = converterForLedger(m_rules->converterFor(field.source, place), m_words);
    shown.fate = Fate::AsIs;
    if (!made)
        return;
    shown.how = (*made)->explanation();
    int refused = 0;
    for (const QString &sample : field.samples) {
        const std::string text = sample.toStdString();
        const Conversion conversion = (*made)->forward({NodeKind::Text, text});
        refused += conversion.taken() ? 0 : 1;
        if (conversion.outcome == Conversion::Outcome::Changed)
            shown.fate = Fate::Changed;
    }
    if (refused > 0 && refused == field.samples.size())
        shown.fate = Fate::Extra;
    if (refused > 0)
        shown.how += u' '
            + say("Of %1 examples %2 would stay in the extra details.")
                  .arg(field.samples.size())
                  .arg(refused);
}

QString FieldPlaceModel::currentAnswer(const FieldFinding &field) const
{
    return QString::fromStdString(answerOr(m_answers, idOf(field), ""));
}

/// Label, answer, and why it cannot be chosen.
QVariantList FieldPlaceModel::options(const FieldFinding &field) const
{
    QVariantList all;
    const auto add = [&](const QString &label, const QString &answer, const QString &why = {}) {
        all << QVariant(QStringList{label, answer, why});
    };
    add(say("As the playbook has it"), QString());
    for (const char *kept : {"extra", "left-out"})
        add(std::string_view(kept) == "extra" ? say("Keep it in the extra details")
                                              : say("Leave it out"),
            QString::fromLatin1(kept), m_rules->obstacle(field, kept, values(), m_answers));
    for (const PlaceChoice &choice : m_rules->choices(field, values(), m_answers))
        add(u"%1 (%2)"_s.arg(choice.target, choice.label), QString::fromStdString(choice.answer),
            choice.obstacle);
    return all;
}

QVariant FieldPlaceModel::data(const QModelIndex &index, int role) const
{
    const FieldFinding *field = value(index.row());
    if (field && m_rules && index.column() == placeColumn) {
        if (role == Qt::EditRole)
            return currentAnswer(*field);
        if (role == QuestionModel::OptionsRole)
            return options(*field);
        if (role == QuestionModel::TypedRole)
            return false;
    }
    return ValueModel::data(index, role);
}

Qt::ItemFlags FieldPlaceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = ValueModel::flags(index);
    const FieldFinding *field = value(index.row());
    const bool canBe =
        field && m_rules && index.column() == placeColumn && field->fate != Fate::Secret;
    return canBe ? flags | Qt::ItemIsEditable : flags;
}

bool FieldPlaceModel::setData(const QModelIndex &index, const QVariant &chosen, int role)
{
    const FieldFinding *field = value(index.row());
    if (role != Qt::EditRole || !field || !m_rules || index.column() != placeColumn)
        return false;
    const std::string answer = chosen.toString().toStdString();
    if (!answer.empty() && !m_rules->obstacle(*field, answer, values(), m_answers).isEmpty())
        return false;
    Q_EMIT asked(idOf(*field), answer);
    return true;
}

} // namespace waybill
