// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/record/fieldfatemodel.h"

#include "migration/verify/masking.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = FieldFate::State;

QString markOf(State state)
{
    switch (state) {
    case State::Stored:
    case State::Changed:
        return u"good"_s;
    case State::SetAside:
    case State::Deleted:
        return u"warn"_s;
    case State::Empty:
    case State::Extra:
    case State::LeftOut:
    case State::Secret:
    case State::Replaced:
        break;
    }
    return u"muted"_s;
}

} // namespace

QString wayText(const FieldFate &fate)
{
    if (fate.state == State::Empty || fate.places.isEmpty())
        return {};
    const StoredPlace &first = fate.places.constFirst();
    const QString way =
        FieldFateModel::tr("%1.%2, row %3").arg(first.table, first.column, first.key.toString());
    const int more = static_cast<int>(fate.places.size()) - 1;
    return more == 0 ? way : FieldFateModel::tr("%1 and %Ln more", nullptr, more).arg(way);
}

FieldFateModel::FieldFateModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = tr("Field"),
               .text = [](const FieldFate &fate) -> QVariant { return fate.field; }});
    addColumn({.title = tr("In the file"), .text = [this](const FieldFate &fate) -> QVariant {
                   return m_hidden && !fate.raw.isEmpty() ? maskedText() : fate.raw;
               }});
    addColumn({.title = tr("What became of it"),
               .text = [](const FieldFate &fate) -> QVariant { return fateText(fate.state); },
               .mark = [](const FieldFate &fate) { return markOf(fate.state); }});
    addColumn({.title = tr("Where it went"),
               .text = [](const FieldFate &fate) -> QVariant { return wayText(fate); }});
}

void FieldFateModel::setHidden(bool hidden)
{
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int FieldFateModel::rowOf(const QString &field) const
{
    int first = -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (!isField(values()[row].field, field))
            continue;
        if (values()[row].state != State::Empty)
            return row;
        first = first < 0 ? row : first;
    }
    return first;
}

} // namespace waybill
