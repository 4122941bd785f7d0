// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/printable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm, and line separators.
bool isInvisible(char16_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c >= 0xfffe;
}

QString spelled(char16_t c)
{
    return c < 0x100 ? u"\\x%1"_s.arg(uint(c), 2, 16, QChar(u'0'))
                     : u"\\u%1"_s.arg(uint(c), 4, 16, QChar(u'0'));
}

} // namespace

QString printable(QStringView text)
{
    QString safe;
    safe.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            safe += c;
            safe += text[++i];
        } else if (c.isSurrogate() || isControl(c.unicode()) || isInvisible(c.unicode())) {
            safe += spelled(c.unicode());
        } else {
            safe += c;
        }
    }
    return safe;
}

} // namespace waybill
