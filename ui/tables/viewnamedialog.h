// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/target/savedviews.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill {

/// Asks for the name of a view, and says what is in the way of it.
class ViewNameDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Text
    {
        QString title;
        QString button;
        QString name; ///< to begin with
        QString note; ///< empty: none
        bool mayReplace = false; ///< the view that has the name
    };

    ViewNameDialog(const Text &text, const QList<SavedView> &there, QWidget *parent);

    QString name() const;

private:
    void check();

    const QList<SavedView> m_there;
    const Text m_texts;
    QLineEdit *m_name;
    QLabel *m_hint;
    QPushButton *m_accept;
};

} // namespace waybill
