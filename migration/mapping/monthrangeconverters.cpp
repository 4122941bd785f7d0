// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"
#include "migration/mapping/monthrange.h"

#include <QCoreApplication>

namespace waybill {

namespace {

using Outcome = DateReading::Outcome;

QString say(const char *text)
{
    return QCoreApplication::translate("Converter", text);
}

/// One end of a range. Each prints what it reads itself; the range as a whole is in the ledger.
class RangeConverter : public Converter
{
public:
    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        const MonthRange range = readMonthRange(trimmed(scalar.text));
        if (range.outcome == Outcome::Ambiguous)
            return undecided("DATE-02");
        if (range.outcome == Outcome::Unreadable)
            return rejected("DATE-08");
        return part(range, scalar);
    }
    QString expectation() const override
    {
        return say(
            QT_TRANSLATE_NOOP("Converter", "months from and to, such as \"Jan 2020 - Mar 2021\""));
    }

protected:
    Conversion takePart(const MonthRange &range, const DateReading &date,
                        const Scalar &scalar) const
    {
        if (!date.isRead())
            return nothingThere();
        if (backward(date.iso, scalar.kind) == scalar.text)
            return {Conversion::Outcome::AsIs, date.iso, ""};
        const bool alone = !range.isRange && range.remark.empty() && *date.rule == '\0';
        const char *const rule = alone ? "TXT-01" : range.remark.empty() ? "DATE-03" : "DATE-09";
        return {Conversion::Outcome::Changed, date.iso, rule};
    }

private:
    virtual Conversion part(const MonthRange &range, const Scalar &scalar) const = 0;
};

class RangeStartConverter final : public RangeConverter
{
public:
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString explanation() const override
    {
        return say(QT_TRANSLATE_NOOP(
            "Converter", "The first month of a range such as \"Jan 2020 - Mar 2021\"."));
    }

private:
    Conversion part(const MonthRange &range, const Scalar &scalar) const override
    {
        return takePart(range, range.start, scalar);
    }
};

class RangeEndConverter final : public RangeConverter
{
public:
    /// "to 2021-03": a date alone would be read as the start.
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return (isNull(value) ? "" : "to ") + valueText(value, kind);
    }
    QString explanation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter",
                                     "The last month of a range such as \"Jan 2020 - Mar 2021\"; "
                                     "\"Present\" is stored as no end."));
    }

private:
    Conversion part(const MonthRange &range, const Scalar &scalar) const override
    {
        if (range.untilPresent)
            return {Conversion::Outcome::Changed, {}, "DATE-07"};
        return takePart(range, range.end, scalar);
    }
};

class RangeRemarkConverter final : public Converter
{
public:
    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        if (scalar.text.find('\0') != std::string_view::npos)
            return rejected("TXT-02");
        const std::string_view text = trimmed(scalar.text);
        const MonthRange range = readMonthRange(text);
        // What cannot be read as months is nothing but a remark.
        if (range.outcome == Outcome::Unreadable)
            return takenAs(std::string(text), scalar, "", "DATE-09");
        if (range.remark.empty())
            return nothingThere();
        return {Conversion::Outcome::Changed, range.remark, "DATE-09"};
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter", "a remark behind months from and to"));
    }
    QString explanation() const override
    {
        return say(QT_TRANSLATE_NOOP(
            "Converter",
            "What stands behind a range such as \"Jan 2020 - Mar 2021 (part time)\"."));
    }
};

} // namespace

ConverterPointer makeMonthRange(const Arguments &arguments)
{
    if (arguments == Arguments{"start"})
        return std::make_unique<RangeStartConverter>();
    if (arguments == Arguments{"end"})
        return std::make_unique<RangeEndConverter>();
    if (arguments == Arguments{"remark"})
        return std::make_unique<RangeRemarkConverter>();
    return nullptr;
}

} // namespace waybill
