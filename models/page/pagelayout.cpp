// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pagelayout.h"

#include <algorithm>

namespace waybill {

namespace {

/// The column that names a record, when it is one of its own.
int nameColumn(const TableLayout &layout, const ViewSpec &view)
{
    const int named = layout.column(view.caption);
    if (named >= 0)
        return named;
    const auto own = std::find_if(layout.columns.begin(), layout.columns.end(),
                                  [](const LayoutColumn &column) { return column.editable(); });
    return own == layout.columns.end() ? 0 : static_cast<int>(own - layout.columns.begin());
}

bool needsNameOnly(const SectionLayout &section)
{
    for (qsizetype i = 0; i < section.layout.columns.size(); ++i) {
        const LayoutColumn &column = section.layout.columns[i];
        if (i != section.name && !column.joined() && column.notNull && !column.hasDefault)
            return false;
    }
    return section.layout.neededParents.isEmpty();
}

QList<SectionLayout> sectionsOf(const DataSession &session, const std::vector<PageSection> &specs)
{
    QList<SectionLayout> sections;
    for (const PageSection &spec : specs) {
        const ViewSpec *view = session.source().playbook.view(spec.view);
        const TableLayout *layout = session.layout(QString::fromStdString(spec.view));
        if (!view || !layout)
            continue;
        SectionLayout section{.layout = *layout,
                              .through = spec.through,
                              .order = spec.order,
                              .sections = sectionsOf(session, spec.sections)};
        section.layout.columns.removeIf([&](const LayoutColumn &column) {
            const bool says = column.through == spec.through || column.column == spec.through;
            return says || (!column.joined() && column.column == spec.order);
        });
        section.layout.neededParents.removeIf(
            [&](const LayoutJoin &parent) { return parent.column == spec.through; });
        if (!spec.order.empty())
            section.layout.orderBy = spec.order;
        section.group = spec.group.empty() ? -1 : section.layout.column(spec.group);
        section.name = nameColumn(section.layout, *view);
        section.needsNameOnly = needsNameOnly(section);
        if (!section.layout.columns.isEmpty())
            sections << section;
    }
    return sections;
}

} // namespace

QList<SectionLayout> makeSections(const DataSession &session, const TableLayout &layout)
{
    const ViewSpec *view = session.source().playbook.view(layout.id.toStdString());
    return view && view->page ? sectionsOf(session, view->page->sections) : QList<SectionLayout>();
}

} // namespace waybill
