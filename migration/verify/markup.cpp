// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/markup.h"

#include "migration/base/printable.h"

using namespace Qt::StringLiterals;

namespace waybill {

Markup &Markup::open(QLatin1StringView tag, Attributes attributes)
{
    start(tag, attributes);
    m_out += u'>';
    m_open << tag;
    return *this;
}

Markup &Markup::close()
{
    m_out += "</"_L1;
    m_out += m_open.takeLast();
    m_out += u'>';
    return *this;
}

Markup &Markup::text(QStringView text)
{
    escape(text);
    return *this;
}

Markup &Markup::element(QLatin1StringView tag, QStringView text, Attributes attributes)
{
    return open(tag, attributes).text(text).close();
}

Markup &Markup::empty(QLatin1StringView tag, Attributes attributes)
{
    start(tag, attributes);
    m_out += "/>"_L1;
    return *this;
}

Markup &Markup::trusted(QLatin1StringView markup)
{
    m_out += markup;
    return *this;
}

void Markup::start(QLatin1StringView tag, Attributes attributes)
{
    m_out += u'<';
    m_out += tag;
    for (const auto &[name, value] : attributes) {
        m_out += u' ';
        m_out += name;
        m_out += "=\""_L1;
        escape(value);
        m_out += u'"';
    }
}

void Markup::escape(QStringView text)
{
    for (const QChar c : printable(text)) {
        switch (c.unicode()) {
        case u'<':
            m_out += "&lt;"_L1;
            break;
        case u'>':
            m_out += "&gt;"_L1;
            break;
        case u'&':
            m_out += "&amp;"_L1;
            break;
        case u'"':
            m_out += "&quot;"_L1;
            break;
        case u'\'':
            m_out += "&#39;"_L1;
            break;
        default:
            m_out += c;
        }
    }
}

} // namespace waybill
