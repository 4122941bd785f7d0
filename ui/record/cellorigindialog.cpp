// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/cellorigindialog.h"

#include "models/tables/tablemodel.h"
#include "ui/record/eventlist.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

CellOriginDialog::CellOriginDialog(TableModel &model, const QModelIndex &cell, QWidget *parent)
    : QDialog(parent)
    , m_place(bodyText(tr("Looking in the ledger…"), this))
    , m_fields(new EventList(tr("What stood in the file"), this))
{
    setObjectName(u"cellOrigin"_s);
    setWindowTitle(tr("Where did this come from?"));
    setMinimumSize(480, 280);
    m_place->setObjectName(u"cellOriginPlace"_s);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const LayoutColumn &column = model.layout().columns[cell.column()];
    const QString caption = cell.data(TableModel::CaptionRole).toString();
    auto *close = button(tr("&Close"), {}, ButtonKind::Primary, this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(12);
    all->addWidget(sectionTitle(
        caption.isEmpty() ? column.label : tr("%1 of %2").arg(column.label, caption), this));
    all->addWidget(m_place);
    all->addWidget(m_fields, 1);
    all->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    const auto read =
        [layout = model.layout(), at = cell.column(),
         key = cell.data(TableModel::KeyRole)](Connections &connections) -> Result<CellOrigin> {
        auto connection = connections.reading();
        if (!connection)
            return connection.error();
        return cellOriginOf(**connection, layout, at, key);
    };
    model.session().listingThread().ask(this, read,
                                        [this](const Result<CellOrigin> &origin) { show(origin); });
}

void CellOriginDialog::show(const Result<CellOrigin> &origin)
{
    if (!origin) {
        m_place->setText(origin.error().message);
        return;
    }
    const RecordOrigin &record = origin->record;
    if (record.kind == RecordOrigin::Kind::Unknown) {
        m_place->setText(tr("This database keeps no record of where its rows came from."));
        return;
    }
    if (record.kind == RecordOrigin::Kind::ByHand) {
        m_place->setText(
            tr("No migration made this record: it was added by hand, or by another program."));
        return;
    }
    m_place->setText(
        tr("From %1. Brought in by migration %2 on %3, with %4.")
            .arg(originText(record))
            .arg(record.run)
            .arg(QLocale().toString(record.when, QLocale::ShortFormat), record.playbook));
    QList<EventList::Entry> entries;
    for (const OriginField &field : origin->fields) {
        const QString raw = field.raw.isEmpty() ? tr("nothing") : tr("“%1”").arg(field.raw);
        entries << EventList::Entry{.icon = field.rule.isEmpty() ? u"check"_s : u"edit"_s,
                                    .title = tr("In “%1” stood %2").arg(field.from, raw),
                                    .detail =
                                        field.rule.isEmpty() ? tr("Stored as it is.") : field.rule};
    }
    if (entries.isEmpty())
        entries << EventList::Entry{
            .icon = u"info"_s,
            .title = tr("No value of the file went to this column."),
            .detail = tr("It was filled in by the playbook, by the database or later.")};
    m_fields->setEntries(entries);
}

} // namespace waybill
