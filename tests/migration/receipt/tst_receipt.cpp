// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/receipt/receipt.h"
#include "tests/support/resumeworkspace.h"

#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

class tst_Receipt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyTouchedIsConfirmed();
    void whatIsDifferentIsNamed_data();
    void whatIsDifferentIsNamed();
    void aLaterMigrationIsNoFault();
    void aFileThatIsNoReceiptIsRefused();

private:
    static QString reported(const ReceiptVerdict &verdict);
};

namespace {

QByteArray operator""_qb(const char *text, std::size_t size)
{
    return {text, qsizetype(size)};
}

using Status = ReceiptCheck::Status;

Result<ReceiptVerdict> check(const ResumeWorkspace &workspace)
{
    return verifyReceipt({.receipt = workspace.outside(u"receipt.json"_s)});
}

QByteArray receiptOf(const ResumeWorkspace &workspace)
{
    QFile file(workspace.outside(u"receipt.json"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What is not confirmed: "Rows in skills: different".
QString tst_Receipt::reported(const ReceiptVerdict &verdict)
{
    QStringList all;
    for (const ReceiptCheck &one : verdict.checks) {
        if (one.status == Status::Different)
            all << one.what + u": different"_s;
        else if (one.status == Status::Edited)
            all << one.what + u": edited"_s;
    }
    return all.join(u", "_s);
}

void tst_Receipt::whatNobodyTouchedIsConfirmed()
{
    ResumeWorkspace workspace;
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    const auto receipt = makeReceipt(workspace.database(), 0);
    QVERIFY2(receipt, receipt ? "" : qPrintable(describe(receipt.error())));
    QCOMPARE(receipt->run, 1);
    QVERIFY(receipt->inputs.size() > 3);
    QVERIFY(receipt->tables.size() > 3);
    QVERIFY(receipt->balance.even());
    QVERIFY(!receipt->sqliteVersion.isEmpty());
    QVERIFY(writeReceipt(*receipt, workspace.outside(u"receipt.json"_s)));
    QCOMPARE(receiptFromJson(receiptAsJson(*receipt))->tables.size(), receipt->tables.size());
    const auto verdict = check(workspace);
    QVERIFY2(verdict, verdict ? "" : qPrintable(describe(verdict.error())));
    QVERIFY2(verdict->confirmed(), qPrintable(reported(*verdict)));
    QCOMPARE(reported(*verdict), QString());
    // Laid out otherwise it says the same.
    QFile file(workspace.outside(u"receipt.json"_s));
    const QByteArray compact = receiptAsJson(*receipt).replace("\n", " ");
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(compact) == compact.size());
    file.close();
    QVERIFY(check(workspace)->confirmed());
}

void tst_Receipt::whatIsDifferentIsNamed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("from"); ///< in the receipt
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("file"); ///< written anew
    QTest::addColumn<QString>("reported");

    const QByteArray none;
    QTest::newRow("a row is edited")
        << u"UPDATE experiences SET role = 'Cook' WHERE id = 1"_s << none << none << QString()
        << u"Rows in experiences: edited"_s;
    QTest::newRow("a row is edited twice and deleted")
        << u"UPDATE experience_bullets SET bullet_text = 'a' WHERE id = 1;"
           "UPDATE experience_bullets SET bullet_text = 'b' WHERE id = 1;"
           "DELETE FROM experience_bullets WHERE id = 1"_s
        << none << none << QString() << u"Rows in experience_bullets: edited"_s;
    QTest::newRow("a row is changed behind the log")
        << u"UPDATE waybill_state SET value = '1' WHERE name = 'loading';"
           "UPDATE experiences SET role = 'Cook' WHERE id = 1;"
           "UPDATE waybill_state SET value = NULL WHERE name = 'loading'"_s
        << none << none << QString() << u"Rows in experiences: different"_s;
    QTest::newRow("a row is added") << u"INSERT INTO skills (profile_id, skill_name, skill_type) "
                                       "SELECT id, 'X', 'soft' FROM profiles"_s
                                    << none << none << QString() << QString();
    QTest::newRow("the receipt is altered")
        << QString() << "\"outcome\": \"complete"_qb
        << "\"outcome\": \"Complete"_qb << QString() << u"The receipt itself: different"_s;
    QTest::newRow("a file has changed")
        << QString() << none << none << u"data/profile_skills.json"_s
        << u"data/profile_skills.json: different"_s;
}

void tst_Receipt::whatIsDifferentIsNamed()
{
    QFETCH(QString, sql);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, file);
    QFETCH(QString, reported);
    ResumeWorkspace workspace;
    workspace.migrate();
    QCOMPARE(workspace.failure(), QString());
    QVERIFY(
        writeReceipt(*makeReceipt(workspace.database(), 1), workspace.outside(u"receipt.json"_s)));
    QCOMPARE(workspace.sql(sql), QString());
    if (!file.isEmpty())
        workspace.file(file, "{}");
    if (!from.isEmpty()) {
        const QByteArray altered = receiptOf(workspace).replace(from, to);
        QVERIFY(altered != receiptOf(workspace));
        QFile receipt(workspace.outside(u"receipt.json"_s));
        QVERIFY(receipt.open(QIODevice::WriteOnly) && receipt.write(altered) == altered.size());
    }
    const auto verdict = check(workspace);
    QVERIFY2(verdict, verdict ? "" : qPrintable(describe(verdict.error())));
    QCOMPARE(tst_Receipt::reported(*verdict), reported);
    QCOMPARE(verdict->confirmed(), !reported.contains(u"different"_s));
}

void tst_Receipt::aLaterMigrationIsNoFault()
{
    ResumeWorkspace workspace;
    workspace.migrate();
    QVERIFY(
        writeReceipt(*makeReceipt(workspace.database(), 1), workspace.outside(u"receipt.json"_s)));
    QByteArray experience = workspace.read(u"data/profile_experience.json"_s);
    const qsizetype end = experience.indexOf("\"start_date\"");
    QVERIFY(end > 0);
    workspace.experience(experience.insert(end, "\"location\": \"Fairhaven\", "));
    workspace.migrate(OnDuplicate::Update);
    QCOMPARE(workspace.failure(), QString());
    QCOMPARE(workspace.value(u"SELECT count(*) FROM waybill_before"_s), u"1"_s);
    const auto verdict = check(workspace);
    QVERIFY(verdict);
    QCOMPARE(reported(*verdict),
             u"data/profile_experience.json: different, Rows in experiences: edited"_s);
}

void tst_Receipt::aFileThatIsNoReceiptIsRefused()
{
    ResumeWorkspace workspace;
    const auto verdict = verifyReceipt({.receipt = workspace.path(u"data/profile_skills.json"_s)});
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().code, u"RCPT-02"_s);
    workspace.migrate();
    QCOMPARE(makeReceipt(workspace.database(), 9).error().code, u"RCPT-01"_s);
}

QTEST_GUILESS_MAIN(tst_Receipt)
#include "tst_receipt.moc"
