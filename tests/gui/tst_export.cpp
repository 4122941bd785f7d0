// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/export/activitydialog.h"
#include "ui/export/exportdialog.h"
#include "ui/export/exporter.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/settings.h"
#include "ui/tables/tablepage.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QMimeData>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What is on screen, out of the window by its own dialogs.
class ExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void aTableIsExportedAsItIsShown();
    void onlyTheSelectedRowsAreExported();
    void everyFormatIsWritten_data();
    void everyFormatIsWritten();
    void formulasAreGuardedWhereThatIsChosen_data();
    void formulasAreGuardedWhereThatIsChosen();
    void aFolderThatCannotBeWrittenIsSaid();
    void aLongExportCanBeCancelled();
    void selectedRowsAreCopiedAsTextAndAsHtml();
    void aPrinterThatIsAFileIsWrittenAsPdf();
    void theRecordOfAPeriodListsWhatIsInIt();

private:
    ExportDialog *open();
    bool finish(QDialog *dialog, const QString &path, const char *button = "exportNow");
    QStringList lines(const QString &path) const;
    QString said() const;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
    TablePage *m_page = nullptr;
};

void ExportTest::initTestCase()
{
    m_desk = std::make_unique<test::Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(test::migrate(*m_window, m_desk->workspace()));
    m_page = test::showTable(*m_window, u"applications"_s);
    QVERIFY(m_page);
}

void ExportTest::cleanup()
{
    m_page->view().clearSelection();
    m_page->clearFilters();
    Settings::setNumber(u"export/format"_s, 0);
}

void ExportTest::cleanupTestCase()
{
    m_window.reset();
    m_desk.reset();
}

/// Through the menu, as a person would.
ExportDialog *ExportTest::open()
{
    m_window->findChild<QAction *>(u"export"_s)->trigger();
    const auto dialogs = m_window->findChildren<ExportDialog *>();
    for (ExportDialog *dialog : dialogs) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

bool ExportTest::finish(QDialog *dialog, const QString &path, const char *button)
{
    if (!test::press(dialog, button))
        return false;
    QFileDialog *files = nullptr;
    const auto shown = [&] {
        const auto found = m_window->findChildren<QFileDialog *>();
        for (QFileDialog *each : found)
            files = each->isVisible() ? each : files;
        return files != nullptr;
    };
    if (!QTest::qWaitFor(shown, 5000))
        return false;
    files->selectFile(path);
    QMetaObject::invokeMethod(files, "accept");
    return QTest::qWaitFor([&] { return said().contains(QFileInfo(path).fileName()); }, 20000);
}

QString ExportTest::said() const
{
    const auto bars = m_window->findChildren<MessageBar *>();
    for (const MessageBar *bar : bars) {
        if (!bar->text().isEmpty())
            return bar->text();
    }
    return {};
}

QStringList ExportTest::lines(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    return text.remove(u'\r').trimmed().split(u'\n');
}

void ExportTest::aTableIsExportedAsItIsShown()
{
    const TableLayout &layout = m_page->model().layout();
    QHeaderView *header = m_page->view().horizontalHeader();
    const auto restore =
        qScopeGuard([header, before = header->saveState()] { header->restoreState(before); });
    for (int i = 0; i < layout.columns.size(); ++i)
        header->setSectionHidden(i, i > 2);
    header->moveSection(header->visualIndex(2), 0);
    m_page->model().sort(0, Qt::DescendingOrder);
    const QString path = m_folder.filePath(u"shown.csv"_s);
    ExportDialog *dialog = open();
    QVERIFY(dialog);
    QVERIFY(finish(dialog, path));
    QVERIFY2(said().contains(u"shown.csv"_s), qPrintable(said()));
    const QStringList written = lines(path);
    QCOMPARE(
        written.constFirst(),
        QStringList({layout.columns[2].label, layout.columns[0].label, layout.columns[1].label})
            .join(u','));
    QVERIFY(written.size() > m_page->model().rowCount()); // a text may have several lines
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void ExportTest::onlyTheSelectedRowsAreExported()
{
    m_page->view().selectRow(1);
    m_page->view().selectionModel()->select(
        m_page->model().index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QString path = m_folder.filePath(u"selected.jsonl"_s);
    ExportDialog *dialog = open();
    QVERIFY(dialog);
    auto *format = dialog->findChild<QComboBox *>(u"exportFormat"_s);
    format->setCurrentIndex(format->findData(static_cast<int>(ExportFormat::JsonLines)));
    QVERIFY(!dialog->findChild<QWidget *>(u"csvOptions"_s)->isVisible());
    QTest::mouseClick(dialog->findChild<QRadioButton *>(u"exportSelected"_s), Qt::LeftButton);
    QVERIFY(dialog->selectedOnly());
    QVERIFY(finish(dialog, path));
    QCOMPARE(lines(path).size(), 2);
}

void ExportTest::everyFormatIsWritten_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("csv") << int(ExportFormat::Csv) << QByteArray("Company,");
    QTest::newRow("csv for excel") << int(ExportFormat::CsvForExcel) << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("xlsx") << int(ExportFormat::Xlsx) << QByteArray("PK");
    QTest::newRow("json") << int(ExportFormat::Json) << QByteArray("[");
    QTest::newRow("jsonl") << int(ExportFormat::JsonLines) << QByteArray("{");
    QTest::newRow("html") << int(ExportFormat::Html) << QByteArray("<!DOCTYPE html>");
    QTest::newRow("pdf") << int(ExportFormat::Pdf) << QByteArray("%PDF-");
}

void ExportTest::everyFormatIsWritten()
{
    QFETCH(int, format);
    QFETCH(QByteArray, start);
    const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
    ExportDialog *dialog = open();
    QVERIFY(dialog);
    auto *formats = dialog->findChild<QComboBox *>(u"exportFormat"_s);
    formats->setCurrentIndex(formats->findData(format));
    const QString written = path + u'.' + suffixOf(ExportFormat(format));
    QVERIFY(finish(dialog, written));
    QVERIFY2(QFile::exists(written), qPrintable(said()));
    QFile file(written);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(start.size()), start);
}

void ExportTest::formulasAreGuardedWhereThatIsChosen_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<bool>("click");
    QTest::addColumn<bool>("guarded");
    QTest::newRow("csv") << int(ExportFormat::Csv) << false << false;
    QTest::newRow("csv, chosen") << int(ExportFormat::Csv) << true << true;
    QTest::newRow("for excel") << int(ExportFormat::CsvForExcel) << false << true;
    QTest::newRow("for excel, not chosen") << int(ExportFormat::CsvForExcel) << true << false;
}

void ExportTest::formulasAreGuardedWhereThatIsChosen()
{
    QFETCH(int, format);
    QFETCH(bool, click);
    QFETCH(bool, guarded);
    const QModelIndex note = m_page->model().index(0, m_page->model().layout().column("notes"));
    QTRY_VERIFY(note.data().isValid());
    if (note.data().toString() != "=1+1"_L1) {
        QSignalSpy saved(m_window->session(), &DataSession::saved);
        QVERIFY(m_page->model().setData(note, u"=1+1"_s, Qt::EditRole));
        QVERIFY(saved.wait());
    }
    m_page->view().setColumnHidden(note.column(), false);
    m_page->view().selectRow(0);
    const QString path =
        m_folder.filePath(u"guard %1.csv"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    ExportDialog *dialog = open();
    QVERIFY(dialog);
    auto *formats = dialog->findChild<QComboBox *>(u"exportFormat"_s);
    formats->setCurrentIndex(formats->findData(format));
    auto *separator = dialog->findChild<QComboBox *>(u"exportSeparator"_s);
    separator->setCurrentIndex(separator->findText(u"Semicolon"_s));
    dialog->findChild<QRadioButton *>(u"exportSelected"_s)->click();
    if (click)
        dialog->findChild<QCheckBox *>(u"exportGuard"_s)->click();
    QVERIFY(finish(dialog, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY2(written.contains("=1+1"), written.constData());
    QCOMPARE(written.contains("'=1+1"), guarded);
}

void ExportTest::aFolderThatCannotBeWrittenIsSaid()
{
    auto *exporter = m_window->findChild<Exporter *>();
    exporter->run({.title = u"Applications"_s,
                   .work =
                       [](const Observer &) {
                           return Problem{.code = u"FS-01"_s,
                                          .message = u"The file cannot be written."_s};
                       },
                   .done = {},
                   .path = {}});
    QTRY_COMPARE(said(), u"The file cannot be written."_s);
    QTRY_VERIFY(!m_window->findChild<QWidget *>(u"exportProgress"_s));
}

void ExportTest::aLongExportCanBeCancelled()
{
    auto *exporter = m_window->findChild<Exporter *>();
    exporter->run({.title = u"Exporting for ever"_s,
                   .work = [](const Observer &observer) -> Result<qint64> {
                       while (!observer.stop.stop_requested()) {
                           observer.progressed({.done = 1, .total = 3});
                           QThread::msleep(5);
                       }
                       return Problem{.code = u"CANCELLED"_s};
                   },
                   .done = {},
                   .path = {}});
    QTRY_VERIFY(m_window->findChild<QPushButton *>(u"cancelExport"_s)
                && m_window->findChild<QPushButton *>(u"cancelExport"_s)->isVisible());
    QVERIFY(test::press(m_window.get(), "cancelExport"));
    QTRY_VERIFY(said().contains(u"Nothing was written"_s));
    QTRY_VERIFY(!m_window->findChild<QWidget *>(u"exportProgress"_s));
}

void ExportTest::selectedRowsAreCopiedAsTextAndAsHtml()
{
    const TableModel &model = m_page->model();
    m_page->view().selectRow(0);
    m_window->findChild<QAction *>(u"copyWithTitles"_s)->trigger();
    QTRY_VERIFY(said().contains(u"copied"_s));
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied->hasHtml() && copied->hasText());
    QVERIFY(copied->text().startsWith(model.layout().columns[0].label + u'\t'));
    QCOMPARE(copied->text().section(u'\n', 1).section(u'\t', 0, 0),
             model.index(0, 0).data().toString());
    QVERIFY(copied->html().contains(u"<th>"_s + model.layout().columns[0].label));
}

void ExportTest::aPrinterThatIsAFileIsWrittenAsPdf()
{
    m_window->findChild<QAction *>(u"print"_s)->trigger();
    auto *dialog = m_window->findChild<QPrintDialog *>();
    QVERIFY(dialog);
    const QString path = m_folder.filePath(u"printed.pdf"_s);
    dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog->printer()->setOutputFileName(path);
    dialog->done(QDialog::Accepted);
    QTRY_VERIFY2(said().contains(u"printed.pdf"_s), qPrintable(said()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(5), QByteArray("%PDF-"));
}

void ExportTest::theRecordOfAPeriodListsWhatIsInIt()
{
    m_window->findChild<QAction *>(u"activityRecord"_s)->trigger();
    auto *dialog = m_window->findChild<ActivityDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QDateEdit *>(u"activityFrom"_s)->setDate(QDate(2000, 1, 1));
    dialog->findChild<QDateEdit *>(u"activityTo"_s)->setDate(QDate(2099, 12, 31));
    dialog->findChild<QComboBox *>(u"activityFormat"_s)->setCurrentIndex(1);
    const QString path = m_folder.filePath(u"record.csv"_s);
    QVERIFY(finish(dialog, path, "activityExport"));
    const qint64 dated = test::countRows(
        m_desk->database(), "SELECT count(*) FROM applications WHERE length(date_applied) >= 4");
    QVERIFY(dated > 0);
    QVERIFY2(said().startsWith(QString::number(dated) + u' '), qPrintable(said()));
    QVERIFY(lines(path).constFirst().startsWith(u"Date,Company,Role"_s));
}

QTEST_MAIN(ExportTest)
#include "tst_export.moc"
