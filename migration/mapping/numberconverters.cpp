// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/numbertext.h"
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"
#include "migration/mapping/writtennumber.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Converter", text);
}

/// The number in a scalar, whatever kind it is written as. The token of a JSON number is plain.
WrittenNumber readNumber(const Scalar &scalar, NumberMark mark)
{
    if (scalar.kind == NodeKind::Number)
        return {std::string(scalar.text), "", ""};
    if (scalar.kind != NodeKind::Text)
        return {{}, "", "NUM-07"};
    return readWrittenNumber(trimmed(scalar.text), mark);
}

/// Whether "1.000" stands there: one, or a thousand? As text only a person can tell.
bool couldBeThousands(std::string_view plain)
{
    if (plain.starts_with('-'))
        plain.remove_prefix(1);
    return plain.size() >= 5 && plain.size() <= 7 && plain.front() != '0'
        && plain[plain.size() - 4] == '.';
}

struct Range
{
    double from = 0;
    double to = 0;
};

/// "range=0..4"
std::optional<Range> parseRange(std::string_view argument)
{
    constexpr std::string_view name = "range=";
    const std::size_t dots = argument.find("..");
    if (!argument.starts_with(name) || dots == std::string_view::npos)
        return std::nullopt;
    const auto from = parseExactDouble(argument.substr(name.size(), dots - name.size()));
    const auto to = parseExactDouble(argument.substr(dots + 2));
    if (!from || !to || *from > *to)
        return std::nullopt;
    return Range{*from, *to};
}

class IntegerConverter final : public Converter
{
public:
    IntegerConverter(NumberMark mark, std::string of, std::optional<Range> range)
        : m_mark(mark)
        , m_of(std::move(of))
        , m_range(range)
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        Scalar part = scalar;
        const bool isShare = takesShare(part);
        const WrittenNumber number = readNumber(part, m_mark);
        if (*number.problem != '\0')
            return rejected(number.problem);
        const bool written = scalar.kind == NodeKind::Text;
        const auto decimal = parseDecimal(number.plain);
        // "12E5" as text is rather the name of something than a whole number.
        if (!decimal || (written && number.plain.find_first_of("eE") != std::string::npos))
            return rejected("NUM-07");
        if (decimal->exponent < 0)
            return rejected("NUM-05");
        if (written && couldBeThousands(number.plain))
            return rejected("NUM-07");
        const auto integer = toInteger(*decimal);
        if (!integer)
            return rejected("NUM-04");
        if (m_range
            && (static_cast<double>(*integer) < m_range->from
                || static_cast<double>(*integer) > m_range->to))
            return rejected("NUM-09");
        return takenAs(*integer, scalar, isShare ? "NUM-10" : number.rule, "NUM-03");
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override
    {
        if (m_range) {
            return say(QT_TRANSLATE_NOOP("Converter", "a whole number from %1 to %2"))
                .arg(QString::fromStdString(doubleText(m_range->from)),
                     QString::fromStdString(doubleText(m_range->to)));
        }
        return say(QT_TRANSLATE_NOOP("Converter", "a whole number"));
    }
    QString explanation() const override
    {
        switch (m_mark) {
        case NumberMark::Percent:
            return say(QT_TRANSLATE_NOOP("Converter",
                                         "A whole number; a percent sign after it is left out."));
        case NumberMark::Plus:
            return say(QT_TRANSLATE_NOOP(
                "Converter", "A whole number; a plus sign after it (\"5+\") is left out."));
        case NumberMark::Either:
            return say(QT_TRANSLATE_NOOP(
                "Converter", "A whole number; a plus or percent sign after it is left out."));
        case NumberMark::None:
            break;
        }
        return say(QT_TRANSLATE_NOOP("Converter",
                                     "A whole number; signs between thousands are left out. A "
                                     "number with a fraction is not rounded."));
    }

private:
    /// Leaves the 7 of "7/10".
    bool takesShare(Scalar &scalar) const
    {
        const std::string_view text = trimmed(scalar.text);
        if (m_of.empty() || scalar.kind != NodeKind::Text || !text.ends_with(m_of))
            return false;
        const std::string_view front = trimmed(text.substr(0, text.size() - m_of.size()));
        if (!front.ends_with('/'))
            return false;
        scalar.text = trimmed(front.substr(0, front.size() - 1));
        return true;
    }

    NumberMark m_mark;
    std::string m_of; ///< "10": what may stand behind a slash
    std::optional<Range> m_range;
};

class RealConverter final : public Converter
{
public:
    RealConverter(NumberMark mark, std::optional<Range> range)
        : m_mark(mark)
        , m_range(range)
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        const WrittenNumber number = readNumber(scalar, m_mark);
        if (*number.problem != '\0')
            return rejected(number.problem);
        if (!parseDecimal(number.plain))
            return rejected("NUM-07");
        const auto real = parseExactDouble(number.plain);
        if (!real)
            return rejected("NUM-04");
        if (m_range && (*real < m_range->from || *real > m_range->to))
            return rejected("NUM-09");
        return takenAs(*real, scalar, number.rule, "NUM-03");
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override
    {
        if (m_range) {
            return say(QT_TRANSLATE_NOOP("Converter", "a number from %1 to %2"))
                .arg(QString::fromStdString(doubleText(m_range->from)),
                     QString::fromStdString(doubleText(m_range->to)));
        }
        return m_mark == NumberMark::Percent ? say(QT_TRANSLATE_NOOP("Converter", "a percentage"))
                                             : say(QT_TRANSLATE_NOOP("Converter", "a number"));
    }
    QString explanation() const override
    {
        return m_mark == NumberMark::Percent
            ? say(QT_TRANSLATE_NOOP("Converter",
                                    "A number; a percent sign after it is left out. Values beyond "
                                    "100 are taken as they are."))
            : say(QT_TRANSLATE_NOOP("Converter",
                                    "A number with as many digits as a database can give back."));
    }

private:
    NumberMark m_mark;
    std::optional<Range> m_range;
};

} // namespace

ConverterPointer makeInteger(const Arguments &arguments)
{
    constexpr std::string_view ofName = "of=";
    bool plus = false;
    bool percent = false;
    std::string of;
    std::optional<Range> range;
    for (const std::string &argument : arguments) {
        const auto parsed = parseRange(argument);
        if (argument == "plus" && !plus)
            plus = true;
        else if (argument == "percent" && !percent)
            percent = true;
        else if (argument.starts_with(ofName) && of.empty()
                 && parseDecimal(argument.substr(ofName.size())))
            of = argument.substr(ofName.size());
        else if (parsed && !range)
            range = parsed;
        else
            return nullptr;
    }
    const NumberMark mark = plus ? (percent ? NumberMark::Either : NumberMark::Plus)
                                 : (percent ? NumberMark::Percent : NumberMark::None);
    return std::make_unique<IntegerConverter>(mark, of, range);
}

ConverterPointer makeReal(const Arguments &arguments)
{
    if (arguments.empty())
        return std::make_unique<RealConverter>(NumberMark::None, std::nullopt);
    const auto range = parseRange(arguments.front());
    if (!range || arguments.size() > 1)
        return nullptr;
    return std::make_unique<RealConverter>(NumberMark::None, range);
}

ConverterPointer makePercent(const Arguments &arguments)
{
    if (!arguments.empty())
        return nullptr;
    return std::make_unique<RealConverter>(NumberMark::Percent, std::nullopt);
}

} // namespace waybill
