// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/home/overview.h"

#include <QWidget>

class QFrame;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace waybill {

/// What needs attention in the open database, and what there is in it. Each line leads there.
class OverviewCards final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewCards(QWidget *parent = nullptr);

    void show(const Overview &overview);

Q_SIGNALS:
    void placeWanted(const QString &place);
    void rowsWanted(const QString &view, const waybill::RowSubset &rows);

private:
    void addLine(const Attention &line, int number);
    void addTable(const TableRows &table, int number);

    QFrame *m_attention;
    QLabel *m_fine;
    QVBoxLayout *m_lines;
    QFrame *m_contents;
    QGridLayout *m_tables;
};

} // namespace waybill
