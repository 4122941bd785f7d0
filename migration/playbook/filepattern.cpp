// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/filepattern.h"

#include "migration/playbook/yamlreader.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem mistake(const QString &message)
{
    return {.code = u"PB-04"_s,
            .expected = u"folder/name_*.json, folder/name_{part}.json"_s,
            .message = message};
}

} // namespace

Result<FilePattern> FilePattern::parse(const QString &pattern)
{
    FilePattern parsed;
    const auto slash = pattern.lastIndexOf(u'/');
    parsed.m_folder = pattern.left(slash + 1);
    if (parsed.m_folder.contains(u'*') || parsed.m_folder.contains(u'{'))
        return mistake(PlaybookText::tr("The folder is written out; only the name may vary."));
    const std::string name = pattern.mid(slash + 1).toStdString();
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t wild = std::min(name.find_first_of("*{}", at), name.size());
        if (wild > at)
            parsed.m_pieces.push_back({.isWild = false, .text = name.substr(at, wild - at)});
        at = wild + 1;
        if (wild == name.size())
            break;
        if (name[wild] == '*') {
            parsed.m_pieces.push_back({.isWild = true, .text = {}});
            continue;
        }
        const std::size_t end = name.find('}', at);
        if (name[wild] == '}' || end == std::string::npos)
            return mistake(PlaybookText::tr("A brace in the name has no partner."));
        const std::string part = name.substr(at, end - at);
        const auto known = parsed.names();
        const bool isReserved =
            part == "name" || part == "path" || part == "record" || part == "modified";
        if (isReserved || !isIdentifier(part)
            || std::find(known.begin(), known.end(), part) != known.end())
            return mistake(PlaybookText::tr("Each part of the name has a name of its own."));
        parsed.m_pieces.push_back({.isWild = true, .text = part});
        at = end + 1;
    }
    const bool varies = std::any_of(parsed.m_pieces.begin(), parsed.m_pieces.end(),
                                    [](const Piece &piece) { return piece.isWild; });
    if (!varies)
        return mistake(PlaybookText::tr("This is the name of one file."));
    return parsed;
}

std::vector<std::string> FilePattern::names() const
{
    std::vector<std::string> names;
    for (const Piece &piece : m_pieces) {
        if (piece.isWild && !piece.text.empty())
            names.push_back(piece.text);
    }
    return names;
}

bool FilePattern::matches(const std::string &fileName,
                          std::map<std::string, std::string> &parts) const
{
    parts.clear();
    return matchFrom(0, fileName, parts);
}

/// A wild piece takes as little as it can.
bool FilePattern::matchFrom(std::size_t piece, std::string_view rest,
                            std::map<std::string, std::string> &parts) const
{
    if (piece == m_pieces.size())
        return rest.empty();
    const Piece &here = m_pieces[piece];
    if (!here.isWild)
        return rest.starts_with(here.text)
            && matchFrom(piece + 1, rest.substr(here.text.size()), parts);
    for (std::size_t length = 0; length <= rest.size(); ++length) {
        if (!matchFrom(piece + 1, rest.substr(length), parts))
            continue;
        if (!here.text.empty())
            parts[here.text] = rest.substr(0, length);
        return true;
    }
    return false;
}

std::vector<std::unique_ptr<const SourceSpec>> filesOf(const QString &workspace,
                                                       const SourceSpec &source)
{
    std::vector<std::unique_ptr<const SourceSpec>> files;
    const auto pattern = source.isPattern ? FilePattern::parse(source.file) : mistake({});
    if (!pattern) {
        files.push_back(std::make_unique<const SourceSpec>(source));
        return files;
    }
    const QDir folder(workspace + u'/' + pattern->folder());
    std::map<std::string, std::string> parts;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        if (!pattern->matches(name.toStdString(), parts))
            continue;
        SourceSpec file = source;
        file.file = pattern->folder() + name;
        file.isPattern = false;
        file.required = false; // that there is one of them, not this one
        file.pattern = &source;
        file.parts = parts;
        file.parts["modified"] = QFileInfo(folder.filePath(name))
                                     .lastModified()
                                     .toString(u"yyyy-MM-ddTHH:mm:ss"_s)
                                     .toStdString();
        files.push_back(std::make_unique<const SourceSpec>(std::move(file)));
    }
    if (source.take == SourceSpec::Take::Newest && files.size() > 1)
        files.erase(files.begin(), files.end() - 1);
    else if (source.take == SourceSpec::Take::Oldest && files.size() > 1)
        files.resize(1);
    return files;
}

} // namespace waybill
