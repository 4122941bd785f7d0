// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/backupmodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("BackupModel", text);
}

QString kindText(const QString &kind)
{
    if (kind == "pre_migration"_L1)
        return say("Before a migration");
    if (kind == "pre_undo"_L1)
        return say("Before an undo");
    if (kind == "pre_redo"_L1)
        return say("Before a redo");
    if (kind == "pre_write_back"_L1)
        return say("Before edits were written back");
    return say("Made by hand");
}

QString createdText(const BackupInfo &backup)
{
    const QDateTime created = QDateTime::fromString(backup.manifest.created, Qt::ISODate);
    return created.isValid() ? QLocale().toString(created.toLocalTime(), QLocale::ShortFormat)
                             : backup.manifest.created;
}

} // namespace

BackupModel::BackupModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn(
        {.title = say("Made"),
         .text = [](const BackupInfo &backup) -> QVariant { return createdText(backup); },
         .sort = [](const BackupInfo &backup) -> QVariant { return backup.manifest.created; }});
    addColumn({.title = say("Why"), .text = [](const BackupInfo &backup) -> QVariant {
                   return kindText(backup.manifest.kind);
               }});
    addColumn({.title = say("Files"),
               .text = [](const BackupInfo &backup) -> QVariant {
                   return QLocale().toString(backup.manifest.files.size());
               },
               .number = true});
    addColumn({.title = say("Size"),
               .text = [](const BackupInfo &backup) -> QVariant {
                   return QLocale().formattedDataSize(backup.bytes, 1, QLocale::DataSizeSIFormat);
               },
               .number = true,
               .sort = [](const BackupInfo &backup) -> QVariant { return backup.bytes; }});
    addColumn({.title = say("Database"), .text = [](const BackupInfo &backup) -> QVariant {
                   return backup.manifest.hasDatabase ? say("Yes") : say("No");
               }});
    addColumn(
        {.title = say("Verified"),
         .text = [](const BackupInfo &backup) -> QVariant {
             if (!backup.verified)
                 return say("Not checked yet");
             return *backup.verified ? say("Complete") : say("Damaged");
         },
         .mark =
             [](const BackupInfo &backup) {
                 return !backup.verified ? u"muted"_s : *backup.verified ? u"good"_s : u"bad"_s;
             }});
    addColumn({.title = say("Folder"),
               .text = [](const BackupInfo &backup) -> QVariant { return backup.name; }});
}

} // namespace waybill
