// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/database/catalogue.h"

#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

#include <QFileInfo>

namespace waybill {

namespace {

/// What the values of a database mean is what its own playbook says. How they are shown is what
/// today's says: a database made before there were charts has them all the same. Columns that it
/// lacks are left out by makeLayout().
void showAsToday(Playbook &stored, const std::vector<Playbook> &playbooks)
{
    for (const Playbook &playbook : playbooks) {
        if (playbook.id != stored.id || playbook.sha256 == stored.sha256)
            continue;
        stored.views = playbook.views;
        stored.charts = playbook.charts;
        stored.words.insert(playbook.words.begin(), playbook.words.end());
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
        showAsToday(stored->playbook, playbooks);
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
