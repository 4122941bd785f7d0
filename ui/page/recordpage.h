// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelayout.h"
#include "models/page/pageneeds.h"
#include "models/tables/tablemodel.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace waybill {

class FieldGrid;
class NeedsCard;
class SectionPanel;

/// One record on a page with all that belongs to it, to be edited in one place. Which record it is
/// belongs to the table page around it: several are chosen from at the top.
class RecordPage final : public QScrollArea
{
    Q_OBJECT

public:
    RecordPage(DataSession &session, TableModel &model, QList<SectionLayout> sections,
               QWidget *parent = nullptr);

    void showRow(int row); ///< of the model; -1: none
    qint64 currentId() const { return m_id; }
    const QList<SectionPanel *> &sections() const { return m_shown; }
    void focusFirst();

Q_SIGNALS:
    void rowChosen(int row);
    void tableWanted(const QString &view);
    void problem(const waybill::Problem &problem);
    void done(const QString &text);

private:
    QWidget *makeChooser();
    void fillChooser();
    void build();
    void askNeeds();
    void leadTo(const MissingThing &thing);

    DataSession &m_session;
    TableModel &m_model;
    QList<SectionLayout> m_sections;
    qint64 m_id = 0;
    QVariant m_builtFor; ///< key of the record whose sections are shown
    QWidget *m_chooser = nullptr;
    QComboBox *m_choice = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_caption;
    NeedsCard *m_needs;
    FieldGrid *m_fields;
    QVBoxLayout *m_column;
    QList<SectionPanel *> m_shown;
    QTimer m_askNeeds; ///< several changes at once are one question
};

} // namespace waybill
