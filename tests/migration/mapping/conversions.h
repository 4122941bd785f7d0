// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/numbertext.h"
#include "migration/mapping/converter.h"

#include <QTest>

namespace waybill::test {

/// "10", "10.0 real", "'text'", "NULL": values that differ only in their type must look different.
inline QByteArray describe(const Value &value)
{
    if (const auto *const integer = std::get_if<std::int64_t>(&value))
        return QByteArray::fromStdString(integerText(*integer));
    if (const auto *const real = std::get_if<double>(&value))
        return QByteArray::fromStdString(doubleText(*real)) + " real";
    if (const auto *const text = std::get_if<std::string>(&value))
        return "'" + QByteArray::fromStdString(*text) + "'";
    return "NULL";
}

/// "as-is 10", "changed NUM-03 1000", "empty", "rejected NUM-07", "undecided DATE-02"
inline QByteArray describe(const Conversion &conversion)
{
    switch (conversion.outcome) {
    case Conversion::Outcome::AsIs:
        return "as-is " + QByteArray(conversion.code) + describe(conversion.value);
    case Conversion::Outcome::Changed:
        return "changed " + QByteArray(conversion.code) + ' ' + describe(conversion.value);
    case Conversion::Outcome::Empty:
        return "empty" + QByteArray(conversion.code)
            + (isNull(conversion.value) ? "" : " with a value");
    case Conversion::Outcome::Rejected:
        return "rejected " + QByteArray(conversion.code)
            + (isNull(conversion.value) ? "" : " with a value");
    case Conversion::Outcome::Undecided:
        break;
    }
    return "undecided " + QByteArray(conversion.code)
        + (isNull(conversion.value) ? "" : " with a value");
}

/// The maps that the tests' specs may name.
inline const std::map<std::string, WordMap> &wordMaps()
{
    static const std::map<std::string, WordMap> maps = {
        {"status",
         {"status",
          {{"pending", "Pending", {"Pending", "Not Applied", "0", ""}},
           {"phone_screen", "Phone screen", {"Phone Screen"}},
           {"interview", "Interview", {"Interview", "Interview 1", "Interview 2+"}},
           {"offer", "Offer", {"offer", "Accepted"}},
           {"closed", "", {}}},
          ""}},
        {"kind",
         {"kind",
          {{"technical", "Technical", {"technical", "tools"}},
           {"soft", "Soft", {"Soft", "soft_skills"}}},
          "technical"}},
        // The first spelling of "b" belongs to "a".
        {"overlap", {"overlap", {{"a", "A", {"same", "b"}}, {"b", "B", {"same", "two"}}}, ""}},
    };
    return maps;
}

inline std::unique_ptr<const Converter> converter(const QByteArray &spec)
{
    auto made = makeConverter(spec.toStdString(), wordMaps());
    return made ? std::move(*made) : nullptr;
}

/// What must hold for every converter and every scalar; the reason why it does not, or nothing.
inline QByteArray brokenPromise(const Converter &converter, const Scalar &scalar)
{
    const Conversion first = converter.forward(scalar);
    if (!first.taken())
        return isNull(first.value) ? "" : "a value that was not taken";
    const std::string back = converter.backward(first.value, scalar.kind);
    const QByteArray printed = "'" + QByteArray::fromStdString(back) + "' ";
    if (first.outcome == Conversion::Outcome::AsIs && back != scalar.text)
        return printed + "is not what was taken as it is";
    if ((first.outcome == Conversion::Outcome::AsIs) != (*first.code == '\0'))
        return "a rule must have a code, and only a rule";
    const Conversion second = converter.forward({scalar.kind, back});
    if (second.value != first.value)
        return printed + "reads back as " + describe(second) + ", not " + describe(first);
    if (!isNull(first.value) && !second.taken())
        return printed + "is not taken again: " + describe(second);
    return converter.same(first.value, second.value) ? "" : "not the same as itself";
}

inline void addConversionColumns()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<NodeKind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<QByteArray>("back");
}

/// A row of the table; \a back is what is written for the value, and only asked of values taken.
inline void addConversion(const QByteArray &spec, NodeKind kind, const QByteArray &text,
                          const QByteArray &outcome, const QByteArray &back = {})
{
    const QByteArray name = spec + " kind " + QByteArray::number(int(kind)) + ": "
        + text.toPercentEncoding(" /:,.;%+'()[]{}\"$@#?");
    QTest::newRow(name.constData()) << spec << kind << text << outcome << back;
}

inline void addText(const QByteArray &spec, const QByteArray &text, const QByteArray &outcome,
                    const QByteArray &back = {})
{
    addConversion(spec, NodeKind::Text, text, outcome, back);
}

inline void checkConversion()
{
    QFETCH(const QByteArray, spec);
    QFETCH(const NodeKind, kind);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, outcome);
    QFETCH(const QByteArray, back);

    const auto made = converter(spec);
    QVERIFY(made);
    const std::string bytes = text.toStdString();
    const Scalar scalar{kind, bytes};
    const Conversion conversion = made->forward(scalar);
    QCOMPARE(describe(conversion), outcome);
    if (conversion.taken())
        QCOMPARE(QByteArray::fromStdString(made->backward(conversion.value, kind)), back);
    QCOMPARE(brokenPromise(*made, scalar), QByteArray());
}

} // namespace waybill::test
