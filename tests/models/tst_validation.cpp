// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/validation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class ValidationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsEnteredIsTakenOrRefused_data();
    void whatIsEnteredIsTakenOrRefused();
};

void ValidationTest::whatIsEnteredIsTakenOrRefused_data()
{
    QTest::addColumn<int>("editor");
    QTest::addColumn<bool>("needed");
    QTest::addColumn<QString>("entered");
    QTest::addColumn<QVariant>("stored");
    QTest::addColumn<QString>("code");
    const auto row = [](Editor editor, const QString &entered, const QVariant &stored,
                        const QString &code = {}, bool needed = false) {
        QTest::addRow("%d %s", int(editor), qPrintable(entered))
            << int(editor) << needed << entered << stored << code;
    };
    row(Editor::Text, u" as it is "_s, u" as it is "_s);
    row(Editor::Text, {}, {});
    row(Editor::Text, u"  "_s, {}, u"CELL-01"_s, true);
    row(Editor::Integer, u"12"_s, 12LL);
    row(Editor::Integer, u" -3 "_s, -3LL);
    row(Editor::Integer, u"12.5"_s, {}, u"CELL-02"_s);
    row(Editor::Integer, u"99999999999999999999"_s, {}, u"CELL-02"_s);
    row(Editor::Integer, u"0x10"_s, {}, u"CELL-02"_s);
    row(Editor::Real, u"3.25"_s, 3.25);
    row(Editor::Real, u"3,25"_s, 3.25);
    row(Editor::Real, u"1,234"_s, {}, u"CELL-02"_s);
    row(Editor::Real, u"nan"_s, {}, u"CELL-02"_s);
    row(Editor::Percent, u"82 %"_s, 82.0);
    row(Editor::Percent, u"100.1"_s, {}, u"CELL-03"_s);
    row(Editor::Percent, u"-1"_s, {}, u"CELL-03"_s);
    row(Editor::Words, u"offer"_s, u"offer"_s);
    row(Editor::Words, u"An Offer"_s, u"offer"_s);
    row(Editor::Words, u"ghosted"_s, {}, u"CELL-02"_s);
    row(Editor::Words, {}, {});
    row(Editor::Date, u"2025"_s, u"2025"_s);
    row(Editor::Date, u"2025-03"_s, u"2025-03"_s);
    row(Editor::Date, u"2025-03-04"_s, u"2025-03-04"_s);
    row(Editor::Date, u"2025-03-04 10:30:00"_s, u"2025-03-04 10:30:00"_s);
    row(Editor::Date, u"2025-02-30"_s, {}, u"CELL-02"_s);
    row(Editor::Date, u"3/4/2025"_s, {}, u"CELL-02"_s);
    row(Editor::Flag, u"yes"_s, 1LL);
    row(Editor::Flag, u"0"_s, 0LL);
    row(Editor::Flag, u"perhaps"_s, {}, u"CELL-02"_s);
    row(Editor::Link, u"https://jobs.example.test/1"_s, u"https://jobs.example.test/1"_s);
    row(Editor::Link, u"jobs.example.test/1"_s, u"jobs.example.test/1"_s);
    row(Editor::Link, u"mailto:a@example.test"_s, u"mailto:a@example.test"_s);
    row(Editor::Link, u"javascript:alert(1)"_s, {}, u"CELL-02"_s);
    row(Editor::Link, u"file:///etc/passwd"_s, {}, u"CELL-02"_s);
}

void ValidationTest::whatIsEnteredIsTakenOrRefused()
{
    QFETCH(int, editor);
    QFETCH(bool, needed);
    QFETCH(QString, entered);
    QFETCH(QVariant, stored);
    QFETCH(QString, code);
    const LayoutColumn column{.label = u"Field"_s,
                              .editor = static_cast<Editor>(editor),
                              .words = {{u"offer"_s, u"An offer"_s}},
                              .notNull = needed};
    const auto result = checkEdit(column, entered);
    if (!code.isEmpty()) {
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QVERIFY(result.error().message.contains(u"Field"_s));
        return;
    }
    QVERIFY2(bool(result), result ? "" : qPrintable(result.error().message));
    QCOMPARE(*result, stored);
}

QTEST_GUILESS_MAIN(ValidationTest)
#include "tst_validation.moc"
