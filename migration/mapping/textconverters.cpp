// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"
#include "migration/mapping/webaddress.h"
#include "migration/source/utf8.h"

#include <QCoreApplication>

#include <unicode/uchar.h>

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Converter", text);
}

/// Databases and their tools end a text at the first U+0000.
bool hasNul(std::string_view text)
{
    return text.find('\0') != std::string_view::npos;
}

class TextConverter final : public Converter
{
public:
    enum class Form { AsIs, Trimmed, Key, Composed };

    explicit TextConverter(Form form)
        : m_form(form)
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        const bool blank = m_form == Form::AsIs ? scalar.kind == NodeKind::Null : isBlank(scalar);
        if (blank)
            return nothingThere();
        if (hasNul(scalar.text))
            return rejected("TXT-02");
        const std::string_view text = m_form == Form::AsIs ? scalar.text : trimmed(scalar.text);
        if (m_form == Form::Composed)
            return takenAs(composed(text), scalar, "", "TXT-03");
        return takenAs(std::string(text), scalar, "", "TXT-01");
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    bool same(const Value &stored, const Value &made) const override
    {
        const auto *const a = std::get_if<std::string>(&stored);
        const auto *const b = std::get_if<std::string>(&made);
        if (m_form != Form::Key || a == nullptr || b == nullptr)
            return stored == made;
        return folded(*a) == folded(*b);
    }
    QString expectation() const override { return say(QT_TRANSLATE_NOOP("Converter", "a text")); }
    QString explanation() const override
    {
        switch (m_form) {
        case Form::Trimmed:
            return say(QT_TRANSLATE_NOOP("Converter", "The text without the space around it."));
        case Form::Key:
            return say(QT_TRANSLATE_NOOP("Converter",
                                         "The text without the space around it; upper and lower "
                                         "case are the same when rows are looked up."));
        case Form::Composed:
            return say(QT_TRANSLATE_NOOP("Converter",
                                         "The text without the space around it; a letter and its "
                                         "accent are one character."));
        case Form::AsIs:
            break;
        }
        return say(QT_TRANSLATE_NOOP("Converter", "The text as it stands."));
    }

private:
    Form m_form;
};

/// A trimmed text that is taken when it has the right shape.
class ShapeConverter final : public Converter
{
public:
    struct Shape
    {
        bool (*fits)(std::string_view);
        const char *problem;
        const char *expectation;
        const char *explanation;
    };

    explicit ShapeConverter(const Shape &shape)
        : m_shape(shape)
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        const std::string_view text = trimmed(scalar.text);
        if (scalar.kind != NodeKind::Text || !m_shape.fits(text))
            return rejected(m_shape.problem);
        return takenAs(std::string(text), scalar, "", "TXT-01");
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override { return say(m_shape.expectation); }
    QString explanation() const override { return say(m_shape.explanation); }

private:
    Shape m_shape;
};

/// What Python's str.isdigit() takes for a digit too, percent and dollar signs.
bool isFigure(char32_t character)
{
    if (character == '%' || character == '$')
        return true;
    const int type = u_getIntPropertyValue(UChar32(character), UCHAR_NUMERIC_TYPE);
    return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool holdsFigure(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8::characterLength(text);
        if (length > 0 && isFigure(utf8::decode(text)))
            return true;
        text.remove_prefix(length > 0 ? length : 1);
    }
    return false;
}

class HasDigitConverter final : public Converter
{
public:
    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        return {Conversion::Outcome::Changed, std::int64_t(holdsFigure(scalar.text) ? 1 : 0),
                "DERIVED"};
    }
    /// Any text with the same answer: the column is derived, its text belongs to another one.
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return value == Value(std::int64_t(0)) ? "no" : valueText(value, kind);
    }
    QString expectation() const override { return say(QT_TRANSLATE_NOOP("Converter", "a text")); }
    QString explanation() const override
    {
        return say(
            QT_TRANSLATE_NOOP("Converter", "1 when the text holds a digit, % or $, else 0."));
    }
};

} // namespace

ConverterPointer makeText(const Arguments &arguments)
{
    using Form = TextConverter::Form;
    if (arguments.empty())
        return std::make_unique<TextConverter>(Form::AsIs);
    if (arguments == Arguments{"trim"})
        return std::make_unique<TextConverter>(Form::Trimmed);
    if (arguments == Arguments{"key"})
        return std::make_unique<TextConverter>(Form::Key);
    if (arguments == Arguments{"composed"})
        return std::make_unique<TextConverter>(Form::Composed);
    return nullptr;
}

ConverterPointer makeUrl(const Arguments &arguments)
{
    if (!arguments.empty())
        return nullptr;
    return std::make_unique<ShapeConverter>(ShapeConverter::Shape{
        isWebAddress, "URL-01", QT_TRANSLATE_NOOP("Converter", "a web address"),
        QT_TRANSLATE_NOOP("Converter",
                          "A web address (http or https); anything else is not taken.")});
}

ConverterPointer makeEmail(const Arguments &arguments)
{
    if (!arguments.empty())
        return nullptr;
    return std::make_unique<ShapeConverter>(ShapeConverter::Shape{
        isMailAddress, "MAIL-01", QT_TRANSLATE_NOOP("Converter", "an e-mail address"),
        QT_TRANSLATE_NOOP("Converter", "An e-mail address; anything else is not taken.")});
}

ConverterPointer makeHasDigit(const Arguments &arguments)
{
    return arguments.empty() ? std::make_unique<HasDigitConverter>() : nullptr;
}

} // namespace waybill
