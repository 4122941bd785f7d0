// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decisions/showdecisions.h"

#include "models/commands/changedecisions.h"
#include "models/database/datasession.h"
#include "ui/decisions/decisionsdialog.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void read(DataSession &session, DecisionsDialog &dialog)
{
    const auto work = [](Connections &connections) -> Result<KeptDecisions> {
        auto connection = connections.reading();
        return connection ? readDecisions(**connection) : Result<KeptDecisions>(connection.error());
    };
    session.thread().ask(&dialog, work, [&dialog](const Result<KeptDecisions> &kept) {
        if (kept)
            dialog.setDecisions(*kept);
        else
            dialog.showProblem(kept.error());
    });
}

} // namespace

void showDecisions(DataSession &session, Background &background, QWidget *parent)
{
    auto *dialog = new DecisionsDialog(background, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &DecisionsDialog::changesAsked, &session,
        [&session, dialog](const std::vector<DecisionChange> &changes, const QString &text) {
            session.undoStack().push(new ChangeDecisions(session, changes, text));
            const QPointer<DataSession> open(&session);
            dialog->showDone(DecisionsDialog::tr("Done. The next migration goes by it."), [open] {
                if (open)
                    open->undoStack().undo();
            });
        });
    QObject::connect(&session, &DataSession::rowsChanged, dialog,
                     [&session, dialog](const QString &table) {
                         if (table.isEmpty() || table == ChangeDecisions::tableName())
                             read(session, *dialog);
                     });
    QObject::connect(&session, &DataSession::refused, dialog,
                     [&session, dialog](const Problem &problem) {
                         dialog->showProblem(problem);
                         read(session, *dialog);
                     });
    // Nothing can be decided about a database that is closed.
    QObject::connect(&session, &QObject::destroyed, dialog, &QDialog::reject);
    read(session, *dialog);
    dialog->open();
}

} // namespace waybill
