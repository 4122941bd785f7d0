// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"
#include "migration/mapping/datelist.h"
#include "migration/mapping/dateparser.h"

#include <QCoreApplication>

#include <optional>

namespace waybill {

namespace {

using Outcome = DateReading::Outcome;

QString say(const char *text)
{
    return QCoreApplication::translate("Converter", text);
}

Conversion taken(const DateReading &reading, const Scalar &scalar)
{
    if (reading.outcome == Outcome::Ambiguous)
        return undecided("DATE-02");
    if (!reading.isRead())
        return rejected("DATE-08");
    return takenAs(reading.iso, scalar, reading.rule, "DATE-03");
}

class DateConverter : public Converter
{
public:
    explicit DateConverter(DateOrder order)
        : m_order(order)
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        return taken(readDate(trimmed(scalar.text), m_order), scalar);
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override { return say(QT_TRANSLATE_NOOP("Converter", "a date")); }
    QString explanation() const override
    {
        switch (m_order) {
        case DateOrder::DayFirst:
            return say(QT_TRANSLATE_NOOP(
                "Converter",
                "A date, stored as 2021-03-04 with the precision it has; 03/04/2021 is 3 April."));
        case DateOrder::MonthFirst:
            return say(QT_TRANSLATE_NOOP(
                "Converter",
                "A date, stored as 2021-03-04 with the precision it has; 03/04/2021 is March 4."));
        case DateOrder::Unknown:
            break;
        }
        return say(QT_TRANSLATE_NOOP("Converter",
                                     "A date, stored as 2021-03-04 with the precision it has; asks "
                                     "whether 03/04/2021 is 3 April or March 4."));
    }

protected:
    DateOrder order() const { return m_order; }

private:
    DateOrder m_order;
};

class DateListConverter final : public DateConverter
{
public:
    using DateConverter::DateConverter;

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        const DateList list = readDateList(trimmed(scalar.text), order());
        Conversion conversion = taken(list.first, scalar);
        if (conversion.taken() && list.hasMore) {
            conversion.outcome = Conversion::Outcome::Changed;
            conversion.code = "DATE-06";
        }
        return conversion;
    }
    QString expectation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter", "one or more dates"));
    }
    QString explanation() const override
    {
        return say(QT_TRANSLATE_NOOP(
            "Converter",
            "Dates separated by commas, semicolons or lines; the first one is stored."));
    }
};

class MonthConverter final : public DateConverter
{
public:
    using DateConverter::DateConverter;

    Conversion forward(const Scalar &scalar) const override
    {
        if (scalar.kind == NodeKind::Text && meansPresent(scalar.text))
            return {Conversion::Outcome::Changed, {}, "DATE-07"};
        return DateConverter::forward(scalar);
    }
    QString expectation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter", "a month, a date or \"Present\""));
    }
    QString explanation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter",
                                     "A month or a date, stored with the precision it has; "
                                     "\"Present\" is stored as no end."));
    }
};

std::optional<DateOrder> parseOrder(const Arguments &arguments)
{
    if (arguments.empty())
        return DateOrder::Unknown;
    if (arguments == Arguments{"dmy"})
        return DateOrder::DayFirst;
    if (arguments == Arguments{"mdy"})
        return DateOrder::MonthFirst;
    return std::nullopt;
}

template<typename T>
ConverterPointer makeWithOrder(const Arguments &arguments)
{
    const auto order = parseOrder(arguments);
    return order ? std::make_unique<T>(*order) : nullptr;
}

} // namespace

ConverterPointer makeDate(const Arguments &arguments)
{
    return makeWithOrder<DateConverter>(arguments);
}

ConverterPointer makeDateList(const Arguments &arguments)
{
    return makeWithOrder<DateListConverter>(arguments);
}

ConverterPointer makeMonth(const Arguments &arguments)
{
    return makeWithOrder<MonthConverter>(arguments);
}

} // namespace waybill
