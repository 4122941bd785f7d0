// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/inspect/inspection.h"
#include "migration/mapping/placetarget.h"
#include "migration/playbook/fielduses.h"
#include "migration/target/tableinfo.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace waybill {

/// A place that a field may be sent to, or why it may not.
struct PlaceChoice
{
    std::string answer; ///< to place/<source>/<field>
    QString target; ///< "applications.notes"
    QString label; ///< what people call it
    QString how; ///< how values are read for it
    QString obstacle; ///< why it cannot be chosen; empty: it can
    std::string converter;

    bool allowed() const { return obstacle.isEmpty(); }
};

/// The field as ids of answers have it: without a slash in front.
std::string placeKey(const FieldFinding &field);

/// What a person may do with the fields of the files of one playbook: a choice that is allowed
/// keeps every value, loads every row that the playbook's own mapping loads, and turns back into
/// the same files. Nothing is decided here.
class PlaceRules
{
public:
    /// Finds out in a database in memory what tables there are. Points into \a playbook.
    static Result<PlaceRules> of(const Playbook &playbook);

    /// Where \a field, one of \a fields, may go: those that are free first.
    QList<PlaceChoice> choices(const FieldFinding &field, const QList<FieldFinding> &fields,
                               const Answers &answers) const;
    /// Why the answer about \a field cannot be taken; empty when it can. \a fields: all there are.
    QString obstacle(const FieldFinding &field, const std::string &answer,
                     const QList<FieldFinding> &fields, const Answers &answers) const;
    /// The same where the files have not been looked at: what the playbook and the tables say.
    std::optional<Problem> mistake(const SourceSpec &source, const FieldPlace &place) const;
    /// A free place that the name of a field without one leads to; none when several do.
    std::optional<PlaceChoice> suggestion(const FieldFinding &field,
                                          const QList<FieldFinding> &fields,
                                          const Answers &answers) const;
    /// The column a field goes to with these answers: "applications.notes"; empty for the extra
    /// details, and for what is left out.
    QString targetNow(const FieldFinding &field, const QList<FieldFinding> &fields,
                      const Answers &answers) const;
    /// How values are read for an answer.
    std::string converterFor(const std::string &source, const FieldPlace &place) const;

private:
    std::string converterOf(const SourceSpec &source, const FieldPlace &place) const;
    explicit PlaceRules(const Playbook &playbook);

    /// A column that a field fills, in the row that takes it.
    struct Use
    {
        const RowSpec *row = nullptr;
        std::string column;
        const ColumnSpec *spec = nullptr; ///< null: somebody sent it there
        friend bool operator==(const Use &, const Use &) = default;
    };
    /// What all fields do with some answers; worked out once, and asked for often.
    struct Known
    {
        Answers answers;
        const FieldFinding *fields = nullptr;
        std::vector<std::vector<Use>> uses; ///< by field
        std::vector<std::string> csvFields; ///< by field: which one of the playbook's it is
    };
    std::shared_ptr<const Known> known(const QList<FieldFinding> &fields,
                                       const Answers &answers) const;
    static qsizetype indexOf(const FieldFinding &field, const QList<FieldFinding> &fields);
    void bindColumns(const SourceSpec &source, const QList<FieldFinding> &fields,
                     Known &known) const;
    std::vector<Use> uses(const FieldFinding &field, const std::string &csvField,
                          const Answers &answers) const;
    std::vector<Use> usualUses(const SourceSpec &source, const std::string &place) const;
    QString occupant(const Use &use, const FieldFinding &field, const QList<FieldFinding> &fields,
                     const Answers &answers) const;
    QString leaving(const FieldFinding &field, const QList<FieldFinding> &fields,
                    const Answers &answers) const;
    QString tableObstacle(const PlaceTarget &target, const std::string &column) const;
    /// Everything a field could be sent to, whether it may or not.
    std::vector<FieldPlace> candidates(const SourceSpec &source, const std::string &key) const;
    PlaceChoice choiceOf(const SourceSpec &source, const FieldPlace &place) const;
    QString labelOf(const std::string &table, const std::string &column) const;

    const Playbook *m_playbook;
    std::vector<FieldUse> m_uses;
    std::map<std::string, TableInfo> m_tables;
    std::map<std::string, std::set<std::string>> m_checked; ///< columns that a CHECK names
    mutable std::vector<std::shared_ptr<const Known>> m_known; ///< the latest
};

/// The answers that send a field where the playbook and its tables have no place for it.
Problems placeMistakes(const Playbook &playbook, const Answers &answers);

} // namespace waybill
