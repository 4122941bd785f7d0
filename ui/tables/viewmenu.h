// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"
#include "models/views/viewcontent.h"

#include <QObject>

#include <optional>

class QAction;
class QMenu;
class QPushButton;

namespace waybill {

class SavedViewList;
class TablePage;
struct SavedView;

/// The saved views of a page behind a button in its head: one of them is shown, or none; whether
/// the page still looks like it is said.
class ViewMenu final : public QObject
{
    Q_OBJECT

public:
    ViewMenu(TablePage &page, SavedViewList &views, QPushButton &button); ///< belongs to the page

    void show(const QString &name);
    void showAll(); ///< the page as it was before a view was chosen
    const QString &current() const { return m_current; } ///< empty: none
    bool isChanged() const; ///< the page does not look like the current view any more
    /// That the page looks like this view already, as it did when it was left.
    void setCurrent(const QString &name);

public Q_SLOTS:
    void save();
    void saveAs();
    void exportTo(const QString &path); ///< the views of all pages
    void importFrom(const QString &path);

Q_SIGNALS:
    void problem(const waybill::Problem &problem);
    void done(const QString &text); ///< something that can be undone
    void said(const QString &text);

private:
    void fill();
    void addViews();
    void addActions();
    void update();
    void store(const QString &name);
    void rename();
    void removeCurrent();
    void exportViews();
    void importViews();
    void followList();
    std::optional<SavedView> currentView() const;
    QString page() const;

    TablePage &m_page;
    SavedViewList &m_views;
    QPushButton &m_button;
    QMenu *m_menu;
    QString m_current;
    std::optional<ViewContent> m_shown; ///< what the current view says
    std::optional<ViewContent> m_before; ///< before the first view was chosen
};

} // namespace waybill
