// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/shown.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

QString shownNumber(double number)
{
    const QLocale locale;
    if (std::abs(number) < 1e15 && number == std::floor(number))
        return locale.toString(static_cast<qlonglong>(number));
    return locale.toString(number, 'g', 12);
}

QString shownDate(const QString &stored)
{
    const QLocale locale;
    if (stored.size() == 7 && stored[4] == u'-') {
        const QDate month = QDate::fromString(stored + "-01"_L1, Qt::ISODate);
        if (month.isValid())
            return locale.toString(month, u"MMM yyyy"_s);
    }
    const QDate day = QDate::fromString(stored.left(10), Qt::ISODate);
    if (stored.size() < 10 || !day.isValid())
        return stored;
    const QString text = locale.toString(day, u"d MMM yyyy"_s);
    return stored.size() > 10 ? text + u' ' + stored.mid(11, 5) : text;
}

QString shownText(const LayoutColumn &column, const QVariant &value)
{
    if (!value.isValid())
        return {};
    const bool text = value.metaType().id() == QMetaType::QString;
    switch (column.editor) {
    case Editor::Words:
        return column.wordLabel(value.toString());
    case Editor::Date:
        return shownDate(value.toString());
    case Editor::Percent:
        return text
            ? value.toString()
            : QCoreApplication::translate("Shown", "%1 %").arg(shownNumber(value.toDouble()));
    case Editor::Flag:
        if (text)
            return value.toString();
        return value.toLongLong() != 0 ? QCoreApplication::translate("Shown", "Yes")
                                       : QCoreApplication::translate("Shown", "No");
    case Editor::Integer:
    case Editor::Real:
        return text ? value.toString() : shownNumber(value.toDouble());
    default:
        break;
    }
    return text ? value.toString() : shownNumber(value.toDouble());
}

} // namespace waybill
