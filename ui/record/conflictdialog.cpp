// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/conflictdialog.h"

#include "models/commands/changecells.h"
#include "models/tables/shown.h"
#include "ui/theme/icons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

enum Column { RecordName, Field, Before, Mine, Theirs, Choice, Columns };

QString textOf(const CellConflict &conflict, const QVariant &value)
{
    if (!value.isValid())
        return ConflictDialog::tr("(not known)");
    const QString text = shownText(conflict.column, value);
    return text.isEmpty() ? ConflictDialog::tr("(empty text)") : text;
}

} // namespace

ConflictDialog::ConflictDialog(DataSession &session, const QList<CellConflict> &conflicts,
                               QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_conflicts(conflicts)
    , m_table(new QTableWidget(static_cast<int>(conflicts.size()), Columns, this))
    , m_store(button({}, u"check"_s, ButtonKind::Primary, this))
{
    setObjectName(u"conflicts"_s);
    setWindowTitle(tr("Somebody else has changed this"));
    m_store->setObjectName(u"storeConflicts"_s);
    m_store->setDefault(true);
    const int count = static_cast<int>(conflicts.size());
    auto *title = sectionTitle(tr("%Ln cells hold something else by now", nullptr, count), this);
    auto *text =
        bodyText(tr("While you were at work, another program or window changed them. "
                    "Nothing was overwritten. Choose for each cell what is to stand there."),
                 this);
    m_table->setObjectName(u"conflictCells"_s);
    m_table->setAccessibleName(tr("Cells that somebody else has changed"));
    m_table->setHorizontalHeaderLabels(
        {tr("Record"), tr("Column"), tr("It was"), tr("Yours"), tr("Stored now"), tr("Keep")});
    m_table->horizontalHeader()->setAccessibleName(tr("Columns"));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    for (int row = 0; row < count; ++row)
        addRow(row);
    auto *mine = button(tr("&Mine for all"), {}, ButtonKind::Plain, this);
    auto *theirs = button(tr("&Theirs for all"), {}, ButtonKind::Plain, this);
    auto *later = button(tr("&Keep all of theirs"), {}, ButtonKind::Plain, this);
    mine->setObjectName(u"mineForAll"_s);
    mine->setVisible(count > 1);
    theirs->setVisible(count > 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *made : {mine, theirs})
        buttons->addWidget(made);
    buttons->addStretch();
    buttons->addWidget(later);
    buttons->addWidget(m_store);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    connect(mine, &QPushButton::clicked, this, [this] { chooseAll(true); });
    connect(theirs, &QPushButton::clicked, this, [this] { chooseAll(false); });
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_store, &QPushButton::clicked, this, &ConflictDialog::store);
    resize(860, 380);
    m_table->resizeColumnsToContents();
    for (int i = 0; i < Choice; ++i)
        m_table->setColumnWidth(i, std::clamp(m_table->columnWidth(i) + 16, 90, 190));
    m_table->setColumnWidth(Choice, 180);
    m_table->horizontalHeader()->setStretchLastSection(true);
    showCount();
}

void ConflictDialog::addRow(int row)
{
    const CellConflict &conflict = m_conflicts[row];
    const auto put = [this, row](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text.simplified().left(400));
        item->setToolTip(text.left(2000).toHtmlEscaped());
        m_table->setItem(row, column, item);
    };
    put(RecordName, conflict.record);
    put(Field, conflict.isGone() ? tr("the whole row") : conflict.column.label);
    put(Before, conflict.isGone() ? QString() : textOf(conflict, conflict.cell.before));
    put(Mine, conflict.isGone() ? QString() : textOf(conflict, conflict.cell.after));
    put(Theirs, conflict.isGone() ? tr("deleted") : textOf(conflict, conflict.cell.found));
    m_table->setRowHeight(row, fontMetrics().height() + 24);
    auto *choice = new QComboBox(m_table);
    choice->setObjectName(u"choice%1"_s.arg(row));
    choice->setAccessibleName(
        tr("What is kept of %1 of %2").arg(conflict.column.label, conflict.record));
    choice->addItem(icon(u"database"_s), tr("Keep theirs"), false);
    if (!conflict.isGone())
        choice->addItem(icon(u"edit"_s), tr("Use mine"), true);
    choice->setEnabled(!conflict.isGone());
    connect(choice, &QComboBox::currentIndexChanged, this, &ConflictDialog::showCount);
    m_table->setCellWidget(row, Choice, choice);
}

bool ConflictDialog::isMine(int row) const
{
    const auto *choice = qobject_cast<QComboBox *>(m_table->cellWidget(row, Choice));
    return choice && choice->currentData().toBool();
}

void ConflictDialog::chooseAll(bool mine)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        auto *choice = qobject_cast<QComboBox *>(m_table->cellWidget(row, Choice));
        if (const int at = choice->findData(mine); at >= 0)
            choice->setCurrentIndex(at);
    }
}

void ConflictDialog::showCount()
{
    int mine = 0;
    for (int row = 0; row < m_table->rowCount(); ++row)
        mine += isMine(row) ? 1 : 0;
    m_store->setText(mine == 0 ? tr("&Use mine") : tr("&Use mine in %Ln cells", nullptr, mine));
    m_store->setEnabled(mine > 0);
}

/// What stands there now is what is replaced: a third change would be told again.
void ConflictDialog::store()
{
    accept();
    QMap<QString, QList<RowChange>> byTable;
    QMap<QString, int> counts;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (!isMine(row))
            continue;
        const KeptCell &cell = m_conflicts[row].cell;
        QList<RowChange> &changes = byTable[cell.table];
        if (changes.isEmpty() || changes.constLast().key != cell.key)
            changes << RowChange{.table = cell.table, .key = cell.key, .before = {}, .after = {}};
        changes.last().before.insert(cell.column, cell.found);
        changes.last().after.insert(cell.column, cell.after);
        ++counts[cell.table];
    }
    for (auto changes = byTable.cbegin(); changes != byTable.cend(); ++changes)
        m_session.undoStack().push(
            new ChangeCells(m_session, *changes,
                            tr("Use mine in %Ln cells", nullptr, counts.value(changes.key()))));
}

} // namespace waybill
