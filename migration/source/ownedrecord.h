// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/record.h"

#include <memory>
#include <string>

namespace waybill {

/// A record that keeps the bytes its views point to: for documents that several loads take from.
class OwnedRecord
{
public:
    explicit OwnedRecord(const Record &record);

    const Record &record() const { return m_record; }

private:
    std::unique_ptr<std::string> m_bytes; ///< its address must not change when this is moved
    Record m_record;
};

} // namespace waybill
