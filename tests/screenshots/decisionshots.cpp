// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/decisionshots.h"

#include "models/commands/changedecisions.h"
#include "models/database/datasession.h"
#include "models/findings/fieldplacemodel.h"
#include "tests/screenshots/camera.h"
#include "ui/decisions/decisionsdialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/valuetable.h"
#include "ui/wizard/migrationwizard.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>

using namespace Qt::StringLiterals;

namespace waybill::test {

void shootMapping(MigrationWizard &wizard)
{
    auto *table = wizard.findChild<ValueTable *>(u"fieldPlaces"_s);
    if (!table)
        return;
    QAbstractItemModel *model = table->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, 1).data().toString() != "Notes"_L1)
            continue;
        const QModelIndex place = model->index(row, FieldPlaceModel::placeColumn);
        model->setData(place, u"left-out"_s, Qt::EditRole);
        table->scrollTo(place, QAbstractItemView::PositionAtCenter);
        table->setCurrentIndex(place);
        shoot(&wizard, u"wizard-3-elsewhere"_s);
        table->edit(place);
        if (auto *box = table->findChild<QComboBox *>()) {
            box->showPopup();
            shoot(box->view()->window(), u"wizard-3-places"_s);
            box->hidePopup();
        }
        model->setData(place, QString(), Qt::EditRole);
    }
}

void shootDecisions(MainWindow &window)
{
    DataSession &session = *window.session();
    session.undoStack().push(
        new ChangeDecisions(session,
                            {{"words/status/Ghosted", std::nullopt, "rejected"},
                             {"place/tracker/Notes", std::nullopt, "extra"},
                             {"dates/tracker/date_applied", std::nullopt, "dmy"}},
                            u"Decide"_s));
    wait(300);
    window.findChild<QAction *>(u"decisions"_s)->trigger();
    if (auto *dialog = shown<DecisionsDialog>(window)) {
        dialog->resize(1080, 620); // the screen of these pictures is small
        wait(400);
        shoot(dialog, u"decisions"_s);
        dialog->accept();
    }
    session.undoStack().undo();
    wait(200);
}

} // namespace waybill::test
