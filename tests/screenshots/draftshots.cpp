// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/draftshots.h"

#include "tests/screenshots/camera.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/wizard/draftdialog.h"
#include "ui/wizard/migrationwizard.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

void writeLibrary(const QString &library)
{
    write(library + u"/members.json"_s,
          R"([{"id": "m-1", "name": "Ada Roe", "address": {"town": "Fernway", "zip": "01234"},
               "interests": ["gardens", "maps"]},
              {"id": "m-2", "name": "Ben Oak", "address": {"town": "Oakham", "zip": "00210"},
               "interests": "bees"}])");
    QByteArray loans = "Loan no;Member;Lent on;Back on;State;Fee\n";
    for (int i = 1; i <= 24; ++i) {
        const QByteArray day = QByteArray::number(10 + i % 18);
        loans += QByteArray::number(i) + ";m-" + QByteArray::number(1 + i % 2) + ";2025-03-" + day
            + ";0" + QByteArray::number(1 + i % 9) + "/04/2025;" + (i % 3 ? "lent" : "back")
            + ";0.50\n";
    }
    write(library + u"/loans.csv"_s, loans);
    write(library + u"/broken.json"_s, "{\"a\": ");
}

} // namespace

void shootDraft(MainWindow &window)
{
    const QTemporaryDir place;
    const QString library = place.filePath(u"Village library"_s);
    QDir().mkpath(library);
    writeLibrary(library);
    window.startImport(library);
    wait(800);
    shoot(window.wizard(), u"draft-0-choose"_s);
    press(window.wizard(), "somethingElse");
    const auto *wizard = window.wizard();
    waitFor([&] { return wizard->findChild<DraftDialog *>() != nullptr; });
    auto *dialog = wizard->findChild<DraftDialog *>();
    const auto *use = dialog->findChild<QPushButton *>(u"useDraft"_s);
    waitFor([&] { return use->isEnabled(); });
    wait(300);
    shoot(dialog, u"draft-1-tables"_s);
    dialog->findChild<QTabWidget *>(u"draftTabs"_s)->setCurrentIndex(1);
    wait(200);
    shoot(dialog, u"draft-2-files"_s);
    dialog->reject();
    QDir(library).removeRecursively();
    QDir().mkpath(library);
    write(library + u"/broken.json"_s, "{\"a\": ");
    press(window.wizard(), "somethingElse");
    wait(900);
    if (auto *empty = shown<DraftDialog>(*wizard)) {
        shoot(empty, u"draft-3-nothing"_s);
        empty->reject();
    }
    wait(200);
    window.wizard()->reject();
    wait(300);
}

} // namespace waybill::test
