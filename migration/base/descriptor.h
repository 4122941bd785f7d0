// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace waybill {

/// Owns a file descriptor; negative when there is none.
class Descriptor final
{
public:
    explicit Descriptor(int fd = -1)
        : m_fd(fd)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

    int operator*() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    /// What close() says; for what was written, an error can come as late as here.
    int close() { return ::close(std::exchange(m_fd, -1)); }

private:
    int m_fd;
};

} // namespace waybill
