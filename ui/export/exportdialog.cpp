// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "ui/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Entry
{
    ExportFormat format;
    const char *icon;
    QString name;
    QString about;
};

QList<Entry> entries()
{
    using enum ExportFormat;
    return {
        {Csv, "file-csv", ExportDialog::tr("CSV"),
         ExportDialog::tr("For programs: the values as they are stored, in UTF-8, as RFC 4180 "
                          "says.")},
        {CsvForExcel, "file-csv", ExportDialog::tr("CSV for Excel"),
         ExportDialog::tr("For a double click: separator and decimal sign as spreadsheets of this "
                          "country expect them.")},
        {Xlsx, "columns", ExportDialog::tr("Workbook (XLSX)"),
         ExportDialog::tr("For spreadsheets: numbers are numbers, and texts are never run as "
                          "formulas.")},
        {Json, "file-json", ExportDialog::tr("JSON"),
         ExportDialog::tr("For programs: one array with an object for each row.")},
        {JsonLines, "file-json", ExportDialog::tr("JSON Lines"),
         ExportDialog::tr("For programs: an object on each line, to be read bit by bit.")},
        {Html, "file-text", ExportDialog::tr("Web page (HTML)"),
         ExportDialog::tr("For reading: one file that any browser shows, as on screen.")},
        {Pdf, "file-text", ExportDialog::tr("PDF"),
         ExportDialog::tr("For reading and printing: titles on every page, pages numbered.")}};
}

QString text(char c)
{
    return QString(QLatin1Char(c));
}

} // namespace

QString fileFilter(ExportFormat format)
{
    const QList<Entry> all = entries();
    for (const Entry &entry : all) {
        if (entry.format == format)
            return u"%1 (*.%2)"_s.arg(QString(entry.name).remove(u'(').remove(u')'),
                                      suffixOf(format));
    }
    return {};
}

ExportDialog::ExportDialog(const ExportOffer &offer, QWidget *parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_format(new QComboBox(this))
    , m_about(mutedText(QString(), this))
    , m_all(new QRadioButton(this))
    , m_selected(new QRadioButton(this))
    , m_csv(nullptr)
    , m_separator(new QComboBox(this))
    , m_decimal(new QComboBox(this))
    , m_guard(new QCheckBox(tr("Pro&tect from formulas"), this))
    , m_words(new QCheckBox(tr("Write &words as they are shown"), this))
    , m_wordsAbout(mutedText(
          tr("“Phone screen” for example, and not the word that is stored for it."), this))
    , m_export(button(QString(), u"upload"_s, ButtonKind::Primary, this))
{
    setWindowTitle(tr("Export %1").arg(offer.title));
    setMinimumWidth(560);
    m_format->setObjectName(u"exportFormat"_s);
    m_format->setAccessibleName(tr("Format"));
    const QList<Entry> all = entries();
    for (const Entry &entry : all)
        m_format->addItem(icon(QString::fromLatin1(entry.icon)), entry.name,
                          static_cast<int>(entry.format));
    m_words->setObjectName(u"exportWords"_s);
    m_export->setObjectName(u"exportNow"_s);
    m_export->setDefault(true);
    m_wordsAbout->setIndent(24);
    m_csv = makeCsvOptions();

    auto *formatLabel = bodyText(tr("&Format"), this);
    formatLabel->setTextFormat(Qt::AutoText);
    formatLabel->setBuddy(m_format);
    auto *cancel = button(tr("&Cancel"), {}, ButtonKind::Plain, this);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(8);
    column->addWidget(pageTitle(windowTitle(), this));
    column->addWidget(makeRows());
    column->addSpacing(8);
    column->addWidget(formatLabel);
    column->addWidget(m_format);
    column->addWidget(m_about);
    column->addWidget(m_csv);
    column->addWidget(m_words);
    column->addWidget(m_wordsAbout);
    column->addStretch();
    column->addSpacing(8);
    column->addLayout(foot);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
    connect(m_all, &QRadioButton::toggled, this, &ExportDialog::showRows);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this,
            [this] { Settings::setNumber(u"export/format"_s, static_cast<int>(format())); });
    const int last = m_format->findData(Settings::number(u"export/format"_s, 0));
    m_format->setCurrentIndex(std::max(0, last));
    showFormat();
    showRows();
    m_format->setFocus();
}

QWidget *ExportDialog::makeRows()
{
    auto *rows = new QWidget(this);
    m_all->setText(tr("&All %Ln rows that are shown", nullptr, static_cast<int>(m_offer.shown)));
    m_selected->setText(
        tr("Only the %Ln &selected rows", nullptr, static_cast<int>(m_offer.selected)));
    m_all->setObjectName(u"exportAll"_s);
    m_selected->setObjectName(u"exportSelected"_s);
    m_all->setChecked(true);
    m_selected->setEnabled(m_offer.selected > 0);
    const QString columns =
        tr("%Ln columns, as they are shown and in their order", nullptr, m_offer.columns);
    const QString what =
        m_offer.notes.isEmpty() ? tr("%1.").arg(columns) : tr("%1. %2").arg(columns, m_offer.notes);
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(mutedText(what, rows));
    column->addSpacing(4);
    column->addWidget(m_all);
    column->addWidget(m_selected);
    return rows;
}

QWidget *ExportDialog::makeCsvOptions()
{
    auto *options = new QWidget(this);
    options->setObjectName(u"csvOptions"_s);
    m_separator->setObjectName(u"exportSeparator"_s);
    m_separator->setAccessibleName(tr("Separator"));
    m_separator->addItem(tr("Comma"), u","_s);
    m_separator->addItem(tr("Semicolon"), u";"_s);
    m_separator->addItem(tr("Tab"), u"\t"_s);
    m_decimal->setObjectName(u"exportDecimal"_s);
    m_decimal->setAccessibleName(tr("Decimal sign"));
    m_decimal->addItem(tr("Point"), u"."_s);
    m_decimal->addItem(tr("Comma"), u","_s);
    m_guard->setObjectName(u"exportGuard"_s);
    auto *about = mutedText(tr("A spreadsheet runs a text that begins with =, +, - or @ as a "
                               "formula. An apostrophe before it prevents that, and is then part "
                               "of the file."),
                            options);
    about->setIndent(24);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->addRow(tr("S&eparator"), m_separator);
    form->addRow(tr("&Decimal sign"), m_decimal);
    auto *column = new QVBoxLayout(options);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(m_guard);
    column->addWidget(about);
    return options;
}

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(m_format->currentData().toInt());
}

bool ExportDialog::selectedOnly() const
{
    return m_selected->isChecked();
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice = startingChoice(format());
    choice.words = m_words->isChecked();
    if (isCsv(choice.format)) {
        choice.csv.separator = m_separator->currentData().toString().at(0).toLatin1();
        choice.csv.decimalPoint = m_decimal->currentData().toString().at(0).toLatin1();
        choice.csv.guardFormulas = m_guard->isChecked();
    }
    return choice;
}

void ExportDialog::showFormat()
{
    const ExportChoice start = startingChoice(format());
    m_about->setText(entries().value(m_format->currentIndex()).about);
    m_csv->setVisible(isCsv(start.format));
    m_separator->setCurrentIndex(m_separator->findData(text(start.csv.separator)));
    m_decimal->setCurrentIndex(m_decimal->findData(text(start.csv.decimalPoint)));
    m_guard->setChecked(start.csv.guardFormulas);
    const bool people = isForPeople(start.format);
    m_words->setChecked(start.words || people);
    m_words->setVisible(!people);
    m_wordsAbout->setVisible(!people);
    adjustSize();
}

void ExportDialog::showRows()
{
    const qint64 rows = selectedOnly() ? m_offer.selected : m_offer.shown;
    m_export->setText(tr("&Export %Ln rows…", nullptr, static_cast<int>(rows)));
    m_export->setAccessibleName(tr("Export %Ln rows", nullptr, static_cast<int>(rows)));
}

} // namespace waybill
