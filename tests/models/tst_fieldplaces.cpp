// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/fieldplaces.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace waybill;

/// What the wizard says about where each piece goes is true for the answers of this moment.
class FieldPlacesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldCountsOnceWhereItGoes_data();
    void everyFieldCountsOnceWhereItGoes();
    void nothingIsLeftBehindIsSaidOnlyWhereItIsSo_data();
    void nothingIsLeftBehindIsSaidOnlyWhereItIsSo();
};

using Fate = FieldFinding::Fate;

namespace {

FieldFinding field(Fate fate, const QString &target = {})
{
    FieldFinding made;
    made.source = "tracker";
    made.field = u"Agent"_s;
    made.target = target;
    made.fate = fate;
    return made;
}

} // namespace

void FieldPlacesTest::everyFieldCountsOnceWhereItGoes_data()
{
    QTest::addColumn<FieldFinding>("field");
    QTest::addColumn<QString>("secrets");
    QTest::addColumn<QString>("column");
    QTest::addColumn<FieldPlaces>("places");
    const QString target = u"applications.notes"_s;
    const FieldPlaces column{.column = 1};
    const FieldPlaces extra{.extra = 1};
    const FieldPlaces leftOut{.leftOut = 1};
    QTest::newRow("stored") << field(Fate::AsIs, target) << ""
                            << "" << column;
    QTest::newRow("changed") << field(Fate::Changed, target) << ""
                             << "" << column;
    QTest::newRow("needs an answer") << field(Fate::NeedsAnswer, target) << ""
                                     << "" << column;
    QTest::newRow("extra") << field(Fate::Extra) << ""
                           << "" << extra;
    QTest::newRow("extra, as chosen") << field(Fate::Extra) << ""
                                      << "extra" << extra;
    QTest::newRow("extra, then placed") << field(Fate::Extra) << ""
                                        << "notes" << column;
    QTest::newRow("extra, then left out") << field(Fate::Extra) << ""
                                          << "leave-out" << leftOut;
    QTest::newRow("left out") << field(Fate::LeftOut) << ""
                              << "" << leftOut;
    QTest::newRow("left out, then kept") << field(Fate::LeftOut) << ""
                                         << "extra" << extra;
    const FieldPlaces out{.secretsOut = 1};
    QTest::newRow("secret") << field(Fate::Secret) << ""
                            << "" << out;
    QTest::newRow("secret, out") << field(Fate::Secret, target) << "leave-out"
                                 << "" << out;
    QTest::newRow("secret, keychain") << field(Fate::Secret) << "keychain"
                                      << "" << FieldPlaces{.keychain = 1};
    QTest::newRow("secret, stored") << field(Fate::Secret) << "store"
                                    << "" << extra;
    QTest::newRow("secret with a column") << field(Fate::Secret, target) << "store"
                                          << "" << column;
}

void FieldPlacesTest::everyFieldCountsOnceWhereItGoes()
{
    QFETCH(FieldFinding, field);
    QFETCH(QString, secrets);
    QFETCH(QString, column);
    QFETCH(FieldPlaces, places);
    Answers answers{{"columns/other/Agent", "leave-out"}};
    if (!secrets.isEmpty())
        answers["secrets"] = secrets.toStdString();
    if (!column.isEmpty())
        answers["columns/tracker/Agent"] = column.toStdString();
    QVERIFY(fieldPlaces({field}, answers) == places);
}

void FieldPlacesTest::nothingIsLeftBehindIsSaidOnlyWhereItIsSo_data()
{
    QTest::addColumn<FieldPlaces>("places");
    QTest::addColumn<bool>("nothing");
    QTest::newRow("all placed") << FieldPlaces{.column = 3, .extra = 2} << true;
    QTest::newRow("keychain") << FieldPlaces{.column = 3, .keychain = 2} << true;
    QTest::newRow("left out") << FieldPlaces{.column = 3, .leftOut = 1} << false;
    QTest::newRow("secrets") << FieldPlaces{.column = 3, .secretsOut = 1} << false;
}

void FieldPlacesTest::nothingIsLeftBehindIsSaidOnlyWhereItIsSo()
{
    QFETCH(FieldPlaces, places);
    QFETCH(bool, nothing);
    const QString text = fieldPlacesText(places);
    QCOMPARE(text.contains(u"Nothing is left behind"_s), nothing);
    QCOMPARE(text.contains(u"Left out"_s), !nothing);
}

QTEST_GUILESS_MAIN(FieldPlacesTest)
#include "tst_fieldplaces.moc"
