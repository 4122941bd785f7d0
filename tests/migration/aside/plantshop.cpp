// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migration/aside/plantshop.h"

#include "migration/aside/asiderecord.h"
#include "migration/aside/retry.h"
#include "migration/playbook/playbookparser.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/fastfolder.h"
#include "tests/support/queryrows.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

constexpr auto playbookText = R"(waybill: 1
id: plant-shop
version: 1.0.0
name: Plant shop
counts: {title: sales, table: sales}
database: {path: shop.db}
sources:
  sales:
    title: Sales
    file: sales.csv
    format: csv
    identity: [number]
    fields:
      number: {label: Number, headers: [Number]}
      plant: {label: Plant, headers: [Plant]}
      day: {label: Day, headers: [Day]}
      amount: {label: Amount, headers: [Amount]}
      parent: {label: Parent, headers: [Parent]}
  pots:
    title: Pots
    file: pots.json
    format: json
    records: elements
phases:
  - id: 001_tables
    title: Tables
    scripts: [001_tables]
  - id: 002_sales
    title: Sales
    loads:
      - from: sales
        rows:
          - name: sale
            into: sales
            columns:
              number: {from: number}
              plant: {from: plant, required: true}
              day: {from: day, as: date}
              amount: {from: amount, as: integer}
              parent: {from: parent}
  - id: 003_pots
    title: Pots
    loads:
      - from: pots
        rows:
          - name: pot
            into: pots
            columns:
              name: {from: /name, required: true}
            rows:
              - name: size
                into: sizes
                each: [/sizes/*]
                columns:
                  pot_id: {row: pot}
                  width: {from: ., as: integer, required: true}
views:
  sales:
    title: Sales
    table: sales
    columns:
      - {column: plant, label: Plant}
)";

constexpr auto up = R"(CREATE TABLE sales (id INTEGER PRIMARY KEY, number TEXT UNIQUE,
    plant TEXT NOT NULL, day TEXT, amount INTEGER CHECK (amount < 1000000),
    parent TEXT REFERENCES sales(number));
CREATE TABLE pots (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE sizes (id INTEGER PRIMARY KEY, pot_id INTEGER NOT NULL REFERENCES pots(id), width INTEGER);
)";

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

} // namespace

PlantShop::PlantShop()
    : m_folder(fastFolder())
{
    writeBytes(path(u"playbook/playbook.yaml"_s), playbookText);
    writeBytes(path(u"playbook/001_tables.up.sql"_s), up);
    writeBytes(path(u"playbook/001_tables.down.sql"_s),
               "DROP TABLE sizes; DROP TABLE pots; DROP TABLE sales;");
    write(u"sales.csv"_s, header());
    write(u"pots.json"_s, "[]\n");
    if (auto read = readPlaybook(path(u"playbook/playbook.yaml"_s)))
        m_playbook = *read;
    else
        qWarning("%s", qPrintable(describe(read.error())));
}

void PlantShop::write(const QString &name, const QByteArray &bytes) const
{
    writeBytes(path(u"shop/"_s + name), bytes);
}

QByteArray PlantShop::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Report PlantShop::migrate(const Answers &answers) const
{
    return waybill::migrate(
        {.workspace = path(u"shop"_s), .playbook = m_playbook, .answers = answers});
}

Report PlantShop::retry(const Answers &mendings) const
{
    auto request = retryRequest(database(), mendings);
    if (request)
        return waybill::migrate(*request);
    Report report;
    report.failure = request.error();
    return report;
}

QStringList PlantShop::sales() const
{
    return rows(u"SELECT number || ',' || plant || ',' || coalesce(day, '') || ','"
                " || coalesce(amount, '') FROM sales ORDER BY CAST(number AS INTEGER)"_s);
}

QStringList PlantShop::rows(const QString &sql) const
{
    return queryRows(database(), sql);
}

QString PlantShop::difference() const
{
    const auto exported = exportAsSources(database(), path(u"out"_s));
    if (!exported)
        return describe(exported.error());
    for (const QString &name : {u"sales.csv"_s, u"pots.json"_s}) {
        if (read(u"out/"_s + name) != read(u"shop/"_s + name))
            return QString::fromUtf8(read(u"out/"_s + name));
    }
    return {};
}

std::string PlantShop::key(const std::string &source, qint64 record) const
{
    auto connection = Connection::open(database(), Connection::Mode::ReadOnly);
    if (!connection)
        return {};
    AsideItem item;
    item.source = source;
    item.file = QString::fromStdString(source) + (source == "sales" ? u".csv"_s : u".json"_s);
    item.record = record;
    auto there = readAsideRecord(*connection, item);
    return there ? there->key : std::string();
}

} // namespace waybill::test
