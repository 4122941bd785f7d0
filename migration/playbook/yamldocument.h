// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

struct YamlPlace
{
    qint64 line = 0; ///< 1-based
    qint64 column = 0; ///< 1-based, in characters
};

/// One value of a YAML document. Scalars are text: what they mean is decided by whoever asks.
struct YamlNode
{
    enum class Kind { Null, Text, List, Map };

    Kind kind = Kind::Null;
    YamlPlace at;
    std::string text;
    bool quoted = false; ///< Text: written in quotes or as a block, so never a number
    std::string key; ///< the name of this value when it stands in a map
    YamlPlace keyAt;
    std::vector<YamlNode> children; ///< List, Map: in the order of the file

    const YamlNode *child(std::string_view name) const;
};

/// The one document of a YAML text. Only plain data is taken: no anchors, aliases, tags, merge
/// keys, keys that are not text or occur twice, no second document, no nesting beyond 32. Mistakes
/// get \a code and go to \a problems; there is no document when there is one. \a name is the file.
std::optional<YamlNode> parseYaml(const std::string &yaml, const QString &name, const char *code,
                                  Problems &problems);

/// What a Problem shows of a text of any length.
QString excerpt(std::string_view text);

} // namespace waybill
