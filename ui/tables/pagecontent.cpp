// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/pagecontent.h"

#include "ui/tables/columnarrangement.h"
#include "ui/tables/filterbar.h"
#include "ui/tables/sortheader.h"
#include "ui/tables/tablepage.h"

#include <QSignalBlocker>

namespace waybill {

ViewContent contentOf(TablePage &page)
{
    return {.query = {.anywhere = page.filterBar().anywhere(),
                      .filters = page.filterBar().filters(),
                      .subset = {},
                      .sort = page.view().titles().keys()},
            .columns = page.columns().places(),
            .frozen = page.columns().frozen()};
}

void showContent(TablePage &page, const ViewContent &content)
{
    {
        // One question about it all instead of one for each part.
        const QSignalBlocker quiet(&page.filterBar());
        page.filterBar().setFilters(content.query.anywhere, content.query.filters);
    }
    page.view().titles().setKeys(content.query.sort);
    if (!content.columns.isEmpty())
        page.columns().arrange(content.columns, content.frozen);
    RowQuery query = content.query;
    query.subset = {};
    page.filterBar().showClear();
    page.model().setQuery(query);
}

} // namespace waybill
