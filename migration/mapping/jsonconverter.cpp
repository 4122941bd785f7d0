// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/conversions.h"
#include "migration/mapping/jsonform.h"

#include <QCoreApplication>

#include <optional>
#include <simdjson.h>

namespace waybill {

namespace {

/// The text of a JSON string; nothing when \a json is anything else.
std::optional<std::string> unquoted(std::string_view json)
{
    simdjson::dom::parser parser;
    std::string_view text;
    const simdjson::padded_string padded(json);
    if (parser.parse(padded).get_string().get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return std::string(text);
}

class JsonConverter final : public Converter
{
public:
    /// \a keepsNull: a null is stored as the text null, not as NULL.
    explicit JsonConverter(bool keepsNull)
        : m_keepsNull(keepsNull)
    {
    }
    Conversion forward(const Scalar &scalar) const override
    {
        if (!m_keepsNull && scalar.kind == NodeKind::Null)
            return nothingThere();
        std::string json = scalar.kind == NodeKind::Text ? jsonString(scalar.text, true)
                                                         : std::string(scalar.text);
        return {Conversion::Outcome::AsIs, std::move(json), ""};
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        const auto *const json = std::get_if<std::string>(&value);
        if (json == nullptr || kind != NodeKind::Text)
            return valueText(value, kind);
        // Somebody may have put a bare word into the column.
        return unquoted(*json).value_or(*json);
    }
    bool takesEmpty() const override { return m_keepsNull; }
    QString expectation() const override
    {
        return QCoreApplication::translate("Converter", "any value");
    }
    QString explanation() const override
    {
        return QCoreApplication::translate(
            "Converter",
            "The value as JSON: texts in quotes, true, false, null, numbers as they stand.");
    }

private:
    bool m_keepsNull;
};

} // namespace

ConverterPointer makeJson(const Arguments &arguments)
{
    const bool noNull = arguments == Arguments{"no-null"};
    return arguments.empty() || noNull ? std::make_unique<JsonConverter>(!noNull) : nullptr;
}

} // namespace waybill
