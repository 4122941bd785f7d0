// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/editplan.h"

#include <QDialog>

#include <functional>

class QPushButton;

namespace waybill {

class PlanView;

/// What many edits will do, before anything is stored; where there is more than one way to do it,
/// the choice.
class EditPreview final : public QDialog
{
    Q_OBJECT

public:
    /// One way to do it: what it says, and what it does.
    struct Way
    {
        QString text;
        std::function<EditPlan()> plan;
    };

    /// \a about says why this is asked.
    EditPreview(const QString &title, const QString &about, const QList<Way> &ways,
                QWidget *parent);

Q_SIGNALS:
    void agreed(const waybill::EditPlan &plan);

private:
    void choose(int way);

    QList<Way> m_ways;
    PlanView *m_view;
    QPushButton *m_store;
};

} // namespace waybill
