// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/webaddress.h"

#include "migration/base/textfold.h"

#include <algorithm>

namespace waybill {

namespace {

constexpr auto npos = std::string_view::npos;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// No white space of any kind and no control character.
bool isOneWord(std::string_view text)
{
    const bool printable = std::none_of(text.begin(), text.end(), [](char c) {
        return (c >= 0 && c <= ' ') || c == '\x7f' || c == '"' || c == '<' || c == '>';
    });
    return printable && folded(text).find(' ') == npos;
}

/// Letters, digits and hyphens between points, at least one point.
bool isHost(std::string_view host)
{
    int labels = 0;
    for (bool more = true; more; ++labels) {
        const std::size_t end = std::min(host.find('.'), host.size());
        const std::string_view label = host.substr(0, end);
        const bool fits = std::all_of(label.begin(), label.end(), [](char c) {
            return isLetter(c) || isDigit(c) || c == '-' || c == '_';
        });
        if (label.empty() || !fits || label.front() == '-')
            return false;
        more = end < host.size();
        host.remove_prefix(more ? end + 1 : end);
    }
    return labels > 1;
}

bool hasNamedTopLevel(std::string_view host)
{
    const std::string_view top = host.substr(host.rfind('.') + 1);
    return top.size() > 1 && std::all_of(top.begin(), top.end(), isLetter);
}

/// Takes ":8000" off the end; false when something else than a number follows the colon.
bool takePort(std::string_view &host)
{
    const std::size_t colon = host.find(':');
    if (colon == npos)
        return true;
    const std::string_view port = host.substr(colon + 1);
    host = host.substr(0, colon);
    return !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), isDigit);
}

} // namespace

bool isWebAddress(std::string_view text)
{
    if (!isOneWord(text))
        return false;
    const std::size_t schemeEnd = text.find("://");
    const std::string scheme = schemeEnd == npos ? "" : folded(text.substr(0, schemeEnd));
    const bool hasScheme = scheme == "http" || scheme == "https";
    const std::string_view rest = hasScheme ? text.substr(schemeEnd + 3) : text;
    const std::size_t hostEnd = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view host = rest.substr(0, hostEnd);
    if (hasScheme && host.find('@') != npos)
        host.remove_prefix(host.rfind('@') + 1);
    if (!takePort(host))
        return false;
    if (hasScheme)
        return folded(host) == "localhost" || isHost(host);
    // Without a scheme "Smith.Jones" is a name and "1.5/10" a mark.
    const bool clear = hostEnd < rest.size() || folded(host.substr(0, 4)) == "www.";
    return clear && isHost(host) && hasNamedTopLevel(host);
}

bool isMailAddress(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (at == npos || at == 0 || text.find('@', at + 1) != npos || !isOneWord(text))
        return false;
    return isHost(text.substr(at + 1));
}

} // namespace waybill
