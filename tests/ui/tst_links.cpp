// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/linkdelegate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

class LinksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWebAndMailAddressesAreOpened_data();
    void onlyWebAndMailAddressesAreOpened();
};

void LinksTest::onlyWebAndMailAddressesAreOpened_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("opened");
    const auto row = [](const QString &text, bool opened) {
        QTest::newRow(qPrintable(text)) << text << opened;
    };
    row(u"https://jobs.example.test/1?a=b"_s, true);
    row(u"http://example.test"_s, true);
    row(u"jobs.example.test/1"_s, true);
    row(u"mailto:anna@example.test"_s, true);
    row(u"javascript:alert(1)"_s, false);
    row(u"file:///etc/passwd"_s, false);
    row(u"/etc/passwd"_s, false);
    row(u"ssh://example.test"_s, false);
    row(u"data:text/html,hello"_s, false);
    row(u"Link"_s, false);
    row(QString(), false);
}

void LinksTest::onlyWebAndMailAddressesAreOpened()
{
    QFETCH(QString, text);
    QFETCH(bool, opened);
    QCOMPARE(safeLink(text).isValid(), opened);
}

QTEST_GUILESS_MAIN(LinksTest)
#include "tst_links.moc"
