// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "models/charts/chartdata.h"

#include <QFrame>

class QLabel;
class QModelIndex;
class QPushButton;
class QStackedWidget;

namespace waybill {

class ChartTable;
class EmptyState;
class ChartView;
class ValueTable;

/// One chart: its title, the sentence that says what it shows and what is not in it, the picture or
/// the same numbers as a table, and the ways to save them.
class ChartCard final : public QFrame
{
    Q_OBJECT

public:
    enum class Format { Png, Svg, Csv };

    /// \a records is what is counted: "Applications".
    ChartCard(const ChartSpec &spec, const QString &records, QWidget *parent = nullptr);

    void setChart(const ChartData &data);
    void showProblem(const Problem &problem);
    void setTableShown(bool shown);
    bool isCounted() const { return m_counted; }
    const ChartData &data() const;
    QByteArray content(Format format) const; ///< as a file's content
    QString sentence() const;

Q_SIGNALS:
    void rowsRequested(const QString &view, const waybill::RowSubset &subset);
    void saveRequested(waybill::ChartCard *card, waybill::ChartCard::Format format);

private:
    QWidget *makeHead();
    void addSave(Format format, const QString &text);
    void showContent();
    void open(qint64 count, const RowSubset &subset);
    void openCell(const QModelIndex &index);

    ChartSpec m_spec;
    QString m_records;
    ChartTable *m_model;
    QLabel *m_sentence;
    QPushButton *m_toggle;
    QPushButton *m_save;
    QStackedWidget *m_stack;
    ChartView *m_view;
    ValueTable *m_table;
    QLabel *m_note;
    EmptyState *m_nothing;
    bool m_counted = false;
    bool m_tableShown = false;
};

} // namespace waybill
