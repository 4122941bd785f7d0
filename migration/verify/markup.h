// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <utility>

namespace waybill {

/// Writes HTML that is well-formed XML as well: whatever comes in as text or as the value of an
/// attribute is escaped, and what is opened gets closed.
class Markup
{
public:
    using Attributes = std::initializer_list<std::pair<QLatin1StringView, QStringView>>;

    Markup &open(QLatin1StringView tag, Attributes attributes = {});
    Markup &close();
    Markup &text(QStringView text);
    /// An element that holds text and nothing else.
    Markup &element(QLatin1StringView tag, QStringView text, Attributes attributes = {});
    Markup &empty(QLatin1StringView tag, Attributes attributes); ///< <meta/>
    Markup &trusted(QLatin1StringView markup); ///< our own words only

    QByteArray utf8() const { return m_out.toUtf8(); }

private:
    void start(QLatin1StringView tag, Attributes attributes);
    void escape(QStringView text);

    QString m_out;
    QList<QLatin1StringView> m_open;
};

} // namespace waybill
