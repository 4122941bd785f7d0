// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/validation.h"

#include "models/tables/shown.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>
#include <QUrl>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Validation", text);
}

Problem refuse(const LayoutColumn &column, const char *code, const QString &message,
               const QString &expected)
{
    return {.code = QString::fromLatin1(code),
            .field = column.label,
            .expected = expected,
            .message = message};
}

Problem wrongKind(const LayoutColumn &column, const QString &text, const QString &expected)
{
    const QString shown = text.size() > 40 ? text.left(39) + u'…' : text;
    return refuse(column, "CELL-02",
                  say("%1 takes %2, so “%3” was not stored.").arg(column.label, expected, shown),
                  expected);
}

Result<QVariant> inRange(const LayoutColumn &column, double number, QVariant value)
{
    double low = column.minimum.value_or(-HUGE_VAL);
    double high = column.maximum.value_or(HUGE_VAL);
    if (column.editor == Editor::Percent) {
        low = std::max(low, 0.0);
        high = std::min(high, 100.0);
    }
    if (number >= low && number <= high)
        return value;
    const QString expected = std::isfinite(low) && std::isfinite(high)
        ? say("a number from %1 to %2").arg(shownNumber(low), shownNumber(high))
        : std::isfinite(low) ? say("at least %1").arg(shownNumber(low))
                             : say("at most %1").arg(shownNumber(high));
    return refuse(
        column, "CELL-03",
        say("%1 must be %2; %3 was not stored.").arg(column.label, expected, shownNumber(number)),
        expected);
}

/// A decimal comma is accepted as well as the point, unless it could part thousands.
QByteArray plainNumber(QString text)
{
    const qsizetype comma = text.indexOf(u',');
    if (comma >= 0 && text.count(u',') == 1 && !text.contains(u'.') && text.size() - comma != 4)
        text.replace(u',', u'.');
    return text.toUtf8();
}

Result<QVariant> checkInteger(const LayoutColumn &column, const QString &text)
{
    const QByteArray digits = text.toUtf8();
    qint64 number = 0;
    const auto [end, failure] = std::from_chars(digits.begin(), digits.end(), number);
    if (failure != std::errc() || end != digits.end())
        return wrongKind(column, text, say("a whole number"));
    return inRange(column, static_cast<double>(number), QVariant::fromValue(number));
}

Result<QVariant> checkReal(const LayoutColumn &column, QString text)
{
    if (column.editor == Editor::Percent && text.endsWith(u'%'))
        text = text.chopped(1).trimmed();
    const QByteArray digits = plainNumber(text);
    double number = 0;
    const auto [end, failure] = std::from_chars(digits.begin(), digits.end(), number);
    if (failure != std::errc() || end != digits.end() || !std::isfinite(number))
        return wrongKind(column, text, say("a number"));
    return inRange(column, number, number);
}

Result<QVariant> checkWord(const LayoutColumn &column, const QString &text)
{
    for (const WordChoice &choice : column.words) {
        if (choice.word == text || choice.label.compare(text, Qt::CaseInsensitive) == 0)
            return QVariant(choice.word);
    }
    QStringList labels;
    for (const WordChoice &choice : column.words)
        labels << choice.label;
    return wrongKind(column, text, say("one of %1").arg(labels.join(u", "_s)));
}

/// A year, a month or a day, each kept with its own precision.
bool isDate(const QString &text)
{
    static const QRegularExpression shape(
        uR"(^(\d{4})(-(\d\d)(-(\d\d)([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?)?)?$)"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return false;
    const int month = match.hasCaptured(3) ? match.captured(3).toInt() : 1;
    const int day = match.hasCaptured(5) ? match.captured(5).toInt() : 1;
    return QDate(match.captured(1).toInt(), month, day).isValid();
}

Result<QVariant> checkLink(const LayoutColumn &column, const QString &text)
{
    const QUrl url = QUrl::fromUserInput(text);
    const QString scheme = url.scheme();
    const bool web = (scheme == "http"_L1 || scheme == "https"_L1) && url.host().contains(u'.');
    if (text.contains(u' ') || !(web || scheme == "mailto"_L1))
        return wrongKind(column, text, say("a web or mail address"));
    return QVariant(text);
}

Result<QVariant> checkFlag(const LayoutColumn &column, const QVariant &edited)
{
    const QString text = edited.toString().trimmed().toCaseFolded();
    if (edited.metaType().id() == QMetaType::Bool || text == u'0' || text == u'1')
        return QVariant::fromValue<qint64>(edited.toBool() || text == u'1');
    if (text == say("yes").toCaseFolded() || text == say("no").toCaseFolded())
        return QVariant::fromValue<qint64>(text == say("yes").toCaseFolded());
    return wrongKind(column, text, say("yes or no"));
}

Result<QVariant> checkText(const LayoutColumn &column, const QString &text)
{
    if (text.contains(QChar(0)))
        return wrongKind(column, text, say("text without NUL characters"));
    return QVariant(text);
}

} // namespace

Result<QVariant> checkEdit(const LayoutColumn &column, const QVariant &edited)
{
    const QString text = edited.toString();
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        if (!column.notNull)
            return QVariant();
        return refuse(column, "CELL-01", say("%1 is needed and cannot be empty.").arg(column.label),
                      say("a value"));
    }
    switch (column.editor) {
    case Editor::Integer:
        return checkInteger(column, trimmed);
    case Editor::Real:
    case Editor::Percent:
        return checkReal(column, trimmed);
    case Editor::Words:
        return checkWord(column, trimmed);
    case Editor::Date:
        if (isDate(trimmed))
            return QVariant(trimmed);
        return wrongKind(column, trimmed, say("a date such as 2025-03-04, 2025-03 or 2025"));
    case Editor::Link:
        return checkLink(column, trimmed);
    case Editor::Flag:
        return checkFlag(column, edited);
    case Editor::Text:
    case Editor::LongText:
    case Editor::None:
        break;
    }
    return checkText(column, text);
}

} // namespace waybill
