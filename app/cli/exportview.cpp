// SPDX-License-Identifier: GPL-3.0-or-later
// "export --view": a table as a saved view shows it.
#include "app/cli/exporttable.h"
#include "app/cli/words.h"
#include "migration/playbook/playbooklibrary.h"
#include "migration/target/savedviews.h"
#include "models/database/catalogue.h"
#include "models/export/showntable.h"
#include "models/views/viewjson.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Result<SavedView> findView(Connection &connection, const QString &table, const QString &name)
{
    const auto views = readSavedViews(connection);
    if (!views)
        return views.error();
    QStringList names;
    for (const SavedView &view : *views) {
        if (view.table != table && view.page != table)
            continue;
        if (view.name.compare(name, Qt::CaseInsensitive) == 0)
            return view;
        names << view.name;
    }
    return Problem{.code = u"USAGE-05"_s,
                   .file = connection.path(),
                   .expected = names.join(u", "_s),
                   .found = name,
                   .message = Cli::tr("The table has no saved view of this name.")};
}

Result<TableLayout> findLayout(Connection &connection, const SavedView &view)
{
    const auto playbook = playbookOf(connection.path(), availablePlaybooks());
    if (!playbook)
        return playbook.error();
    const auto catalogue = readCatalogue(connection);
    if (!catalogue)
        return catalogue.error();
    for (const ViewSpec &spec : playbook->views) {
        if (QString::fromStdString(spec.id) != view.page)
            continue;
        if (auto layout = makeLayout(spec, *playbook, *catalogue))
            return *layout;
    }
    return Problem{.code = u"USAGE-03"_s,
                   .file = connection.path(),
                   .found = view.table,
                   .message = Cli::tr("The table of this view is not there any more.")};
}

} // namespace

Result<ViewExport> prepareViewExport(Connection &connection, const QString &table,
                                     const QString &name)
{
    const auto view = findView(connection, table, name);
    if (!view)
        return view.error();
    auto layout = findLayout(connection, *view);
    if (!layout)
        return layout.error();
    const auto read = readViewJson(*layout, view->content);
    if (!read)
        return read.error();
    ViewExport made{.table = {.database = connection.path(),
                              .layout = std::move(*layout),
                              .query = read->content.query,
                              .columns = {},
                              .rows = {}},
                    .problems = {}};
    for (const ColumnPlace &place : read->content.columns) {
        if (!place.hidden)
            made.table.columns << place.column;
    }
    if (!read->missing.isEmpty())
        made.problems << Problem{.code = u"VIEW-05"_s,
                                 .severity = Severity::Warning,
                                 .file = connection.path(),
                                 .found = read->missing.join(u", "_s),
                                 .action = Cli::tr("The rest of the view is written."),
                                 .message = Cli::tr("The view names columns that are not there.")};
    return made;
}

} // namespace waybill
