// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/catalogue.h"

#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

#include <QFileInfo>

namespace waybill {

namespace {

/// A database made before its playbook had charts shows those of today's.
void borrowCharts(Playbook &stored, const std::vector<Playbook> &playbooks)
{
    for (const Playbook &playbook : playbooks) {
        if (stored.charts.empty() && playbook.id == stored.id)
            stored.charts = playbook.charts;
    }
}

} // namespace

Result<Catalogue> readCatalogue(Connection &connection)
{
    auto names = listTables(connection);
    if (!names)
        return names.error();
    Catalogue catalogue;
    for (const std::string &name : *names) {
        auto table = readTableInfo(connection, name);
        if (!table)
            return table.error();
        catalogue.emplace(name, std::move(*table));
    }
    return catalogue;
}

Result<Playbook> playbookOf(const QString &path, const std::vector<Playbook> &playbooks)
{
    auto connection = Connection::open(path, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto stored = readStoredPlaybook(*connection)) {
        borrowCharts(stored->playbook, playbooks);
        return std::move(stored->playbook);
    }
    const auto id = queryInteger(*connection, "PRAGMA application_id");
    if (!id)
        return id.error();
    for (const Playbook &playbook : playbooks) {
        if (playbook.applicationId != 0 && playbook.applicationId == *id)
            return playbook;
    }
    const auto catalogue = readCatalogue(*connection);
    if (!catalogue)
        return catalogue.error();
    Playbook plain;
    plain.name = QFileInfo(path).completeBaseName();
    plain.views = plainViews(*catalogue);
    return plain;
}

} // namespace waybill
