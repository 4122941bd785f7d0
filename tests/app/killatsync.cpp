// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program before anything else: ends it at once, as a power cut would, when it is
// about to make its WAYBILL_KILL_AT-th change to the disk last.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <unistd.h>

namespace {

void count()
{
    static const char *const at = std::getenv("WAYBILL_KILL_AT");
    static int calls = 0;
    if (at && ++calls == std::atoi(at))
        ::kill(::getpid(), SIGKILL);
}

template<typename Function>
Function original(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int fsync(int file)
{
    count();
    return original<int (*)(int)>("fsync")(file);
}

int fdatasync(int file)
{
    count();
    return original<int (*)(int)>("fdatasync")(file);
}

int rename(const char *from, const char *to)
{
    count();
    return original<int (*)(const char *, const char *)>("rename")(from, to);
}

int unlink(const char *path)
{
    count();
    return original<int (*)(const char *)>("unlink")(path);
}
}
