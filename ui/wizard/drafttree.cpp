// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/drafttree.h"

#include "migration/base/printable.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Origin = DraftColumn::Origin;

constexpr std::size_t mostExamples = 4;
constexpr int fewTables = 3;

QString say(const char *text)
{
    return QCoreApplication::translate("DraftTree", text);
}

QString titleOf(const PlaybookDraft &draft, const std::string &table)
{
    const auto found = std::find_if(draft.tables.begin(), draft.tables.end(),
                                    [&](const DraftTable &one) { return one.name == table; });
    return found == draft.tables.end() ? QString() : found->title;
}

/// What a column becomes, as people call it.
QString kindOf(const PlaybookDraft &draft, const DraftTable &table, const DraftColumn &column)
{
    if (column.origin == Origin::Parent)
        return say("Belongs to %1").arg(draft.tables[*table.parent].title);
    if (column.origin == Origin::Position)
        return say("Place in the list");
    if (!column.refersTo.empty())
        return say("Refers to %1").arg(titleOf(draft, column.refersTo));
    QString kind = column.type.editor == "words" ? say("Choice")
        : column.type.editor == "integer"        ? say("Whole number")
        : column.type.editor == "real"           ? say("Number")
        : column.type.editor == "date"           ? say("Date")
        : column.type.editor == "flag"           ? say("Yes or no")
        : column.type.editor == "link"           ? say("Web address")
        : column.type.converter == "json"        ? say("Kept as JSON")
                                                 : say("Text");
    return column.isKey ? say("Key, %1").arg(kind.toLower()) : kind;
}

QString examplesOf(const DraftColumn &column)
{
    QStringList examples;
    if (column.facts) {
        for (const ValueFacts::Word &word : column.facts->words) {
            if (examples.size() < static_cast<qsizetype>(mostExamples))
                examples << printable(QString::fromStdString(word.text).simplified().left(40));
        }
        if (column.facts->hasMoreWords || column.facts->words.size() > mostExamples)
            examples << u"…"_s;
    }
    return examples.join(u", "_s);
}

QString whyOf(const DraftColumn &column)
{
    QStringList parts;
    if (!column.type.reason.isEmpty())
        parts << column.type.reason;
    return (parts + column.notes).join(u' ');
}

} // namespace

DraftTree::DraftTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"draftTree"_s);
    setAccessibleName(tr("Tables and columns of the draft"));
    setColumnCount(4);
    setHeaderLabels({tr("Table or column"), tr("Becomes"), tr("Values"), tr("Why")});
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(true);
    header()->setDefaultSectionSize(220);
}

void DraftTree::show(const PlaybookDraft &draft)
{
    clear();
    for (const DraftTable &table : draft.tables)
        addTable(draft, table);
    if (topLevelItemCount() <= fewTables)
        expandAll();
    else
        topLevelItem(0)->setExpanded(true);
    setCurrentItem(topLevelItem(0));
    header()->resizeSection(0, 200);
    header()->resizeSection(1, 150);
    header()->resizeSection(2, 190);
}

void DraftTree::addTable(const PlaybookDraft &draft, const DraftTable &table)
{
    auto *top = new QTreeWidgetItem(this);
    top->setText(0, table.title);
    top->setText(1, tr("Table"));
    top->setText(2, tr("%Ln row(s)", nullptr, static_cast<int>(table.rows)));
    top->setText(3, draft.sources[table.source]->file);
    QFont bold = font();
    bold.setBold(true);
    top->setFont(0, bold);
    const auto add = [top](const QStringList &texts) {
        auto *item = new QTreeWidgetItem(top, texts);
        for (int i = 0; i < texts.size(); ++i)
            item->setToolTip(i, texts[i].toHtmlEscaped());
    };
    for (const DraftColumn &column : table.columns)
        add({printable(column.label), kindOf(draft, table, column), examplesOf(column),
             whyOf(column)});
    for (const QString &note : table.notes)
        add({tr("Left as it is"), tr("Extra details"), {}, note});
}

QString draftSummary(const PlaybookDraft &draft)
{
    int keys = 0;
    int relations = 0;
    int open = 0;
    for (const DraftTable &table : draft.tables) {
        for (const DraftColumn &column : table.columns) {
            keys += column.isKey ? 1 : 0;
            relations += column.refersTo.empty() ? 0 : 1;
            open += column.type.isDecided ? 0 : 1;
        }
    }
    const auto count = [](auto number) { return static_cast<int>(number); };
    QString text = DraftTree::tr("%1 became %2, with %3 and %4 between them.")
                       .arg(DraftTree::tr("%Ln file(s)", nullptr, count(draft.files.size())),
                            DraftTree::tr("%Ln table(s)", nullptr, count(draft.tables.size())),
                            DraftTree::tr("%Ln key(s)", nullptr, keys),
                            DraftTree::tr("%Ln relation(s)", nullptr, relations));
    if (open > 0)
        text += u' '
            + DraftTree::tr("For %Ln column(s) there was no telling, so text it is.", nullptr,
                            open);
    return text + u' ' + DraftTree::tr("Every value is kept, whatever the columns are.");
}

} // namespace waybill
