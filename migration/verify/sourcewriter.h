// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/safefile.h"
#include "migration/source/textencoder.h"
#include "migration/verify/recordwriter.h"

#include <memory>
#include <optional>

namespace waybill {

/// Writes one source file again, record by record, in its own encoding and dialect.
class SourceWriter
{
public:
    static Result<std::unique_ptr<SourceWriter>> open(const QString &path,
                                                      const StoredSource &source);
    Result<> write(const RebuiltRecord &record);
    Result<> commit();

private:
    explicit SourceWriter(const StoredSource &source)
        : m_source(source)
    {
    }
    void newLine(int depth);
    Result<> flush(bool last);

    const StoredSource &m_source;
    SafeFile m_file;
    std::optional<TextEncoder> m_encoder;
    std::string m_text; ///< not written yet
    std::string m_bytes;
    bool m_any = false; ///< a line or an element has been written
};

} // namespace waybill
