// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"

#include <QCoreApplication>
#include <QDateTime>

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Converter", text);
}

/// The moment in the name of a file, "20251102_143015", stored as local ISO text.
class StampConverter final : public Converter
{
public:
    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        std::string digits;
        for (const char c : trimmed(scalar.text)) {
            if (c >= '0' && c <= '9')
                digits += c;
            else if (std::string_view("_-:.T ").find(c) == std::string_view::npos)
                return rejected("DATE-08");
        }
        // Without the time of day there is no moment, and with a part of a second it is no name.
        if (digits.size() != 12 && digits.size() != 14)
            return rejected("DATE-08");
        if (digits.size() == 12)
            digits += "00";
        const auto moment =
            QDateTime::fromString(QString::fromStdString(digits), QStringLiteral("yyyyMMddHHmmss"));
        if (!moment.isValid())
            return rejected("DATE-08");
        return takenAs(moment.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString(), scalar,
                       "DATE-03", "DATE-03");
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        const std::string text = valueText(value, kind);
        const auto moment = QDateTime::fromString(QString::fromStdString(text),
                                                  QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
        return moment.isValid() ? moment.toString(QStringLiteral("yyyyMMdd_HHmmss")).toStdString()
                                : text;
    }
    QString expectation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter", "a date and time such as 20251102_143015"));
    }
    QString explanation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter",
                                     "A date and time as file names have it (20251102_143015), "
                                     "stored as ISO text in local time."));
    }
};

} // namespace

ConverterPointer makeStamp(const Arguments &arguments)
{
    return arguments.empty() ? std::make_unique<StampConverter>() : nullptr;
}

} // namespace waybill
