// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardlayout.h"
#include "models/page/pagelayout.h"
#include "models/tables/tablemodel.h"

#include <QWidget>

class QButtonGroup;
class QStackedWidget;
class QTableView;

namespace waybill {

class BoardModel;
class BoardView;
class RecordPage;

/// The ways in which one view shows its records: always as a table, and as a board and as
/// a page of one record where the playbook has them. Whatever is shown, the table's own filters,
/// selection and current record stay those of the page, so that all that is done with records works
/// the same.
class TableModes final : public QWidget
{
    Q_OBJECT

public:
    enum Mode { Table, Board, Page };

    TableModes(DataSession &session, TableModel &model, QTableView &table, QStackedWidget &stack,
               QWidget *parent);

    bool has(Mode mode) const;
    Mode mode() const { return m_mode; }
    void setMode(Mode mode); ///< and remembers it for the view
    QWidget *content() const; ///< what shows the records
    QWidget *focusTarget() const;
    BoardView *boardView() const { return m_boardView; } ///< null until it is first shown
    RecordPage *recordPage() const { return m_page; } ///< null until it is first shown

Q_SIGNALS:
    void changed();
    void openWanted(); ///< the current record, as a whole
    void problem(const waybill::Problem &problem);
    void done(const QString &text); ///< something was done that can be undone
    void tableWanted(const QString &view);

private:
    void addChoice(Mode mode, const QString &drawing, const QString &text);
    void apply(Mode mode);
    void makeBoard();
    void makePage();
    void takeQuery();
    void takeSelection();
    void followTable();
    void dragCards(QWidget &source, const QByteArray &ids);

    DataSession &m_session;
    TableModel &m_model;
    QTableView &m_table;
    QStackedWidget &m_stack;
    std::optional<BoardLayout> m_board;
    BoardModel *m_boardModel = nullptr;
    BoardView *m_boardView = nullptr;
    QList<SectionLayout> m_sections;
    RecordPage *m_page = nullptr;
    QButtonGroup *m_choices;
    Mode m_mode = Table;
    bool m_taking = false; ///< the table follows the board just now
};

} // namespace waybill
