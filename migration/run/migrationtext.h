// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <QCoreApplication>

#include <chrono>

namespace waybill::migrationtext {

/// What a run says, in the language of the person.
inline QString text(const char *source)
{
    return QCoreApplication::translate("Migration", source);
}

inline Problem cancelled()
{
    return {.code = QStringLiteral("CANCELLED"),
            .severity = Severity::Info,
            .message = text("Cancelled.")};
}

inline double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace waybill::migrationtext
