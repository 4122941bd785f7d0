// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/converter.h"
#include "migration/playbook/explain.h"
#include "migration/playbook/playbookparser.h"
#include "migration/playbook/schemacheck.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace {

QString document()
{
    QFile file(QStringLiteral(WAYBILL_SOURCE_DIR "/docs/playbooks.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The keys that the schema knows, wherever they may stand.
void collectKeys(const QJsonValue &value, QSet<QString> &keys)
{
    for (const QJsonValue &item : value.toArray())
        collectKeys(item, keys);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == "properties"_L1) {
            for (const QString &key : member.value().toObject().keys())
                keys.insert(key);
        }
        collectKeys(member.value(), keys);
    }
}

} // namespace

/// The document says what is so: its example works, its tables are complete.
class tst_PlaybookDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleIsAGoodPlaybook();
    void everyConverterIsInTheTable();
    void everyKeyIsExplained();
    void everyProblemIsListed();
};

void tst_PlaybookDocs::theExampleIsAGoodPlaybook()
{
    const QTemporaryDir folder;
    static const QRegularExpression example(u"\\*\\*`([\\w.]+)`\\*\\*\n\n```\\w+\n(.*?)```"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    QStringList names;
    const QString text = document();
    for (auto matches = example.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        names << match.captured(1);
        QFile file(folder.filePath(match.captured(1)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(match.captured(2).toUtf8());
    }
    QCOMPARE(names,
             (QStringList{u"playbook.yaml"_s, u"001_tables.up.sql"_s, u"001_tables.down.sql"_s,
                          u"plants.json"_s, u"sales.csv"_s}));

    const QString path = folder.filePath(u"playbook.yaml"_s);
    const Problems problems = lintPlaybook(path);
    QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(describe(problems.first())));
    const auto playbook = readPlaybook(path);
    QVERIFY(playbook);
    for (const SourceSpec &source : playbook->sources)
        QVERIFY(names.contains(source.file));
    QVERIFY(explainPlaybook(*playbook).contains("becomes nicknames.nickname."_L1));
}

void tst_PlaybookDocs::everyConverterIsInTheTable()
{
    const QString text = document();
    for (const ConverterInfo &info : converterCatalogue()) {
        QString arguments = QString::fromStdString(info.arguments).replace(u'|', "\\|"_L1);
        if (!arguments.isEmpty())
            arguments = u" `%1`"_s.arg(arguments);
        const QString line = u"| `%1` |%2 | %3 |\n"_s.arg(QString::fromStdString(info.name),
                                                          arguments, info.summary);
        QVERIFY2(text.contains(line), qPrintable(line));
    }
    const qsizetype from = text.indexOf("## Converters"_L1);
    const QString section = text.mid(from, text.indexOf("\n## "_L1, from) - from);
    QCOMPARE(section.count("\n| `"_L1), qsizetype(converterCatalogue().size()));
}

void tst_PlaybookDocs::everyKeyIsExplained()
{
    QSet<QString> keys;
    collectKeys(QJsonDocument::fromJson(playbookSchema()).object(), keys);
    QVERIFY(keys.size() > 50);
    const QString text = document();
    for (const QString &key : std::as_const(keys)) {
        const bool there = text.contains(u"`%1`"_s.arg(key)) || text.contains(u"`%1:"_s.arg(key));
        QVERIFY2(there, qPrintable(key));
    }
}

void tst_PlaybookDocs::everyProblemIsListed()
{
    const QString text = document();
    for (int number = 1; number <= 12; ++number)
        QVERIFY(text.contains(u"| PB-%1 |"_s.arg(number, 2, 10, QChar(u'0'))));
}

QTEST_GUILESS_MAIN(tst_PlaybookDocs)
#include "tst_playbookdocs.moc"
