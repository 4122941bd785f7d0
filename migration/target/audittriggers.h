// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/connection.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace waybill {

struct Playbook;

/// The values that the audit log must not have, because a playbook says that they are secrets.
struct AuditMask
{
    /// Parts of names: a column of such a name is secret, and so is what stands beside such a key
    /// in a table of keys and values.
    std::set<std::string> names;
    /// By table: columns that take a secret of the files.
    std::map<std::string, std::set<std::string>> columns;

    void add(const Playbook &playbook);
    /// Whether a value is secret, wherever it is shown. \a key: of its row.
    bool covers(const std::string &table, const std::string &column, const std::string &key) const;
};

/// Triggers on every table of the user that write each change to waybill_audit_log, in the same
/// transaction, whichever program makes it. A load switches them off for its own transaction. Those
/// that are there and say something else are made anew, and then secrets that the log has from
/// before are masked as well.
Result<> createAuditTriggers(Connection &connection, const AuditMask &mask = {});
Result<> dropAuditTriggers(Connection &connection);

} // namespace waybill
