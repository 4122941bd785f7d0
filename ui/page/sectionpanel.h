// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelayout.h"
#include "models/tables/tablemodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace waybill {

/// Where the records of a section belong, and which of them it shows.
struct SectionPlace
{
    QVariant parent; ///< key of the record above
    QString parentCaption;
    int word = -1; ///< of the group column; -1: no groups; one behind the last: no known word
};

/// A list of a page: what it is called, how many there are, the records, and how one is added.
class SectionPanel : public QWidget
{
    Q_OBJECT

public:
    /// Makes what fits \a section: a table, a table for each group, or a card for each record when
    /// records have sections of their own.
    static QList<SectionPanel *> make(DataSession &session, const SectionLayout &section,
                                      const SectionPlace &place, QWidget *parent);

    const SectionLayout &section() const { return m_section; }
    TableModel &model() { return *m_model; }
    QString name() const; ///< "Bullets of Fernway Labs", "Skills: Technical"
    /// Brings the focus to a record of a view; 0: to where one is added. False when it is not here.
    virtual bool lead(const QString &view, qint64 id);

Q_SIGNALS:
    void problem(const waybill::Problem &problem);
    void done(const QString &text);
    void tableWanted(const QString &view);

protected:
    SectionPanel(DataSession &session, const SectionLayout &section, const SectionPlace &place,
                 QWidget *parent);

    DataSession &session() { return m_session; }
    QWidget *makeHead(QWidget *buttons);
    QWidget *makeAdder();
    void moveRecord(int from, int to);
    void deleteRecord(int row);
    virtual void showRecord(int row) = 0; ///< with the focus
    virtual void listChanged() = 0;

private:
    void addNamed();
    void askForRecord();
    void add(NewRecord record);
    void showList();
    void noteChange(const QString &table, const QStringList &columns);

    DataSession &m_session;
    SectionLayout m_section;
    SectionPlace m_place;
    TableModel *m_model;
    QLabel *m_count;
    QLineEdit *m_name = nullptr;
    QWidget *m_adder = nullptr;
    qint64 m_keep = 0; ///< stays the current record
    bool m_showNew = false;
    bool m_relist = false;
};

} // namespace waybill
