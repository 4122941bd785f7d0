// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/mergedialog.h"

#include "models/commands/mergerecords.h"
#include "models/tables/editplan.h"
#include "ui/editors/fieldeditor.h"
#include "ui/widgets/markdelegate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Each row is edited in the way of its own column.
class ResultDelegate final : public MarkDelegate
{
public:
    ResultDelegate(const MergeModel &model, QObject *parent)
        : MarkDelegate(parent)
        , m_model(model)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        QWidget *editor = makeFieldEditor(m_model.columnOf(index.row()), parent, false);
        editor->setAutoFillBackground(true);
        return editor;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        setFieldValue(m_model.columnOf(index.row()), editor, index.data(Qt::EditRole));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        model->setData(index, fieldValue(m_model.columnOf(index.row()), editor), Qt::EditRole);
    }

private:
    const MergeModel &m_model;
};

} // namespace

void MergeDialog::open(DataSession &session, const TableLayout &layout, std::array<qint64, 2> ids,
                       QWidget *window, const std::function<void(qint64 kept)> &merged)
{
    const auto read = [layout, layouts = session.layouts(),
                       ids](Connections &connections) -> Result<MergePair> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return readMergePair(**connection, layout, layouts, ids);
    };
    session.thread().ask(window, read,
                         [&session, layout, ids, window, merged](const Result<MergePair> &pair) {
                             if (!pair) {
                                 Q_EMIT session.refused(pair.error());
                                 return;
                             }
                             auto *dialog = new MergeDialog(session, layout, *pair, window);
                             dialog->setAttribute(Qt::WA_DeleteOnClose);
                             connect(dialog, &MergeDialog::merged, window,
                                     [merged, ids, first = pair->keys[0]](const QVariant &kept) {
                                         merged(kept == first ? ids[0] : ids[1]);
                                     });
                             dialog->QDialog::open();
                         });
}

MergeDialog::MergeDialog(DataSession &session, const TableLayout &layout, const MergePair &pair,
                         QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_layout(layout)
    , m_model(new MergeModel(pair, this))
    , m_table(new QTableView(this))
    , m_outlook(bodyText(QString(), this))
    , m_clashes(bodyText(QString(), this))
    , m_merge(button(tr("&Merge"), u"check"_s, ButtonKind::Primary, this))
    , m_messages(new MessageBar(this))
{
    setObjectName(u"mergeDialog"_s);
    setWindowTitle(tr("Make one %1 of two").arg(layout.singular));
    m_outlook->setObjectName(u"mergeOutlook"_s);
    m_clashes->setObjectName(u"mergeClashes"_s);
    setKind(m_clashes, u"bad"_s);
    m_merge->setObjectName(u"mergeNow"_s);
    m_merge->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(pageTitle(windowTitle(), this));
    addChoice();
    addTable();
    auto *cancel = button(tr("Cancel"), {}, ButtonKind::Plain, this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_merge);
    for (QWidget *widget : {static_cast<QWidget *>(m_outlook), static_cast<QWidget *>(m_clashes),
                            static_cast<QWidget *>(m_messages)})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_merge, &QPushButton::clicked, this, &MergeDialog::store);
    connect(m_model, &MergeModel::refused, m_messages, &MessageBar::showProblem);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MergeDialog::showOutlook);
    resize(900, 600);
    showOutlook();
    m_table->setFocus();
}

void MergeDialog::addChoice()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    auto *group = new QButtonGroup(this);
    for (int i = 0; i < 2; ++i) {
        const QString caption = menuText(m_model->pair().captions[static_cast<std::size_t>(i)]);
        auto *choice = new QRadioButton(i == 0 ? tr("Keep the &first record: %1").arg(caption)
                                               : tr("Keep the &second record: %1").arg(caption),
                                        this);
        choice->setObjectName(u"keep%1"_s.arg(i));
        choice->setChecked(i == 0);
        group->addButton(choice, i);
        column->addWidget(choice);
    }
    auto *all = new QCheckBox(tr("Show the fields that are the &same as well"), this);
    all->setObjectName(u"showSame"_s);
    connect(group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            m_model->setKept(id);
        showOutlook();
    });
    connect(all, &QCheckBox::toggled, this, [this](bool on) { m_model->setOnlyDifferent(!on); });
    column->addWidget(m_table, 1);
    column->addWidget(all);
}

void MergeDialog::addTable()
{
    m_table->setModel(m_model);
    m_table->setObjectName(u"mergeFields"_s);
    m_table->setAccessibleName(tr("The two records field by field"));
    m_table->setItemDelegate(new MarkDelegate(m_table));
    for (const int one : {MergeModel::First, MergeModel::Second})
        m_table->setItemDelegateForColumn(one, new QStyledItemDelegate(m_table));
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        m_model->setData(index, Qt::Checked, Qt::CheckStateRole);
    });
    m_table->setItemDelegateForColumn(MergeModel::Result, new ResultDelegate(*m_model, m_table));
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 18);
    m_table->horizontalHeader()->setAccessibleName(tr("Columns"));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

/// "2 documents, 1 match score"
QString MergeDialog::outlookText(const MergeOutlook &outlook) const
{
    QStringList kinds;
    for (const MergeOutlook::Moved &moved : outlook.moved) {
        const TableLayout *layout = m_session.layoutForTable(moved.table.toStdString());
        kinds << (layout ? recordCount(*layout, moved.rows)
                         : tr("%1 of %2").arg(countText(moved.rows), moved.table));
    }
    return kinds.join(u", "_s);
}

QString MergeDialog::clashText(const MergeOutlook &outlook) const
{
    QStringList said;
    for (const MergeClash &clash : outlook.clashes) {
        const TableLayout *layout = m_session.layoutForTable(clash.table.toStdString());
        const QString rows = layout ? recordCount(*layout, clash.rows)
                                    : tr("%1 of %2").arg(countText(clash.rows), clash.table);
        QStringList names;
        for (const QString &column : clash.columns) {
            const int at = layout ? layout->column(column.toStdString()) : -1;
            names << (at < 0 ? column : layout->columns[at].label);
        }
        said
            << (names.isEmpty()
                    ? tr("They cannot be merged: %1 cannot be moved to the other record.").arg(rows)
                    : tr("They cannot be merged yet: both have %1 with the same %2. Delete or "
                         "change one of each first.")
                          .arg(rows, names.join(u", "_s)));
    }
    return said.join(u' ');
}

void MergeDialog::showOutlook()
{
    const auto kept = static_cast<std::size_t>(m_model->kept());
    const MergeOutlook &outlook = m_model->pair().outlooks[kept];
    const auto changed = static_cast<int>(m_model->merge(m_layout.tableName()).values.size());
    QStringList said;
    said << (changed == 0 ? tr("The kept record stays as it is.")
                          : tr("%Ln fields of the kept record change.", nullptr, changed));
    const QString moved = outlookText(outlook);
    if (!moved.isEmpty())
        said << tr("It also gets what belongs to the other one: %1.").arg(moved);
    said << tr("The other record is deleted. You can undo all of it in one step.");
    m_outlook->setText(said.join(u' '));
    const QString clashes = clashText(outlook);
    m_clashes->setText(clashes);
    m_clashes->setVisible(!clashes.isEmpty());
    m_merge->setEnabled(clashes.isEmpty());
}

void MergeDialog::store()
{
    const auto kept = static_cast<std::size_t>(m_model->kept());
    const RowMerge merge = m_model->merge(m_layout.tableName());
    const QString name = m_model->pair().captions[kept];
    m_session.undoStack().push(new MergeRecords(
        m_session, merge,
        name.isEmpty() ? tr("Merge two %1").arg(m_layout.title) : tr("Merge into %1").arg(name)));
    accept();
    Q_EMIT merged(merge.kept);
}

} // namespace waybill
