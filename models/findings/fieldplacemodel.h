// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/placerules.h"
#include "models/base/valuemodel.h"

#include <memory>

namespace waybill {

/// Every field of every source: where it goes, how, and what becomes of its values. Where it goes
/// is edited with one of the places that the rules allow; who hears asked() decides.
class FieldPlaceModel final : public ValueModel<FieldFinding>
{
    Q_OBJECT

public:
    static constexpr int placeColumn = 3;

    explicit FieldPlaceModel(QObject *parent = nullptr);

    /// \a found: the answers that the fields were found with.
    void setFindings(QList<FieldFinding> fields, const Playbook &playbook, Answers found,
                     std::shared_ptr<const PlaceRules> rules);
    void setAnswers(Answers answers);

    /// Where the names of fields without a place lead to, as answers; nothing is taken by itself.
    const Answers &suggestions() const { return m_suggestions; }
    /// "Notes → extra details: Kept in the extra details."; empty for no row.
    QString sentence(int row) const;
    qint64 withoutPlace() const; ///< that have values

    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &chosen, int role) override;

Q_SIGNALS:
    void asked(const std::string &id, const std::string &answer); ///< empty: as the playbook has it

private:
    /// What is seen of a field with the answers as they are now.
    struct Shown
    {
        QString target;
        QString how;
        FieldFinding::Fate fate = FieldFinding::Fate::AsIs;
        QString suggestion;
    };
    static std::string idOf(const FieldFinding &field);
    const Shown &shownOf(const FieldFinding &field) const;
    Shown look(const FieldFinding &field) const;
    void predict(const FieldFinding &field, const FieldPlace &place, Shown &shown) const;
    QVariantList options(const FieldFinding &field) const;
    QString currentAnswer(const FieldFinding &field) const;
    void update();

    std::map<std::string, WordMap> m_words;
    std::map<std::string, QString> m_titles; ///< of sources
    Answers m_found;
    Answers m_answers;
    Answers m_suggestions;
    std::shared_ptr<const PlaceRules> m_rules;
    std::map<std::string, Shown> m_shown; ///< by id
};

QString fateText(FieldFinding::Fate fate);

} // namespace waybill
