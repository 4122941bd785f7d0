// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/backup/manifest.h"

#include "migration/base/jsonwriter.h"
#include "migration/base/safefile.h"
#include "migration/base/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr int currentFormat = 1;
constexpr std::string_view checksumKey = "\"checksum\": \"";
constexpr std::string_view afterChecksum = "\"\n}\n";

QString pathOf(const QString &backup)
{
    return QDir(backup).filePath(manifestName);
}

Problem malformed(const QString &backup, const QString &reason)
{
    return Problem{.code = u"BAK-02"_s,
                   .file = pathOf(backup),
                   .found = reason,
                   .message = QCoreApplication::translate(
                       "Backup", "The list of what is in the backup cannot be trusted.")};
}

QString because(const char *reason)
{
    return QCoreApplication::translate("Backup", reason);
}

void writeFiles(JsonWriter &json, const QList<BackupFile> &files)
{
    json.key("files").beginArray();
    for (const BackupFile &file : files) {
        json.beginObject()
            .field("name", file.name)
            .field("original", file.original)
            .field("bytes", file.bytes)
            .field("sha256", file.sha256)
            .field("records", file.records)
            .endObject();
    }
    json.endArray();
}

std::string checksum(std::string_view text)
{
    Sha256 hash;
    hash.update(text);
    return hash.hex().toStdString();
}

/// Everything up to the checksum, when that is what the checksum says.
bool isUndamaged(std::string_view text)
{
    const std::size_t at = text.rfind(checksumKey);
    if (at == std::string_view::npos)
        return false;
    const std::string_view summed = text.substr(0, at + checksumKey.size());
    return text.substr(summed.size()) == checksum(summed) + std::string(afterChecksum);
}

std::optional<std::string> contentOf(const QString &path, Result<> &read)
{
    constexpr std::size_t limit = 64 << 20;
    std::string text;
    read = readInBlocks(path, [&text](std::string_view bytes) {
        text += bytes;
        return text.size() <= limit;
    });
    if (!read || text.size() > limit)
        return {};
    return text;
}

Manifest fromJson(const QJsonObject &object)
{
    Manifest manifest{.format = object.value(u"format").toInt(),
                      .created = object.value(u"created").toString(),
                      .kind = object.value(u"kind").toString(),
                      .workspace = object.value(u"workspace").toString(),
                      .database = object.value(u"database").toString(),
                      .hasDatabase = object.value(u"has_database").toBool(),
                      .playbook = object.value(u"playbook").toString(),
                      .playbookVersion = object.value(u"playbook_version").toString(),
                      .programVersion = object.value(u"program_version").toString(),
                      .containsSecrets = object.value(u"contains_secrets").toBool(),
                      .keepForever = object.value(u"keep_forever").toBool()};
    for (const QJsonValue &file : object.value(u"files").toArray()) {
        manifest.files << BackupFile{.name = file[u"name"].toString(),
                                     .original = file[u"original"].toString(),
                                     .bytes = file[u"bytes"].toInteger(-1),
                                     .sha256 = file[u"sha256"].toString().toLatin1(),
                                     .records = file[u"records"].toInteger()};
    }
    return manifest;
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name != "."_L1 && name != ".."_L1 && !name.contains(u'/')
        && !name.contains(QChar(u'\0')) && name != manifestName;
}

/// The checksum guards against damage, this against a manifest made up by somebody.
bool isSound(const Manifest &manifest)
{
    static const QRegularExpression digest(u"\\A[0-9a-f]{64}\\z"_s);
    QSet<QString> names;
    for (const BackupFile &file : manifest.files) {
        const bool isKnown = names.contains(file.name);
        names << file.name;
        if (isKnown || !isPlainName(file.name) || file.original.isEmpty() || file.bytes < 0
            || !digest.match(QString::fromLatin1(file.sha256)).hasMatch())
            return false;
    }
    return manifest.hasDatabase == (manifest.databaseFile() != nullptr);
}

} // namespace

const BackupFile *Manifest::databaseFile() const
{
    if (!hasDatabase)
        return nullptr;
    const auto file = std::find_if(files.begin(), files.end(), [this](const BackupFile &candidate) {
        return candidate.original == database;
    });
    return file == files.end() ? nullptr : &*file;
}

Result<> writeManifest(const QString &backup, const Manifest &manifest)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject()
        .field("written_by", "waybill")
        .field("format", manifest.format)
        .field("created", manifest.created)
        .field("kind", manifest.kind)
        .field("workspace", manifest.workspace)
        .field("database", manifest.database)
        .field("has_database", manifest.hasDatabase)
        .field("playbook", manifest.playbook)
        .field("playbook_version", manifest.playbookVersion)
        .field("program_version", manifest.programVersion)
        .field("contains_secrets", manifest.containsSecrets)
        .field("keep_forever", manifest.keepForever);
    writeFiles(json, manifest.files);
    json.field("checksum", "").endObject();
    // The checksum is of everything before it, byte by byte.
    out.resize(out.rfind(checksumKey) + checksumKey.size());
    out += checksum(out);
    out += afterChecksum;
    return writeFileAtomically(pathOf(backup), out);
}

Result<Manifest> readManifest(const QString &backup)
{
    Result<> read;
    const std::optional<std::string> text = contentOf(pathOf(backup), read);
    if (!read && read.error().code == "SRC-01"_L1) {
        return Problem{.code = u"BAK-01"_s,
                       .file = pathOf(backup),
                       .message = QCoreApplication::translate(
                           "Backup", "This folder is no backup: it has no list of its files.")};
    }
    if (!read && read.error().code == "SRC-02"_L1)
        return malformed(backup, read.error().found);
    if (!read)
        return read.error();
    if (!text || !isUndamaged(*text))
        return malformed(backup, because(QT_TRANSLATE_NOOP("Backup", "it has been changed")));
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(*text)).object();
    if (object.value(u"written_by").toString() != "waybill"_L1)
        return malformed(backup, because(QT_TRANSLATE_NOOP("Backup", "not written by Waybill")));
    const Manifest manifest = fromJson(object);
    if (manifest.format != currentFormat)
        return malformed(backup,
                         because(QT_TRANSLATE_NOOP("Backup", "written by a newer version")));
    if (!isSound(manifest))
        return malformed(backup, because(QT_TRANSLATE_NOOP("Backup", "a line makes no sense")));
    return manifest;
}

} // namespace waybill
