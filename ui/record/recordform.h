// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/recordsection.h"

#include <QPersistentModelIndex>
#include <QTimer>

class QLabel;
class QStackedWidget;

namespace waybill {

class RecordFields;
class SectionBar;
struct DependentKind;

/// All there is about one record: its fields, what belongs to it, its dates, where it came from and
/// what was changed. Fits a narrow pane and a wide window.
class RecordForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordForm(QWidget *parent = nullptr);

    void showRow(TableModel *model, const QModelIndex &index); ///< null: nothing to show
    qint64 currentId() const;
    TableModel *model() const { return m_model; }
    SectionBar &sections() { return *m_bar; }
    void showSection(const QString &title); ///< when there is one of this name

Q_SIGNALS:
    void problem(const waybill::Problem &problem);
    void done(const QString &text); ///< something was done that can be undone

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addSection(const QString &title, const QString &icon, QWidget *page);
    void addDependents();
    void refill();
    void load();
    void loadCurrent();
    void count();
    void askOrigin();
    void showOrigin(qint64 id, const QString &text);
    ShownRecord record() const;

    TableModel *m_model = nullptr;
    QPersistentModelIndex m_index;
    QLabel *m_caption;
    QLabel *m_origin;
    SectionBar *m_bar;
    QStackedWidget *m_pages;
    RecordFields *m_fields;
    QList<RecordSection *> m_sections; ///< by page, the first one is of the fields and null
    QList<DependentKind> m_kinds;
    int m_firstKind = 1; ///< its page
    QTimer m_delay; ///< moving through a table must not ask for every row
};

} // namespace waybill
