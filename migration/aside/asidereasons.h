// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asideitem.h"
#include "migration/aside/leafplaces.h"
#include "migration/mapping/sourcebinding.h"

#include <QList>

namespace waybill {

/// A record as the ledger has it, with what a run had to say of it.
struct AsideRecord
{
    qint64 run = 0;
    const SourceSpec *source = nullptr; ///< null: the playbook does not have it any more
    const SourceBinding *binding = nullptr; ///< null for JSON
    std::string sourceName;
    QString file;
    qint64 line = 0;
    qint64 record = 0; ///< 1-based
    bool setAside = false; ///< as a whole
    bool leftOut = false; ///< as a whole
    std::shared_ptr<const Layout> layout;
    std::vector<LeafPlace> places; ///< by value
    std::vector<KeptValue> kept;
    Problems problems;
};

/// One item, with the number of its value in the record; -1 for the record as a whole.
struct AsideFinding
{
    int leaf = -1;
    AsideItem item;
};

/// What of a record waits, and why, as it can be told from the database alone.
QList<AsideFinding> findAside(const AsideRecord &record, const Playbook &playbook);

} // namespace waybill
