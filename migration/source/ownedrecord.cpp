// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/ownedrecord.h"

namespace waybill {

OwnedRecord::OwnedRecord(const Record &record)
    : m_bytes(std::make_unique<std::string>())
    , m_record(record)
{
    std::size_t size = 0;
    for (const Node &node : record.nodes)
        size += node.key.size() + node.raw.size() + node.text.size();
    m_bytes->reserve(size); // never grows afterwards, so views into it stay valid
    const auto keep = [this](std::string_view &view) {
        const std::size_t start = m_bytes->size();
        m_bytes->append(view);
        view = std::string_view(m_bytes->data() + start, view.size());
    };
    for (Node &node : m_record.nodes) {
        keep(node.key);
        keep(node.raw);
        keep(node.text);
    }
}

} // namespace waybill
