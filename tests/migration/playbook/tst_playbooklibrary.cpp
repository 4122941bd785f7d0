// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbooklibrary.h"
#include "migration/playbook/playbookparser.h"

#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace {

const QString builtIn = u":/playbooks/resume-toolkit"_s;

/// A copy of the built-in playbook with another line in place of one of its own.
QString copyPlaybook(const QString &folder, const QByteArray &line, const QByteArray &other)
{
    QDir().mkpath(folder);
    for (const QString &name : QDir(builtIn).entryList()) {
        QFile from(builtIn + u'/' + name);
        QFile to(folder + u'/' + name);
        if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
            return {};
        to.write(from.readAll().replace(line, other));
    }
    return folder + "/playbook.yaml"_L1;
}

const Playbook *find(const std::vector<Playbook> &playbooks, const std::string &id)
{
    for (const Playbook &playbook : playbooks) {
        if (playbook.id == id)
            return &playbook;
    }
    return nullptr;
}

} // namespace

class tst_PlaybookLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void builtInPlaybooksAreThereAndGood();
    void everyFileOfThePlaybooksIsBuiltIn();
    void theResourceIsTheFile();
    void anExtraFolderAddsPlaybooks();
    void theUsersPlaybookReplacesTheBuiltInOne();
    void aBadPlaybookIsLeftOutWithItsReason();
    void findsByIdFileOrFolder();
    void anUnknownIdIsAProblemWithASuggestion();

private:
    QTemporaryDir m_empty;
};

void tst_PlaybookLibrary::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void tst_PlaybookLibrary::init()
{
    qunsetenv("WAYBILL_PLAYBOOKS");
    QDir(userPlaybooksFolder()).removeRecursively();
}

void tst_PlaybookLibrary::builtInPlaybooksAreThereAndGood()
{
    Problems problems;
    const auto playbooks = availablePlaybooks(&problems);
    for (const Problem &problem : problems)
        qWarning().noquote() << describe(problem);
    QVERIFY(problems.isEmpty());
    const Playbook *toolkit = find(playbooks, "resume-toolkit");
    QVERIFY(toolkit);
    QCOMPARE(toolkit->folder, builtIn);
}

void tst_PlaybookLibrary::everyFileOfThePlaybooksIsBuiltIn()
{
    const QDir sources(QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks"));
    int files = 0;
    QDirIterator every(sources.path(), QDir::Files, QDirIterator::Subdirectories);
    while (every.hasNext()) {
        const QString name = sources.relativeFilePath(every.next());
        QVERIFY2(QFile::exists(u":/playbooks/"_s + name), qPrintable(name));
        ++files;
    }
    QVERIFY(files >= 3);
}

void tst_PlaybookLibrary::theResourceIsTheFile()
{
    const auto file = readPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/playbook.yaml"));
    const auto resource = readPlaybook(builtIn + "/playbook.yaml"_L1);
    QVERIFY(file && resource);
    QCOMPARE(resource->sha256, file->sha256);
}

void tst_PlaybookLibrary::anExtraFolderAddsPlaybooks()
{
    const QTemporaryDir extra;
    QVERIFY(!copyPlaybook(extra.filePath(u"mine"_s), "id: resume-toolkit", "id: mine").isEmpty());
    qputenv("WAYBILL_PLAYBOOKS", extra.path().toUtf8());
    const auto playbooks = availablePlaybooks();
    QVERIFY(find(playbooks, "mine"));
    QVERIFY(find(playbooks, "resume-toolkit"));
}

void tst_PlaybookLibrary::theUsersPlaybookReplacesTheBuiltInOne()
{
    const QString folder = userPlaybooksFolder() + "/toolkit"_L1;
    QVERIFY(!copyPlaybook(folder, "name: Resume Toolkit", "name: My toolkit").isEmpty());
    const auto playbooks = availablePlaybooks();
    QCOMPARE(find(playbooks, "resume-toolkit")->name, u"My toolkit"_s);
    QCOMPARE(std::count_if(playbooks.begin(), playbooks.end(),
                           [](const Playbook &p) { return p.id == "resume-toolkit"; }),
             1);
}

void tst_PlaybookLibrary::aBadPlaybookIsLeftOutWithItsReason()
{
    const QTemporaryDir extra;
    const QString path =
        copyPlaybook(extra.filePath(u"broken"_s), "id: resume-toolkit", "idd: broken");
    qputenv("WAYBILL_PLAYBOOKS", extra.path().toUtf8());
    Problems problems;
    const auto playbooks = availablePlaybooks(&problems);
    QVERIFY(!find(playbooks, "broken"));
    QVERIFY(!problems.isEmpty());
    QCOMPARE(problems.first().file, path);
    const auto found = findPlaybook(u"broken"_s);
    QVERIFY(!found);
    QVERIFY(found.error().code != "PB-01"_L1);
}

void tst_PlaybookLibrary::findsByIdFileOrFolder()
{
    const QTemporaryDir extra;
    const QString path = copyPlaybook(extra.filePath(u"mine"_s), "id: resume-toolkit", "id: mine");
    QCOMPARE(findPlaybook(u"resume-toolkit"_s)->folder, builtIn);
    QCOMPARE(findPlaybook(path)->id, std::string("mine"));
    QCOMPARE(findPlaybook(extra.filePath(u"mine"_s))->id, std::string("mine"));
    QVERIFY(!findPlaybook(extra.filePath(u"none/playbook.yaml"_s)));
}

void tst_PlaybookLibrary::anUnknownIdIsAProblemWithASuggestion()
{
    const auto found = findPlaybook(u"resume-tolkit"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"PB-01"_s);
    QVERIFY(found.error().hint.contains("resume-toolkit"_L1));
}

QTEST_GUILESS_MAIN(tst_PlaybookLibrary)
#include "tst_playbooklibrary.moc"
