// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString &chosenFile()
{
    static QString file;
    return file;
}

QString filePath()
{
    if (!chosenFile().isEmpty())
        return chosenFile();
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"Waybill"_s, u"waybill"_s)
        .fileName();
}

QSettings store()
{
    return QSettings(filePath(), QSettings::IniFormat);
}

} // namespace

void Settings::useFile(const QString &path)
{
    chosenFile() = path;
}

QByteArray Settings::value(const QString &key)
{
    return store().value(key).toByteArray();
}

void Settings::setValue(const QString &key, const QByteArray &value)
{
    store().setValue(key, value);
}

int Settings::number(const QString &key, int fallback)
{
    return store().value(key, fallback).toInt();
}

void Settings::setNumber(const QString &key, int number)
{
    store().setValue(key, number);
}

QByteArray Settings::tableColumns(const QString &view)
{
    return value(u"columns/"_s + view);
}

void Settings::setTableColumns(const QString &view, const QByteArray &state)
{
    setValue(u"columns/"_s + view, state);
}

QStringList Settings::recent()
{
    return store().value(u"recent"_s).toStringList();
}

void Settings::addRecent(const QString &path)
{
    QStringList paths = recent();
    paths.removeAll(path);
    paths.prepend(path);
    store().setValue(u"recent"_s, QStringList(paths.first(std::min<qsizetype>(10, paths.size()))));
}

void Settings::clearRecent()
{
    store().remove(u"recent"_s);
}

} // namespace waybill
