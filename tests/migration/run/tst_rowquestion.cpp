// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspection.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/playbookparser.h"
#include "migration/run/migrate.h"
#include "migration/workspace/reading.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// Questions that are answered with one of the rows the files make, and values that depend on
/// others.
class tst_RowQuestion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePlaybookIsSoundAndExplained();
    void oneRowNeedsNoQuestion();
    void aSecondOneIsAskedAbout();
    void theOptionsAreTheRows();
    void labelsThatTwoShareNameNobody();
    void theLongestNameIsMeant();
    void valuesDecide();
    void theFilesMayBeUsedForAWhile();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    Report run(const Answers &answers = {}) const;
    QStringList rows(const QString &sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Playbook m_playbook;
};

void tst_RowQuestion::init()
{
    m_folder = std::make_unique<QTemporaryDir>(test::fastFolder());
    QVERIFY(QDir(m_folder->path()).mkpath(u"book"_s));
    const auto playbook = readPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/run/data/notebook/playbook.yaml"));
    QVERIFY2(playbook, playbook ? "" : qPrintable(describe(playbook.error())));
    m_playbook = *playbook;
    write(u"persons.json"_s, R"([{"name": "Ada", "born": "1990"}, {"name": "Ada Roe"}])");
    write(u"notes.json"_s, R"([{"text": "one", "kind": "note", "on": "2025-01-02", "state": "done"},
 {"text": "two for @Ada Roe", "kind": "REMARK", "on": "2025-01-03", "state": "open"},
 {"text": "three", "kind": "draft"}, {"text": "four", "kind": "note", "by": ["Ada"]}])");
}

void tst_RowQuestion::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(u"book/"_s + name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Report tst_RowQuestion::run(const Answers &answers) const
{
    MigrationRequest request;
    request.workspace = m_folder->filePath(u"book"_s);
    request.playbook = m_playbook;
    request.answers = answers;
    return migrate(request);
}

QStringList tst_RowQuestion::rows(const QString &sql) const
{
    return test::queryRows(m_folder->filePath(u"book/notebook.db"_s), sql);
}

void tst_RowQuestion::thePlaybookIsSoundAndExplained()
{
    const Problems problems = lintPlaybook(
        QStringLiteral(WAYBILL_SOURCE_DIR "/tests/migration/run/data/notebook/playbook.yaml"));
    QVERIFY2(problems.isEmpty(),
             qPrintable(problems.isEmpty() ? QString() : describe(problems.first())));
    const QString text = explainPlaybook(m_playbook);
    QVERIFY2(text.contains(u"id is made from /name and /born"_s), qPrintable(text));
    QVERIFY2(text.contains(u"/kind is one of"_s), qPrintable(text));
}

void tst_RowQuestion::oneRowNeedsNoQuestion()
{
    write(u"persons.json"_s, R"([{"name": "Ada"}])");
    const Report report = run();
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : report.verdict));
    QCOMPARE(rows(u"SELECT DISTINCT p.name FROM notes n JOIN persons p ON p.id = n.person_id"_s),
             QStringList{u"Ada"_s});
    const auto inspection = inspectWorkspace(m_folder->filePath(u"book"_s), m_playbook, {});
    QVERIFY(inspection);
    QVERIFY(inspection->questions.isEmpty());
}

void tst_RowQuestion::aSecondOneIsAskedAbout()
{
    const Report report = run();
    QVERIFY(report.failure.has_value());
    QCOMPARE(report.failure->code, u"ASK-01"_s);
    QCOMPARE(exitCode(report), 5);
    QCOMPARE(run({{"choices/writer", "Bo"}}).failure->code, u"ASK-02"_s);
}

void tst_RowQuestion::theOptionsAreTheRows()
{
    const auto inspection = inspectWorkspace(m_folder->filePath(u"book"_s), m_playbook, {});
    QVERIFY(inspection);
    QCOMPARE(inspection->questions.size(), 1);
    const Question &question = inspection->questions.first();
    QCOMPARE(QString::fromStdString(question.id), u"choices/writer/notes.json"_s);
    QStringList labels;
    for (const Question::Option &option : question.options)
        labels << option.label;
    labels.sort();
    QCOMPARE(labels,
             (QStringList{u"Ada"_s, u"Ada Roe"_s, u"Whom it mentions; if nobody, Ada"_s,
                          u"Whom it mentions; if nobody, Ada Roe"_s,
                          u"Whom it mentions; the others are set aside"_s}));
    // What the window answers is what a run takes.
    for (const Question::Option &option : question.options) {
        const Report report = run({{question.id, option.value}});
        QVERIFY2(report.ok(), option.value.c_str());
    }
}

void tst_RowQuestion::labelsThatTwoShareNameNobody()
{
    write(u"persons.json"_s, R"([{"name": "Ada", "born": "1"}, {"name": "Ada", "born": "2"}])");
    QCOMPARE(run({{"choices/writer", "Ada"}}).failure->code, u"ASK-02"_s);
    const Report report = run({{"choices/writer", "mentioned"}});
    QVERIFY(report.ok());
    QCOMPARE(report.recordsSetAside, 3);
}

void tst_RowQuestion::theLongestNameIsMeant()
{
    const Report report = run({{"choices/writer", "mentioned, else Ada"}});
    QVERIFY2(report.ok(), qPrintable(report.failure ? describe(*report.failure) : report.verdict));
    QCOMPARE(rows(u"SELECT n.text || ': ' || p.name FROM notes n"
                  " JOIN persons p ON p.id = n.person_id ORDER BY n.id"_s),
             (QStringList{u"one: Ada"_s, u"two for @Ada Roe: Ada Roe"_s, u"four: Ada"_s}));
}

void tst_RowQuestion::valuesDecide()
{
    QVERIFY(run({{"choices/writer", "Ada"}}).ok());
    QCOMPARE(rows(u"SELECT text, done_on FROM notes ORDER BY id"_s),
             (QStringList{u"one | 2025-01-02"_s, u"two for @Ada Roe | NULL"_s, u"four | NULL"_s}));
    QCOMPARE(rows(u"SELECT count(DISTINCT id), min(length(id)) FROM persons"_s),
             QStringList{u"2 | 16"_s});
}

void tst_RowQuestion::theFilesMayBeUsedForAWhile()
{
    const QString folder = m_folder->filePath(u"book"_s);
    const QString database = m_folder->filePath(u"book/notebook.db"_s);
    using Reading = WorkspaceState::Reading;
    QCOMPARE(workspaceState(folder, m_playbook).reading, Reading::Files);
    QVERIFY(run({{"choices/writer", "Ada"}}).ok());
    QCOMPARE(workspaceState(folder, m_playbook).reading, Reading::Database);

    QVERIFY(chooseReading(database, Reading::Files));
    const WorkspaceState files = workspaceState(folder, m_playbook);
    QCOMPARE(files.reading, Reading::Files);
    QVERIFY2(files.note.contains(u"You chose"_s), qPrintable(files.note));
    QCOMPARE(*chosenReading(database), Reading::Files);
    const auto opened = openFromFiles(folder, m_playbook, {{"choices/writer", "Ada"}});
    QVERIFY2(opened, opened ? "" : qPrintable(describe(opened.error())));
    QCOMPARE(test::queryRows(*opened, u"SELECT count(*) FROM notes"_s), QStringList{u"3"_s});
    closeFilesDatabase(*opened);
    // Nobody has said whose notes they are: they are shown all the same.
    const auto open = openFromFiles(folder, m_playbook, {});
    QVERIFY2(open, open ? "" : qPrintable(describe(open.error())));
    QCOMPARE(test::queryRows(*open, u"SELECT count(*) FROM notes"_s), QStringList{u"3"_s});
    closeFilesDatabase(*open);

    auto outlook = readingOutlook(database, folder);
    QVERIFY(outlook);
    QVERIFY(readingAdvice(*outlook, Reading::Files).isEmpty());
    QVERIFY(readingAdvice(*outlook, Reading::Database).isEmpty());
    {
        auto connection = Connection::open(database, Connection::Mode::ReadWrite);
        QVERIFY(connection);
        QVERIFY(connection->run("UPDATE notes SET text = 'uno' WHERE id = 1"));
    }
    write(u"notes.json"_s, "[]");
    outlook = readingOutlook(database, folder);
    QVERIFY(outlook);
    QCOMPARE(outlook->edits, 1);
    QCOMPARE(outlook->changedFiles, QStringList{u"notes.json"_s});
    QVERIFY(!readingAdvice(*outlook, Reading::Files).isEmpty());
    QVERIFY(readingAdvice(*outlook, Reading::Database).contains(u"notes.json"_s));

    QVERIFY(chooseReading(database, Reading::Database));
    QCOMPARE(workspaceState(folder, m_playbook).reading, Reading::Database);
}

QTEST_GUILESS_MAIN(tst_RowQuestion)
#include "tst_rowquestion.moc"
