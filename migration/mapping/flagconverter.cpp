// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace waybill {

namespace {

std::optional<std::int64_t> readFlag(std::string_view word)
{
    constexpr std::array<std::string_view, 4> yes = {"1", "yes", "true", "y"};
    constexpr std::array<std::string_view, 4> no = {"0", "no", "false", "n"};
    if (std::find(yes.begin(), yes.end(), word) != yes.end())
        return 1;
    if (std::find(no.begin(), no.end(), word) != no.end())
        return 0;
    return std::nullopt;
}

class FlagConverter final : public Converter
{
public:
    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        // The tokens of JSON are exact: 1, true; not 1.0.
        const auto flag = readFlag(scalar.kind == NodeKind::Text ? folded(scalar.text)
                                                                 : std::string(scalar.text));
        if (!flag)
            return rejected("FLAG-02");
        const bool same = backward(*flag, scalar.kind) == scalar.text;
        return {same ? Conversion::Outcome::AsIs : Conversion::Outcome::Changed, *flag,
                same ? "" : "FLAG-01"};
    }
    /// 1 and 0 for texts too: they must print back what was taken as it is.
    std::string backward(const Value &value, NodeKind kind) const override
    {
        if (kind == NodeKind::Bool && !isNull(value))
            return value == Value(std::int64_t(0)) ? "false" : "true";
        return valueText(value, kind);
    }
    QString expectation() const override
    {
        return QCoreApplication::translate("Converter", "yes or no");
    }
    QString explanation() const override
    {
        return QCoreApplication::translate(
            "Converter",
            "Yes or no, also written true and false, y and n, 1 and 0; stored as 1 or 0.");
    }
};

} // namespace

ConverterPointer makeFlag(const Arguments &arguments)
{
    return arguments.empty() ? std::make_unique<FlagConverter>() : nullptr;
}

} // namespace waybill
