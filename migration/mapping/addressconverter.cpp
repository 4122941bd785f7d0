// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"
#include "migration/mapping/webaddress.h"

#include <QCoreApplication>

#include <algorithm>

namespace waybill {

namespace {

constexpr auto npos = std::string_view::npos;

QString say(const char *text)
{
    return QCoreApplication::translate("Converter", text);
}

/// ASCII alone: the text may be cut anywhere.
bool startsWith(std::string_view text, std::string_view lowerStart)
{
    return text.size() >= lowerStart.size()
        && std::equal(lowerStart.begin(), lowerStart.end(), text.begin(), [](char lower, char c) {
               return lower == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
           });
}

bool hasScheme(std::string_view text)
{
    return startsWith(text, "http://") || startsWith(text, "https://");
}

/// "http://127.0.0.1:5000/https://..." or the same address twice: the last one is meant. One that
/// is the value of a query is a part of its address.
std::string_view lastAddress(std::string_view text)
{
    const std::string_view path = text.substr(0, text.find_first_of("?#"));
    for (std::size_t slash = path.rfind('/'); slash != npos && slash > 0;
         slash = path.rfind('/', slash - 1)) {
        if (hasScheme(text.substr(slash + 1)))
            return text.substr(slash + 1);
    }
    return text;
}

std::string_view hostOf(std::string_view withoutScheme)
{
    return withoutScheme.substr(0, withoutScheme.find_first_of("/?#"));
}

bool isThisComputer(std::string_view host)
{
    const std::string name = folded(host.substr(0, host.find(':')));
    return name == "127.0.0.1" || name == "localhost";
}

/// A web address in the one form in which two can be compared.
class AddressConverter final : public Converter
{
public:
    AddressConverter(bool keepsQuery, std::string base)
        : m_keepsQuery(keepsQuery)
        , m_base(std::move(base))
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar))
            return nothingThere();
        if (scalar.kind != NodeKind::Text)
            return rejected("URL-01");
        const std::string_view written = trimmed(scalar.text);
        std::string_view text = lastAddress(written);
        const char *rule = text.size() == written.size() ? "URL-02" : "URL-03";
        if (hasScheme(text)) {
            const std::string_view rest = text.substr(text.find("://") + 3);
            const std::string_view host = hostOf(rest);
            // What a program on the own computer put in front is not where the page is.
            if (isThisComputer(host) && !m_base.empty()) {
                text = rest.substr(host.size());
                rule = "URL-03";
            }
        }
        if (text.starts_with('/') && !text.starts_with("//")) {
            if (!isWebAddress("http://localhost" + std::string(text)))
                return rejected("URL-01");
            if (m_base.empty()) {
                std::string form = inOneForm({}, text);
                // The slash alone would be every page of every site.
                return form == "/" ? rejected("URL-01") : taken(std::move(form), scalar, rule);
            }
            return taken(inOneForm(m_base, text), scalar, "URL-03");
        }
        if (!isWebAddress(text))
            return rejected("URL-01");
        if (hasScheme(text))
            text = text.substr(text.find("://") + 3);
        const std::string_view host = hostOf(text);
        return taken(inOneForm("https://" + folded(host), text.substr(host.size())), scalar, rule);
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return valueText(value, kind);
    }
    QString expectation() const override
    {
        return say(QT_TRANSLATE_NOOP("Converter", "a web address"));
    }
    QString explanation() const override
    {
        return m_keepsQuery
            ? say(QT_TRANSLATE_NOOP("Converter",
                                    "A web address in one form: https, the host in small letters, "
                                    "no slash at the end. What follows ? and # counts."))
            : say(QT_TRANSLATE_NOOP("Converter",
                                    "A web address in one form: https, the host in small letters, "
                                    "no slash at the end, nothing of what follows ? or #."));
    }

private:
    static Conversion taken(std::string form, const Scalar &scalar, const char *rule)
    {
        const bool isSame = form == scalar.text;
        return takenAs(std::move(form), scalar, isSame ? "" : rule, rule);
    }

    std::string inOneForm(std::string start, std::string_view rest) const
    {
        const std::size_t end = std::min(rest.find_first_of("?#"), rest.size());
        std::string_view path = rest.substr(0, end);
        const std::size_t least = start.empty() ? 1 : 0; // what begins with a slash stays so
        while (path.size() > least && path.ends_with('/'))
            path.remove_suffix(1);
        start.append(path);
        if (m_keepsQuery)
            start.append(rest.substr(end));
        return start;
    }

    bool m_keepsQuery;
    std::string m_base; ///< of addresses that begin with a slash; without one at its end
};

} // namespace

ConverterPointer makeAddress(const Arguments &arguments)
{
    constexpr std::string_view base = "base=";
    if (arguments.empty() || arguments.size() > 2
        || (arguments[0] != "whole" && arguments[0] != "path")
        || (arguments.size() == 2 && !arguments[1].starts_with(base)))
        return nullptr;
    std::string start;
    if (arguments.size() == 2) {
        start = decodedArgument(arguments[1].substr(base.size()));
        while (start.ends_with('/'))
            start.pop_back();
        if (!start.empty() && !hasScheme(start))
            start.insert(0, "https://");
        if (!start.empty() && !isWebAddress(start))
            return nullptr;
    }
    return std::make_unique<AddressConverter>(arguments[0] == "whole", start);
}

} // namespace waybill
