// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "migration/aside/asiderecord.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace waybill {

class AsideItemModel;
class ValueTable;

/// One repair: where it is, what stands there, what was expected, and what can be done about it.
class RepairDetail final : public QWidget
{
    Q_OBJECT

public:
    explicit RepairDetail(QWidget *parent = nullptr);

    /// \a shown is what may be seen of it. Null: nothing is chosen.
    void setRepair(const AsideRepair *repair, const AsideRepair *shown);
    void setWords(const QList<AsideWord> &words); ///< that the value may be
    void setBusy(bool busy); ///< while its file is read
    void setMendedIn(qint64 run); ///< the migration to undo to take it back; 0: none

    const AsideRepair &repair() const { return m_repair; }
    AsideItem currentItem() const; ///< the one that is chosen among those like it

Q_SIGNALS:
    void mendAllWanted(const std::string &text);
    void mendOneWanted(const std::string &text);
    void editWanted();
    void splitWanted();
    void leaveOutWanted(bool all);
    void takeBackWanted();
    void destinationWanted();
    void takeWanted(bool all); ///< what the file says, in place of what is there
    void undoWanted(qint64 run);

private:
    void build();
    void fillFacts();
    void addFact(QFormLayout *form, const QString &title, const QString &text);
    void updateButtons();
    std::string entered() const;

    AsideRepair m_repair;
    qint64 m_mendedIn = 0;
    bool m_chosen = false;
    bool m_busy = false;
    QLabel *m_title;
    QFormLayout *m_facts; ///< what there is to know before anything is done
    QFormLayout *m_fate;
    AsideItemModel *m_items;
    ValueTable *m_places;
    QWidget *m_editor;
    QStackedWidget *m_entry;
    QLineEdit *m_text;
    QComboBox *m_words;
    QPushButton *m_mendAll;
    QPushButton *m_mendOne;
    QPushButton *m_edit;
    QPushButton *m_split;
    QPushButton *m_leaveOut;
    QPushButton *m_leaveAllOut;
    QPushButton *m_takeBack;
    QPushButton *m_where;
    QPushButton *m_take;
    QPushButton *m_takeAll;
    QPushButton *m_undo;
};

} // namespace waybill
