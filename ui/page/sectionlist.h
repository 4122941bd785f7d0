// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/sectionpanel.h"

class QPushButton;

namespace waybill {

class SectionTable;

/// A section whose records are rows of a table, edited in their cells.
class SectionList final : public SectionPanel
{
    Q_OBJECT

public:
    SectionList(DataSession &session, const SectionLayout &section, const SectionPlace &place,
                QWidget *parent);

    SectionTable &table() { return *m_table; }

protected:
    void showRecord(int row) override;
    void listChanged() override;

private:
    QWidget *makeButtons();
    void updateButtons();

    SectionTable *m_table;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_delete = nullptr;
};

} // namespace waybill
