// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

namespace waybill {

namespace {

/// Reads from the front of a text what it expects there, and remembers whether it was.
class Scan
{
public:
    explicit Scan(std::string_view text)
        : m_rest(text)
    {
    }

    bool good() const { return m_good; }
    bool atEnd() const { return m_rest.empty(); }
    bool take(char c)
    {
        const bool there = !m_rest.empty() && m_rest.front() == c;
        m_rest.remove_prefix(there ? 1 : 0);
        return there;
    }
    int number(std::size_t digits)
    {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            m_good = m_good && i < m_rest.size() && m_rest[i] >= '0' && m_rest[i] <= '9';
            value = m_good ? value * 10 + (m_rest[i] - '0') : 0;
        }
        m_rest.remove_prefix(std::min(digits, m_rest.size()));
        return value;
    }
    void need(char c) { m_good = take(c) && m_good; }
    std::string_view digits()
    {
        const auto end = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        const std::string_view found = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        m_good = m_good && !found.empty();
        return found;
    }

private:
    std::string_view m_rest;
    bool m_good = true;
};

struct Moment
{
    QDateTime time;
    QString format;
    std::string fraction;
    bool isUtc = false;
};

/// "Z", "+02:00", "-0330", "+01": seconds east of UTC; nothing at the end of the text.
std::optional<int> offsetOf(Scan &scan)
{
    if (scan.atEnd())
        return std::nullopt;
    if (scan.take('Z') || scan.take('z'))
        return 0;
    const bool west = scan.take('-');
    if (!west)
        scan.need('+');
    const int hours = scan.number(2);
    scan.take(':');
    const int minutes = scan.atEnd() ? 0 : scan.number(2);
    return (west ? -60 : 60) * (hours * 60 + minutes);
}

std::optional<Moment> momentOf(std::string_view text)
{
    Scan scan(text);
    const int year = scan.number(4);
    scan.need('-');
    const int month = scan.number(2);
    scan.need('-');
    const QDate date(year, month, scan.number(2));
    Moment moment{.time = QDateTime(date, QTime(0, 0), Qt::UTC),
                  .format = QStringLiteral("yyyy-MM-dd")};
    if (scan.good() && scan.atEnd())
        return date.isValid() ? std::optional(moment) : std::nullopt;
    if (!scan.take('T') && !scan.take('t'))
        scan.need(' ');
    const int hour = scan.number(2);
    scan.need(':');
    const int minute = scan.number(2);
    const bool hasSeconds = scan.take(':');
    const QTime time(hour, minute, hasSeconds ? scan.number(2) : 0);
    if (hasSeconds && (scan.take('.') || scan.take(',')))
        moment.fraction = scan.digits();
    const std::optional<int> offset = offsetOf(scan);
    if (!scan.good() || !scan.atEnd() || !date.isValid() || !time.isValid())
        return std::nullopt;
    moment.isUtc = offset.has_value();
    moment.time = QDateTime(date, time, Qt::UTC).addSecs(-offset.value_or(0));
    moment.format =
        hasSeconds ? QStringLiteral("yyyy-MM-dd HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm");
    return moment;
}

class DateTimeConverter final : public Converter
{
public:
    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        const auto moment = momentOf(trimmed(scalar.text));
        if (scalar.kind != NodeKind::Text || !moment)
            return rejected("DATE-08");
        std::string iso = moment->time.toString(moment->format).toStdString();
        if (!moment->fraction.empty())
            iso += '.' + moment->fraction;
        if (moment->isUtc)
            iso += 'Z';
        return takenAs(std::move(iso), scalar, "", moment->isUtc ? "DATE-11" : "DATE-10");
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override
    {
        return QCoreApplication::translate("Converter", "a date and time such as %1")
            .arg(QStringLiteral("2021-03-04T10:20:30"));
    }
    QString explanation() const override
    {
        return QCoreApplication::translate(
            "Converter",
            "A date and time, stored as 2021-03-04 10:20:30; where the file tells an offset from "
            "UTC, in UTC with Z behind it.");
    }
};

} // namespace

ConverterPointer makeDateTime(const Arguments &arguments)
{
    return arguments.empty() ? std::make_unique<DateTimeConverter>() : nullptr;
}

} // namespace waybill
