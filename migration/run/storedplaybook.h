// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/target/connection.h"

namespace waybill {

/// The playbook and the answers a run was made with, kept in the database itself.
struct StoredPlaybook
{
    std::int64_t run = 0;
    Playbook playbook;
    Answers answers;
};

/// Keeps the text of a playbook with its scripts; once, however often it is used.
Result<> storePlaybook(Connection &connection, const Playbook &playbook);
/// \a run 0: the latest migration that has not been undone. LED-03 when there is none.
Result<StoredPlaybook> readStoredPlaybook(Connection &connection, std::int64_t run = 0);

std::string answersAsJson(const Answers &answers);
Answers answersFromJson(std::string_view json);

} // namespace waybill
