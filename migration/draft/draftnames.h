// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <set>
#include <string>

namespace waybill {

/// A name for a table, a column or a file of any text: small letters, digits and underscores, not
/// a word of SQL. Letters of other scripts are written in Latin ones. Empty when nothing is left.
std::string nameFrom(const QString &text);
/// "order_lines" -> "order_line", "cities" -> "city"; what does not look like a plural stays.
std::string singularOf(const std::string &name);
/// "Order lines" of "order_lines" or "orderLines": what people read.
QString titleFrom(const QString &text);

/// Names that are given once each, without regard to case.
class NameSet
{
public:
    void reserve(const std::string &name) { m_taken.insert(name); }
    /// \a wanted, or with a number behind it; \a otherwise when \a wanted is empty.
    std::string take(const std::string &wanted, const std::string &otherwise);

private:
    std::set<std::string> m_taken;
};

} // namespace waybill
