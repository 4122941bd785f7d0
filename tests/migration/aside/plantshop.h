// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/run/migrate.h"

#include <QTemporaryDir>

namespace waybill::test {

/// A workspace of its own with a list of sales and one of pots, and what a playbook says of them.
class PlantShop
{
public:
    PlantShop();

    static QByteArray header() { return "Number,Plant,Day,Amount\r\n"; }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString database() const { return path(QStringLiteral("shop/shop.db")); }
    Playbook &playbook() { return m_playbook; }

    void write(const QString &name, const QByteArray &bytes) const; ///< below the shop
    QByteArray read(const QString &name) const;
    Report migrate(const Answers &answers = {}) const;
    Report retry(const Answers &mendings) const;
    /// Number, plant, day and amount of what is stored, in the order of the numbers.
    QStringList sales() const;
    QStringList rows(const QString &sql) const;
    /// Between the files and what the database alone writes; empty when they are equal.
    QString difference() const;
    /// The key that mendings of one record go by; the records count from 1.
    std::string key(const std::string &source, qint64 record) const;

private:
    QTemporaryDir m_folder;
    Playbook m_playbook;
};

} // namespace waybill::test
