// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/playbookworkspace.h"

namespace waybill::test {

/// The playbook for learner profiles as it stands in the source tree.
const Playbook &learnerProfiles();

/// A folder of invented learners that a test fills with what it is about.
class LearnerWorkspace final : public PlaybookWorkspace
{
public:
    /// JSON objects; \a members replace or add ("\"id\": null"), a name without a value takes one
    /// away ("\"id\":").
    static QByteArray profile(const QByteArray &name, const QByteArrayList &members = {});
    static QByteArray card(int number, const QByteArrayList &members = {});
    static QByteArray message(int number, const QByteArrayList &members = {});

    LearnerWorkspace();

    LearnerWorkspace &file(const QString &name, const QByteArray &bytes);
    LearnerWorkspace &profiles(const QByteArrayList &records);
    LearnerWorkspace &cards(const QByteArrayList &records);
    LearnerWorkspace &messages(const QByteArrayList &records);

    MigrationRequest request(const Answers &answers = {}) const;
    const Report &migrate(const Answers &answers = {}, OnDuplicate onDuplicate = OnDuplicate::Skip);
};

} // namespace waybill::test
