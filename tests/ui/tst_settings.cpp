// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class SettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLatestComesFirstAndOnce();
    void columnsAreKeptForEachView();
};

void SettingsTest::theLatestComesFirstAndOnce()
{
    const QTemporaryDir folder;
    Settings::useFile(folder.filePath(u"settings.ini"_s));
    for (int i = 0; i < 14; ++i)
        Settings::addRecent(u"/data/%1.db"_s.arg(i));
    Settings::addRecent(u"/data/7.db"_s);
    QCOMPARE(Settings::recent().size(), 10);
    QCOMPARE(Settings::recent().constFirst(), u"/data/7.db"_s);
    QCOMPARE(Settings::recent().count(u"/data/7.db"_s), 1);
    Settings::clearRecent();
    QVERIFY(Settings::recent().isEmpty());
}

void SettingsTest::columnsAreKeptForEachView()
{
    const QTemporaryDir folder;
    Settings::useFile(folder.filePath(u"settings.ini"_s));
    Settings::setTableColumns(u"one"_s, "first");
    Settings::setTableColumns(u"two"_s, "second");
    QCOMPARE(Settings::tableColumns(u"one"_s), QByteArray("first"));
    QCOMPARE(Settings::tableColumns(u"two"_s), QByteArray("second"));
    QVERIFY(Settings::tableColumns(u"three"_s).isEmpty());
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
