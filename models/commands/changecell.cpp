// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/changecell.h"

#include <QCoreApplication>

namespace waybill {

ChangeCell::ChangeCell(DataSession &session, RowChange change, const QString &label,
                       const QString &caption)
    : DatabaseCommand(session)
    , m_change(std::move(change))
{
    const char *text = caption.isEmpty() ? QT_TRANSLATE_NOOP("Commands", "Change %1")
                                         : QT_TRANSLATE_NOOP("Commands", "Change %1 of %2");
    QString words = QCoreApplication::translate("Commands", text).arg(label);
    setText(caption.isEmpty() ? words : words.arg(caption));
}

void ChangeCell::apply()
{
    session().change(m_change, state());
}

void ChangeCell::revert()
{
    RowChange back = m_change;
    std::swap(back.before, back.after);
    session().change(back, state());
}

} // namespace waybill
