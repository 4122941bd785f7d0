// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include <functional>

class QFormLayout;
class QLabel;
class QScrollArea;

namespace waybill {

class TableModel;

/// All fields of the current row, one below the other. A field is stored when it is left.
class RecordForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordForm(QWidget *parent = nullptr);

    void showRow(TableModel *model, const QModelIndex &index); ///< null: nothing to show
    qint64 currentId() const;
    TableModel *model() const { return m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(TableModel &model);
    void fill();
    void commit(QWidget *editor);
    void askOrigin();
    void showOrigin(qint64 id, const QString &text);

    TableModel *m_model = nullptr;
    QPersistentModelIndex m_index;
    QLabel *m_caption;
    QLabel *m_origin;
    QScrollArea *m_scroll;
    QList<QWidget *> m_editors; ///< by column
    QTimer m_originDelay; ///< moving through a table must not ask for every row
};

} // namespace waybill
