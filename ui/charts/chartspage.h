// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcard.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

#include <memory>

class QGridLayout;
class QScrollArea;

namespace waybill {

class Background;
class ChartReader;
class DataSession;

/// The charts of the open database, each on a card. They are counted when the page is seen and
/// again when the data changes; what is hidden is not counted.
class ChartsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPage(Background &background, QWidget *parent = nullptr);
    ~ChartsPage() override;

    void setSession(DataSession *session); ///< null: none is open
    void refresh(); ///< counts anew, when it is seen
    QList<ChartCard *> cards() const { return m_cards.values(); }
    void save(ChartCard *card, ChartCard::Format format, const QString &path);

Q_SIGNALS:
    void rowsRequested(const QString &view, const waybill::RowSubset &subset);
    void problem(const waybill::Problem &problem);
    void done(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addCard(const ChartSpec &spec, const QString &records);
    void arrange();
    void askWhereToSave(ChartCard *card, ChartCard::Format format);

    Background &m_background;
    std::unique_ptr<ChartReader> m_reader;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    QMap<std::string, ChartCard *> m_cards;
    QList<ChartCard *> m_order; ///< as the playbook gives them
    QTimer m_changed;
    int m_columns = 0;
};

} // namespace waybill
