// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/recorddeletion.h"

#include "models/commands/deleterecords.h"
#include "models/tables/editplan.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Deletion
{
    Q_DECLARE_TR_FUNCTIONS(RecordDeletion)
};

QString thing(const RecordDeletion &deletion)
{
    return deletion.keys.size() == 1 && !deletion.caption.isEmpty()
        ? Deletion::tr("“%1”").arg(deletion.caption)
        : recordCount(deletion.layout, deletion.keys.size());
}

void remove(DataSession &session, const RecordDeletion &deletion, bool others,
            const std::function<void(const QString &)> &done)
{
    const bool named = deletion.keys.size() == 1 && !deletion.caption.isEmpty();
    const QString text = named ? Deletion::tr("Delete %1").arg(deletion.caption)
                               : Deletion::tr("Delete %1 of %2")
                                     .arg(countText(deletion.keys.size()), deletion.layout.title);
    session.undoStack().push(
        new DeleteRecords(session, deletion.layout.tableName(), deletion.keys, text));
    done(others
             ? Deletion::tr("Deleted with everything that belongs to it: %1").arg(thing(deletion))
             : Deletion::tr("Deleted: %1").arg(thing(deletion)));
}

/// "2 documents, 1 match score"
QString countsByKind(const DataSession &session, const QList<DependentRows> &tables, bool cleared)
{
    QStringList kinds;
    for (const DependentRows &rows : tables) {
        const qint64 count = cleared ? rows.cleared : rows.gone;
        if (count == 0)
            continue;
        const TableLayout *layout = session.layoutForTable(rows.table.toStdString());
        kinds << (layout ? recordCount(*layout, count)
                         : Deletion::tr("%1 of %2").arg(countText(count), rows.table));
    }
    return kinds.join(u", "_s);
}

void ask(DataSession &session, const RecordDeletion &deletion, const QList<DependentRows> &tables,
         QWidget *window, const std::function<void(const QString &)> &done)
{
    const QString gone = countsByKind(session, tables, false);
    const QString cleared = countsByKind(session, tables, true);
    QStringList said;
    if (!gone.isEmpty())
        said << Deletion::tr("What belongs to it is deleted as well: %1.").arg(gone);
    if (!cleared.isEmpty())
        said << Deletion::tr("These stay, and belong to nothing any more: %1.").arg(cleared);
    said << Deletion::tr("You can undo this.");
    auto *box = new QMessageBox(QMessageBox::NoIcon, Deletion::tr("Delete"),
                                Deletion::tr("Delete %1?").arg(thing(deletion)),
                                QMessageBox::Cancel, window);
    box->setObjectName(u"deleteQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(said.join(u'\n'));
    auto *yes = box->addButton(Deletion::tr("&Delete"), QMessageBox::AcceptRole);
    yes->setObjectName(u"deleteNow"_s);
    box->setDefaultButton(yes);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(yes, &QPushButton::clicked, &session,
                     [&session, deletion, done] { remove(session, deletion, true, done); });
    box->open();
}

} // namespace

void deleteRecords(DataSession &session, const RecordDeletion &deletion, QWidget *window,
                   const std::function<void(const QString &)> &done)
{
    if (deletion.keys.isEmpty() || !session.writable())
        return;
    const auto count = [table = deletion.layout.tableName(), keys = deletion.keys](
                           Connections &connections) -> Result<QList<DependentRows>> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return dependentRowsByTable(**connection, table, keys);
    };
    session.thread().ask(
        window, count,
        [&session, deletion, window, done](const Result<QList<DependentRows>> &rows) {
            if (!rows)
                Q_EMIT session.refused(rows.error());
            else if (rows->isEmpty())
                remove(session, deletion, false, done);
            else
                ask(session, deletion, *rows, window, done);
        });
}

} // namespace waybill
