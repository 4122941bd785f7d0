// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/explain.h"
#include "migration/playbook/yamlreader.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString labelOf(const ViewSpec &view, const std::string &column)
{
    const ViewColumn *found = view.column(column);
    return found ? found->label : QString::fromStdString(column);
}

void explainSections(const Playbook &playbook, const std::vector<PageSection> &sections,
                     const QString &indent, QStringList &lines)
{
    for (const PageSection &section : sections) {
        const ViewSpec *view = playbook.view(section.view);
        if (!view)
            continue;
        QString line =
            PlaybookText::tr("%1, by %2").arg(view->title, QString::fromStdString(section.through));
        if (!section.group.empty())
            line += PlaybookText::tr(", grouped by %1").arg(labelOf(*view, section.group));
        if (!section.order.empty())
            line += PlaybookText::tr(", in an order you choose (%1)")
                        .arg(QString::fromStdString(section.order));
        lines << indent + line + u'.';
        explainSections(playbook, section.sections, indent + u"  "_s, lines);
    }
}

} // namespace

QStringList explainView(const Playbook &playbook, const ViewSpec &view)
{
    QStringList lines{PlaybookText::tr("  %1: a table of %2.")
                          .arg(view.title, QString::fromStdString(view.table))};
    for (const ViewColumn &column : view.columns) {
        if (column.calculated)
            lines << PlaybookText::tr("    %1 is worked out from %2 and not stored.")
                         .arg(column.label, labelOf(view, column.calculated->by));
    }
    if (view.board)
        lines << PlaybookText::tr("    Also as a board: a lane for each %1.")
                     .arg(labelOf(view, view.board->column));
    if (!view.page)
        return lines;
    lines << PlaybookText::tr("    Also as a page: one %1 with what belongs to it.")
                 .arg(view.singular);
    explainSections(playbook, view.page->sections, u"      "_s, lines);
    for (const PageNeed &need : view.page->complete)
        lines << PlaybookText::tr("      It says when this is missing: %1.").arg(need.label);
    return lines;
}

} // namespace waybill
