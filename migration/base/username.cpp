// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/username.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace waybill {

std::string currentUser()
{
    const uid_t user = ::geteuid();
    std::array<char, 4096> buffer;
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) == 0 && found
        && *found->pw_name)
        return found->pw_name;
    return std::to_string(user);
}

} // namespace waybill
