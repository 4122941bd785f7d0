// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aside/mendrecorddialog.h"

#include "migration/aside/mend.h"
#include "models/aside/asidemodels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

enum Column { Name, InFile, ReadAs, Expected, Columns };

QTableWidgetItem *fixedCell(const QString &text)
{
    auto *cell = new QTableWidgetItem(text);
    cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    cell->setToolTip(text.size() > 30 ? text.toHtmlEscaped() : QString());
    return cell;
}

} // namespace

MendRecordDialog::MendRecordDialog(const AsideItem &item, AsideFileRecord record, QWidget *parent)
    : QDialog(parent)
    , m_item(item)
    , m_record(std::move(record))
    , m_table(new QTableWidget(this))
    , m_count(mutedText(QString(), this))
    , m_mend(button(tr("&Mend"), {}, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Mend a record"));
    resize(860, 560);
    m_table->setObjectName(u"mendFields"_s);
    m_table->setAccessibleName(tr("Values of the record"));
    m_mend->setObjectName(u"mendNow"_s);
    m_mend->setDefault(true);
    auto *cancel = button(tr("&Cancel"), {}, ButtonKind::Plain, this);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_count, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_mend);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(10);
    column->addWidget(pageTitle(asidePlaceText(item), this));
    column->addWidget(bodyText(
        tr("Enter beside a value what is to be read instead of it. Your file stays as it is; the "
           "mending waits until you try it."),
        this));
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    fill();
    connect(m_table, &QTableWidget::itemChanged, this, &MendRecordDialog::update);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_mend, &QPushButton::clicked, this, &QDialog::accept);
    update();
}

void MendRecordDialog::fill()
{
    m_table->setColumnCount(Columns);
    m_table->setHorizontalHeaderLabels(
        {tr("Field"), tr("In the file"), tr("Read it as"), tr("Expected")});
    m_table->setRowCount(static_cast<int>(m_record.fields.size()));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 20);
    int wanted = 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const AsideField &field = m_record.fields[row];
        const QString text = field.secret ? tr("(a secret)")
            : field.missing               ? tr("(nothing)")
                                          : QString::fromStdString(field.text);
        m_table->setItem(row, Name, fixedCell(QString::fromStdString(field.place)));
        m_table->setItem(row, InFile, fixedCell(text));
        m_table->setItem(row, Expected, fixedCell(field.expected));
        auto *cell = new QTableWidgetItem;
        if (field.secret)
            cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_table->setItem(row, ReadAs, cell);
        if (field.place == m_item.place)
            wanted = row;
        if (field.words.isEmpty() || field.secret)
            continue;
        auto *words = new QComboBox(m_table);
        words->setAccessibleName(tr("Read %1 as").arg(field.name));
        words->addItem(QString());
        for (const AsideWord &word : field.words)
            words->addItem(word.label, QString::fromStdString(word.spelling));
        m_table->setCellWidget(row, ReadAs, words);
        connect(words, &QComboBox::currentIndexChanged, this, &MendRecordDialog::update);
    }
    m_table->resizeColumnsToContents();
    constexpr int widest = 260;
    for (int column = 0; column < Columns; ++column)
        m_table->setColumnWidth(column, std::clamp(m_table->columnWidth(column), 100, widest));
    m_table->horizontalHeader()->setSectionResizeMode(ReadAs, QHeaderView::Stretch);
    m_table->setCurrentCell(wanted, ReadAs);
    m_table->scrollToItem(m_table->item(wanted, ReadAs), QAbstractItemView::PositionAtCenter);
    m_table->setFocus();
}

QList<PendingMending> MendRecordDialog::mendings() const
{
    QList<PendingMending> found;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const AsideField &field = m_record.fields[row];
        const auto *words = qobject_cast<QComboBox *>(m_table->cellWidget(row, ReadAs));
        const QString text =
            words ? words->currentData().toString() : m_table->item(row, ReadAs)->text();
        if (!text.isEmpty() && text.toStdString() != field.text)
            found.append(mendPlace(m_item, m_record.key, field.place, text.toStdString()));
    }
    return found;
}

void MendRecordDialog::update()
{
    const auto count = static_cast<int>(mendings().size());
    m_mend->setEnabled(count > 0);
    m_count->setText(count > 0 ? tr("%Ln values are read otherwise.", nullptr, count)
                               : tr("Nothing is entered yet."));
}

} // namespace waybill
