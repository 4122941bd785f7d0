// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/columnsdialog.h"

#include "ui/tables/columnarrangement.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int columnRole = Qt::UserRole;
constexpr int widthRole = Qt::UserRole + 1;

} // namespace

ColumnsDialog::ColumnsDialog(const TableLayout &layout, const ColumnArrangement &columns,
                             QWidget *parent)
    : QDialog(parent)
    , m_layout(layout)
    , m_usual(columns.usualPlaces())
    , m_frozen(columns.frozen())
    , m_list(new QListWidget(this))
    , m_note(mutedText(QString(), this))
    , m_up(button(tr("Move &up"), {}, ButtonKind::Plain, this))
    , m_down(button(tr("Move &down"), {}, ButtonKind::Plain, this))
    , m_freeze(button(tr("&Freeze up to here"), {}, ButtonKind::Plain, this))
{
    setWindowTitle(tr("Columns of %1").arg(layout.title));
    setObjectName(u"columnsDialog"_s);
    m_list->setAccessibleName(tr("Columns from left to right"));
    m_list->setObjectName(u"columnList"_s);
    m_list->installEventFilter(this);
    const int mark = fontMetrics().ascent(); // so that a marked line is as high as the others
    m_list->setIconSize({mark, mark});
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_list, 1);
    top->addWidget(makeButtons());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Arrange columns"));
    setKind(buttons->button(QDialogButtonBox::Ok), u"primary"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(bodyText(tr("Tick what is to be shown. Space ticks a column, Ctrl+↑ and "
                                  "Ctrl+↓ move it."),
                               this));
    column->addLayout(top, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnsDialog::update);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::update);
    fill(columns.places());
    const int line = fontMetrics().height();
    resize(34 * line, 30 * line);
    m_list->setFocus();
}

QWidget *ColumnsDialog::makeButtons()
{
    auto *all = new QWidget(this);
    auto *usual = button(tr("&Usual columns"), {}, ButtonKind::Quiet, all);
    m_up->setObjectName(u"moveUp"_s);
    m_down->setObjectName(u"moveDown"_s);
    m_freeze->setObjectName(u"freezeHere"_s);
    usual->setObjectName(u"usualColumns"_s);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QPushButton *one : {m_up, m_down, m_freeze, usual}) {
        one->setAutoDefault(false);
        column->addWidget(one);
    }
    column->addStretch();
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_freeze, &QPushButton::clicked, this, &ColumnsDialog::freezeHere);
    connect(usual, &QPushButton::clicked, this, [this] {
        m_frozen = 0;
        fill(m_usual);
    });
    return all;
}

void ColumnsDialog::fill(const QList<ColumnPlace> &places)
{
    m_list->clear();
    for (const ColumnPlace &place : places) {
        auto *item = new QListWidgetItem(m_layout.columns[place.column].label, m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(place.hidden ? Qt::Unchecked : Qt::Checked);
        item->setData(columnRole, place.column);
        item->setData(widthRole, place.width);
    }
    m_list->setCurrentRow(0);
    showFrozen();
}

QList<ColumnPlace> ColumnsDialog::places() const
{
    QList<ColumnPlace> places;
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem *item = m_list->item(i);
        places << ColumnPlace{.column = item->data(columnRole).toInt(),
                              .width = item->data(widthRole).toDouble(),
                              .hidden = item->checkState() != Qt::Checked};
    }
    return places;
}

void ColumnsDialog::move(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
    showFrozen();
}

/// At the last of the frozen columns it ends that.
void ColumnsDialog::freezeHere()
{
    const int wanted = m_list->currentRow() + 1;
    m_frozen = wanted == m_frozen ? 0 : wanted;
    showFrozen();
}

void ColumnsDialog::showFrozen()
{
    const QSignalBlocker quiet(m_list);
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const QString label = m_layout.columns[item->data(columnRole).toInt()].label;
        item->setText(i < m_frozen ? tr("%1  (stays in sight)").arg(label) : label);
        item->setIcon(i < m_frozen ? icon(u"lock"_s) : QIcon());
    }
    update();
}

void ColumnsDialog::update()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    m_freeze->setEnabled(row >= 0 && row + 1 < m_list->count());
    m_freeze->setText(row + 1 == m_frozen ? tr("Un&freeze") : tr("&Freeze up to here"));
    int shown = 0;
    for (int i = 0; i < m_list->count(); ++i)
        shown += m_list->item(i)->checkState() == Qt::Checked ? 1 : 0;
    m_note->setText(shown == 0 ? tr("Nothing is ticked, so the table would be empty.")
                               : tr("%Ln columns are shown.", nullptr, shown));
}

bool ColumnsDialog::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_list || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::ControlModifier)
        return false;
    if (key->key() == Qt::Key_Up)
        move(-1);
    else if (key->key() == Qt::Key_Down)
        move(1);
    else
        return false;
    return true;
}

} // namespace waybill
