// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/foundfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostFiles = 20'000;

QString text(const char *source)
{
    return QCoreApplication::translate("Draft", source);
}

std::optional<FoundFile::Kind> kindOf(const QFileInfo &info)
{
    const QString suffix = info.suffix().toLower();
    if (suffix == "csv"_L1 || suffix == "tsv"_L1 || suffix == "tab"_L1)
        return FoundFile::Kind::Csv;
    if (suffix == "json"_L1 || suffix == "geojson"_L1)
        return FoundFile::Kind::Json;
    if (suffix == "jsonl"_L1 || suffix == "ndjson"_L1)
        return FoundFile::Kind::Lines;
    return std::nullopt;
}

/// What a playbook can write as a path.
bool canBeNamed(const QString &path)
{
    const bool odd = std::any_of(path.begin(), path.end(), [](QChar c) {
        return c.unicode() < 0x20 || c == u'\\' || c == u':' || c == QChar::ReplacementCharacter;
    });
    return !odd && !path.startsWith(u'~') && path.toUtf8().size() <= 900;
}

/// Waybill's own copies are no sources, and neither is what programs hide.
bool isLookedInto(const QDir &folder, const QString &name, bool atTop)
{
    return !name.startsWith(u'.') && !(atTop && name == "backups"_L1)
        && !QFileInfo(folder.filePath(name)).isSymLink();
}

void look(const QDir &folder, const QString &inside, FoundFiles &found)
{
    const QFileInfoList entries =
        folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &info : entries) {
        const QString path = inside + info.fileName();
        if (info.isDir()) {
            if (isLookedInto(folder, info.fileName(), inside.isEmpty()))
                look(QDir(info.filePath()), path + u'/', found);
            continue;
        }
        const auto kind = kindOf(info);
        if (!kind || info.fileName().startsWith(u'.')) {
            ++found.others;
            continue;
        }
        if (info.isSymLink() || !canBeNamed(path) || found.files.size() >= mostFiles) {
            found.problems.append({.code = u"DRAFT-01"_s,
                                   .severity = Severity::Warning,
                                   .file = path,
                                   .action = text("The file is left out."),
                                   .message = info.isSymLink() ? text("This is a link, not a file.")
                                       : !canBeNamed(path)
                                       ? text("A playbook cannot name this file.")
                                       : text("There are too many files in this folder.")});
            continue;
        }
        found.files.append({.path = path, .kind = *kind, .bytes = info.size()});
    }
}

} // namespace

QString FoundFile::folder() const
{
    return path.left(path.lastIndexOf(u'/') + 1);
}

QString FoundFile::name() const
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

FoundFiles findFiles(const QString &folder)
{
    FoundFiles found;
    look(QDir(folder), {}, found);
    std::sort(found.files.begin(), found.files.end(),
              [](const FoundFile &a, const FoundFile &b) { return a.path < b.path; });
    return found;
}

} // namespace waybill
