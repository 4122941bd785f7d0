// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/source/sourcefile.h"
#include "migration/source/textdecoder.h"

#include <memory>
#include <string>
#include <vector>

namespace waybill {

/// A source file read block by block as UTF-8 text.
class DecodedFile
{
public:
    /// \a path leads to \a file. An empty \a encoding is detected; only Unicode is taken without
    /// asking. ENC-01 when the file is not Unicode, with what it could be.
    static Result<std::unique_ptr<DecodedFile>>
    open(std::unique_ptr<SourceFile> file, const QString &path, const std::string &encoding);

    /// Appends the next block to \a text; false at the end. After a Problem nothing more comes.
    Result<bool> append(std::string &text);

    SourceFile &file() { return *m_file; }
    const SourceFile &file() const { return *m_file; }
    const TextDecoder &decoder() const { return m_decoder; }

private:
    DecodedFile(std::unique_ptr<SourceFile> file, TextDecoder decoder);

    std::unique_ptr<SourceFile> m_file;
    TextDecoder m_decoder;
    std::vector<char> m_block;
    bool m_atEnd = false;
};

} // namespace waybill
