// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace waybill {

/// A line of a CSV file that was split in the wrong place: its cells beside the columns they fall
/// into. Cells are joined with the next one, parted, or moved by putting an empty one before them.
class SplitLineDialog final : public QDialog
{
    Q_OBJECT

public:
    SplitLineDialog(const QString &place, std::vector<std::string> header,
                    std::vector<std::string> cells, QWidget *parent = nullptr);

    const std::vector<std::string> &cells() const { return m_cells; }

private:
    void fill(std::size_t current);
    std::size_t current() const;
    void join();
    void part();
    void insert();
    void remove();
    void update();

    std::vector<std::string> m_header;
    std::vector<std::string> m_original;
    std::vector<std::string> m_cells;
    bool m_filling = false;
    QTableWidget *m_table;
    QLabel *m_verdict;
    QPushButton *m_join;
    QPushButton *m_part;
    QPushButton *m_insert;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QPushButton *m_take;
};

} // namespace waybill
