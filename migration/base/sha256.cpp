// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/sha256.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void mustWork(int result)
{
    // The digest functions of OpenSSL fail only when memory runs out.
    if (result != 1)
        throw std::bad_alloc();
}

Problem unreadable(const char *code, const QString &path, const QString &reason)
{
    return Problem{.code = QString::fromLatin1(code),
                   .file = path,
                   .found = reason,
                   .message =
                       QCoreApplication::translate("Sha256", "%1 cannot be read.").arg(path)};
}

class Descriptor
{
public:
    explicit Descriptor(const QString &path)
        : m_fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int operator*() const { return m_fd; }

private:
    int m_fd;
};

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
{
    mustWork(m_context != nullptr ? 1 : 0);
    mustWork(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr));
}

void Sha256::update(std::string_view bytes)
{
    mustWork(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()));
}

QByteArray Sha256::hex() const
{
    const std::unique_ptr<evp_md_ctx_st, Free> copy(EVP_MD_CTX_new());
    mustWork(copy != nullptr ? EVP_MD_CTX_copy_ex(copy.get(), m_context.get()) : 0);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    mustWork(EVP_DigestFinal_ex(copy.get(), digest.data(), &size));
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size)).toHex();
}

Result<QByteArray> sha256OfFile(const QString &path)
{
    const Descriptor file(path);
    if (*file < 0) {
        const int error = errno;
        return unreadable(error == ENOENT ? "SRC-01" : "SRC-02", path, qt_error_string(error));
    }
    struct stat info = {};
    if (::fstat(*file, &info) != 0 || !S_ISREG(info.st_mode)) {
        return unreadable("SRC-02", path,
                          QCoreApplication::translate("Sha256", "not a regular file"));
    }
    Sha256 hash;
    std::vector<char> block(1 << 20);
    for (;;) {
        const ssize_t count = ::read(*file, block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable("SRC-03", path, qt_error_string(errno));
        if (count == 0)
            return hash.hex();
        hash.update({block.data(), std::size_t(count)});
    }
}

} // namespace waybill
