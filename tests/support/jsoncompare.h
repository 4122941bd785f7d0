// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string_view>

namespace waybill::test {

/// The first difference between two texts that are JSON; empty when there is none. It shares
/// nothing with the reader under test: two readers that agree prove more.
QString compareJson(std::string_view source, std::string_view exported, const QStringList &leftOut);

} // namespace waybill::test
