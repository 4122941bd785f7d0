// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// YAML as a playbook is written by hand: lines with an indent, comments that are wrapped.
class YamlText
{
public:
    explicit YamlText(bool hasComments = true)
        : m_hasComments(hasComments)
    {
    }

    void line(int indent, const std::string &text);
    void comment(int indent, const QString &text);
    void blank() { m_text += '\n'; }
    const std::string &text() const { return m_text; }

private:
    bool m_hasComments;
    std::string m_text;
};

/// In quotes, so that it is a text whatever it looks like.
std::string asText(std::string_view text);
std::string asText(const QString &text);
/// [a, b]; of one only itself.
std::string listed(const std::vector<std::string> &items);

} // namespace waybill
