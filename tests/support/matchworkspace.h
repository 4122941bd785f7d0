// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/playbookworkspace.h"

namespace waybill::test {

/// The playbook for job matches as it stands in the source tree.
const Playbook &jobMatches();

/// A folder of invented job matches that a test fills with what it is about.
class MatchWorkspace final : public PlaybookWorkspace
{
public:
    /// A name for the file of a run: "run(1)" is earlier than "run(2)".
    static QString run(int number);
    /// A rated job as JSON; \a members replace or add ("\"overall_match\": 7").
    static QByteArray match(int number, const QByteArrayList &members = {});

    MatchWorkspace();

    MatchWorkspace &file(const QString &name, const QByteArray &bytes);
    /// A file of matches in job_matches/.
    MatchWorkspace &matches(int number, const QByteArrayList &records);

    /// Answers that the tests do not talk about.
    static Answers answers();
    MigrationRequest request(const Answers &more = {}) const;
    const Report &migrate(const Answers &more = {}, OnDuplicate onDuplicate = OnDuplicate::Skip);
};

} // namespace waybill::test
