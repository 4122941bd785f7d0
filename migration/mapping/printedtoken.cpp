// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/printedtoken.h"

#include "migration/mapping/jsonform.h"
#include "migration/source/jsonfault.h"
#include "migration/source/jsontoken.h"

namespace waybill {

std::string printedToken(std::string printed, const Value &value, NodeKind kind, bool asciiOnly)
{
    switch (kind) {
    case NodeKind::Null:
        if (isNull(value) || printed == "null")
            return "null";
        break;
    case NodeKind::Bool:
        if (printed == "true" || printed == "false")
            return printed;
        break;
    case NodeKind::Number:
        if (isJsonNumber(printed))
            return printed;
        break;
    case NodeKind::Object:
    case NodeKind::Array:
        if (!findJsonFault(printed))
            return printed;
        break;
    case NodeKind::Text:
        break;
    }
    return isNull(value) && kind != NodeKind::Text ? std::string("null")
                                                   : jsonString(printed, asciiOnly);
}

} // namespace waybill
