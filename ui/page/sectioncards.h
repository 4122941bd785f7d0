// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/sectionpanel.h"

class QFrame;
class QPushButton;
class QVBoxLayout;

namespace waybill {

class FieldGrid;

/// A section whose records have sections of their own: each is a card with its fields and below
/// them what belongs to it.
class SectionCards final : public SectionPanel
{
    Q_OBJECT

public:
    SectionCards(DataSession &session, const SectionLayout &section, const SectionPlace &place,
                 QWidget *parent);

    bool lead(const QString &view, qint64 id) override;

protected:
    void showRecord(int row) override;
    void listChanged() override;

private:
    struct Card
    {
        QFrame *frame = nullptr;
        QLabel *title = nullptr;
        FieldGrid *fields = nullptr;
        QPushButton *up = nullptr;
        QPushButton *down = nullptr;
        QPushButton *remove = nullptr;
        QVBoxLayout *below = nullptr;
        QList<SectionPanel *> sections;
    };
    Card makeCard(qint64 id);
    void addSections(Card &card, const QVariant &key, const QString &caption);
    void showTitles();
    int rowOfCard(const QFrame *frame) const;

    QVBoxLayout *m_column;
    QPushButton *m_rest;
    QMap<qint64, Card> m_cards;
};

} // namespace waybill
