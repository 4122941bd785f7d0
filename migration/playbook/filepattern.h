// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/playbook/playbook.h"

#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace waybill {

/// Many files of one folder: "matches/matches_{stamp}.json". A star stands for any characters of
/// the file's name, {name} for the same, remembered; the folder itself is written out, and
/// folders inside of it are never looked into.
class FilePattern
{
public:
    /// PB-04 (without a place) for a star in the folder, a brace without a partner, a name twice.
    static Result<FilePattern> parse(const QString &pattern);

    const QString &folder() const { return m_folder; } ///< with a slash at its end, or empty
    std::vector<std::string> names() const;
    /// Fills \a parts when \a fileName is one of them.
    bool matches(const std::string &fileName, std::map<std::string, std::string> &parts) const;

private:
    struct Piece
    {
        bool isWild = false;
        std::string text; ///< as it stands, or what a wild piece is called
    };
    bool matchFrom(std::size_t piece, std::string_view rest,
                   std::map<std::string, std::string> &parts) const;

    QString m_folder;
    std::vector<Piece> m_pieces;
};

/// The files of \a workspace that \a source stands for, in the order of their names: one for a
/// source that is one file, whether it is there or not.
std::vector<std::unique_ptr<const SourceSpec>> filesOf(const QString &workspace,
                                                       const SourceSpec &source);

} // namespace waybill
