// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/activitydialog.h"

#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QDateEdit *dayEdit(const QDate &day, const char *name, const QString &label, QWidget *parent)
{
    auto *edit = new QDateEdit(day, parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(label);
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

ActivityDialog::ActivityDialog(const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_format(new QComboBox(this))
    , m_export(button(tr("&Export…"), u"upload"_s, ButtonKind::Primary, this))
{
    const QDate today = QDate::currentDate();
    m_from = dayEdit(QDate(today.year(), today.month(), 1).addMonths(-1), "activityFrom",
                     tr("First day"), this);
    m_to = dayEdit(today, "activityTo", tr("Last day"), this);
    setWindowTitle(title);
    setMinimumWidth(520);
    m_name->setObjectName(u"activityName"_s);
    m_name->setAccessibleName(tr("Your name"));
    m_name->setPlaceholderText(tr("Printed at the top of a PDF"));
    m_format->setObjectName(u"activityFormat"_s);
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("PDF"), static_cast<int>(ExportFormat::Pdf));
    m_format->addItem(tr("CSV"), static_cast<int>(ExportFormat::Csv));
    m_format->addItem(tr("CSV for Excel"), static_cast<int>(ExportFormat::CsvForExcel));
    m_export->setObjectName(u"activityExport"_s);
    m_export->setDefault(true);
    auto *cancel = button(tr("&Cancel"), {}, ButtonKind::Plain, this);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->addRow(tr("Fi&rst day"), m_from);
    form->addRow(tr("&Last day"), m_to);
    form->addRow(tr("Your &name"), m_name);
    form->addRow(tr("&Format"), m_format);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(pageTitle(title, this));
    column->addWidget(mutedText(tr("What you did between two days, in the order of the days, as "
                                   "offices ask for it."),
                                this));
    column->addLayout(form);
    column->addStretch();
    column->addLayout(foot);
    connect(m_from, &QDateEdit::dateChanged, this, &ActivityDialog::check);
    connect(m_to, &QDateEdit::dateChanged, this, &ActivityDialog::check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
}

/// A period that ends before it begins holds nothing.
void ActivityDialog::check()
{
    m_export->setEnabled(from() <= to());
}

QDate ActivityDialog::from() const
{
    return m_from->date();
}

QDate ActivityDialog::to() const
{
    return m_to->date();
}

QString ActivityDialog::name() const
{
    return m_name->text().simplified();
}

ExportChoice ActivityDialog::choice() const
{
    return startingChoice(static_cast<ExportFormat>(m_format->currentData().toInt()));
}

} // namespace waybill
