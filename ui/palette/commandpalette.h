// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/palette/palettemodel.h"
#include "models/palette/recordsearch.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;

namespace waybill {

/// One box over everything: the commands of the menus and the records of all views. It lies over
/// its window, takes the keys while it is there, and gives the focus back when it goes.
class CommandPalette final : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// \a iconOf gives the drawing of a view. Without a session there are commands alone.
    void open(QList<PaletteCommand> commands, DataSession *session,
              std::function<QIcon(const QString &view)> iconOf);
    void dismiss();
    PaletteModel &model() { return *m_model; }

Q_SIGNALS:
    void recordChosen(const QString &view, qint64 id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void place();
    bool takeKey(int key);
    void typed();
    void showRecords(const QList<FoundRecord> &records);
    void showNothing(const QList<SearchedView> &searched);
    void step(int rows);
    void select(int row);
    void choose();

    QFrame *m_box;
    QLineEdit *m_text;
    QListView *m_list;
    QLabel *m_note;
    PaletteModel *m_model;
    RecordSearch *m_search;
    QTimer m_pause; ///< until typing has paused
    bool m_freshRecords = false; ///< those that are shown answer an earlier text
    QPointer<QWidget> m_focusBefore;
    std::function<QIcon(const QString &view)> m_iconOf;
};

} // namespace waybill
