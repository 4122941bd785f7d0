// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"

#include "migration/target/statement.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/settings.h"
#include "ui/tables/tablepage.h"
#include "ui/wizard/migrationwizard.h"

#include <QDirIterator>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill::test {

Desk::Desk(const QString &sample)
    : m_workspace(m_folder.filePath(u"Job search"_s))
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath(u"cache"_s).toLocal8Bit());
    Settings::useFile(m_folder.filePath(u"settings.ini"_s));
    const QDir from(QStringLiteral(WAYBILL_SOURCE_DIR) + "/resources/samples/"_L1 + sample);
    QDirIterator files(from.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString target = m_workspace + u'/' + from.relativeFilePath(file);
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(file, target);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    }
}

QString Desk::database() const
{
    return m_workspace + "/data/resume_toolkit.db"_L1;
}

bool press(QWidget *window, const char *name, int milliseconds)
{
    // Pages that are not shown may have one of the same name.
    QPushButton *ready = nullptr;
    const auto find = [&] {
        const auto all = window->findChildren<QPushButton *>(QString::fromLatin1(name));
        const auto found = std::find_if(all.begin(), all.end(), [](const QPushButton *button) {
            return button->isVisible() && button->isEnabled();
        });
        ready = found == all.end() ? nullptr : *found;
        return ready != nullptr;
    };
    if (!QTest::qWaitFor(find, milliseconds)) {
        qWarning("%s cannot be pressed", name);
        return false;
    }
    QTest::mouseClick(ready, Qt::LeftButton);
    return true;
}

bool walkThrough(MigrationWizard &wizard, int milliseconds)
{
    for (int step = wizard.currentStep(); step < MigrationWizard::Done; ++step) {
        const auto &tried = wizard.state().rehearsal;
        if (step == MigrationWizard::Rehearsal
            && !QTest::qWaitFor([&] { return tried.has_value(); }, milliseconds))
            return false;
        if (tried && !tried->ok()) {
            qWarning("the rehearsal failed: %s", qPrintable(tried->verdict));
            return false;
        }
        if (!press(&wizard, "next", milliseconds))
            return false;
        if (!QTest::qWaitFor([&] { return wizard.currentStep() == step + 1; }, milliseconds)) {
            qWarning("the wizard stays at step %d", step);
            return false;
        }
    }
    return true;
}

bool migrate(MainWindow &window, const QString &workspace)
{
    window.startImport(workspace);
    if (!walkThrough(*window.wizard()) || !press(window.wizard(), "next"))
        return false;
    return QTest::qWaitFor(
        [&] {
            return !window.wizard() && window.session() && !window.session()->layouts().isEmpty();
        },
        60000);
}

TablePage *showTable(MainWindow &window, const QString &view)
{
    window.goTo(u"view:"_s + view);
    TablePage *shown = nullptr;
    const auto listed = [&] {
        for (auto *page : window.findChildren<TablePage *>()) {
            if (page->isVisible() && page->model().layout().id == view && page->model().isListed())
                shown = page;
        }
        return shown != nullptr;
    };
    return QTest::qWaitFor(listed, 20000) ? shown : nullptr;
}

bool deleteSelected(TablePage &page)
{
    const qint64 before = page.model().total();
    page.deleteSelected();
    const auto isDone = [&] {
        for (auto *question : page.window()->findChildren<QMessageBox *>(u"deleteQuestion"_s)) {
            if (question->isVisible())
                return press(question, "deleteNow");
        }
        return page.model().total() < before;
    };
    return QTest::qWaitFor(isDone, 10000);
}

qint64 countRows(const QString &database, const std::string &sql)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return -1;
    const auto number = queryInteger(*connection, sql);
    return number ? *number : -1;
}

} // namespace waybill::test
