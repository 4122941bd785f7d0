// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>

struct evp_md_ctx_st;

namespace waybill {

/// A SHA-256 that is fed piece by piece.
class Sha256
{
public:
    Sha256();

    void update(std::string_view bytes);
    /// The digest of everything fed so far, lower-case; more may be fed afterwards.
    QByteArray hex() const;

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

/// The SHA-256 of a regular file's bytes. SRC-01, SRC-02 or SRC-03 when it cannot be read.
Result<QByteArray> sha256OfFile(const QString &path);

} // namespace waybill
