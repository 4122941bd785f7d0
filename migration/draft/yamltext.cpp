// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/yamltext.h"

#include "migration/base/jsonwriter.h"
#include "migration/base/printable.h"

#include <QStringList>

namespace waybill {

namespace {

constexpr qsizetype widest = 96;

} // namespace

void YamlText::line(int indent, const std::string &text)
{
    m_text.append(static_cast<std::size_t>(indent), ' ');
    m_text += text;
    m_text += '\n';
}

void YamlText::comment(int indent, const QString &text)
{
    if (!m_hasComments)
        return;
    const QStringList words = printable(text.simplified().left(600)).split(u' ');
    QString now;
    for (const QString &word : words) {
        if (!now.isEmpty() && indent + now.size() + word.size() > widest) {
            line(indent, "# " + now.toStdString());
            now.clear();
        }
        now += now.isEmpty() ? word : u' ' + word;
    }
    if (!now.isEmpty())
        line(indent, "# " + now.toStdString());
}

std::string asText(std::string_view text)
{
    std::string out;
    JsonWriter(out, 0).value(text);
    return out;
}

std::string asText(const QString &text)
{
    return asText(std::string_view(text.toStdString()));
}

std::string listed(const std::vector<std::string> &items)
{
    std::string all;
    for (const std::string &item : items)
        all += (all.empty() ? "" : ", ") + item;
    return items.size() == 1 ? all : '[' + all + ']';
}

} // namespace waybill
