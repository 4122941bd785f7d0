// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/viewfile.h"

#include "migration/base/jsonwriter.h"
#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr auto format = "waybill-views"_L1;

Problem notViews(const QString &path, const QString &found)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("SavedViews", text);
    };
    return {.code = u"VIEW-04"_s,
            .file = path,
            .expected = say(QT_TRANSLATE_NOOP("SavedViews",
                                              "a file that Waybill wrote with "
                                              "“Export views”")),
            .found = found,
            .action = say(QT_TRANSLATE_NOOP("SavedViews", "Nothing was imported.")),
            .message = say(QT_TRANSLATE_NOOP("SavedViews", "This is not a file of saved views."))};
}

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// The order of keys says nothing.
bool sameContent(const std::string &a, const std::string &b)
{
    const auto object = [](const std::string &text) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    };
    return object(a) == object(b);
}

} // namespace

QByteArray viewFileText(const QList<SavedView> &views)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject().field("format", QString(format)).field("version", 1);
    json.key("views").beginArray();
    for (const SavedView &view : views)
        json.beginObject()
            .field("page", view.page)
            .field("table", view.table)
            .field("name", view.name)
            .key("content")
            .token(view.content)
            .endObject();
    json.endArray().endObject();
    return QByteArray::fromStdString(text) + '\n';
}

Result<QList<SavedView>> readViewFile(const QByteArray &text, const QString &path)
{
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        return notViews(path, error.errorString());
    if (document.value("format"_L1).toString() != format)
        return notViews(
            path, document.keys().first(std::min<qsizetype>(4, document.size())).join(u", "_s));
    QList<SavedView> views;
    for (const QJsonValue &one : document.value("views"_L1).toArray()) {
        const QJsonObject object = one.toObject();
        const SavedView view{.page = object.value("page"_L1).toString(),
                             .table = object.value("table"_L1).toString(),
                             .name = object.value("name"_L1).toString().trimmed(),
                             .content = compact(object.value("content"_L1).toObject())};
        if (view.page.isEmpty() || view.name.isEmpty())
            return notViews(path, QString::fromStdString(compact(object)).left(80));
        views << view;
    }
    return views;
}

Result<QList<SavedView>> readViewFileAt(const QString &path)
{
    constexpr qsizetype most = 16 * 1024 * 1024;
    QByteArray text;
    const auto take = [&text](std::string_view block) {
        text.append(block.data(), static_cast<qsizetype>(block.size()));
        return text.size() < most;
    };
    if (auto read = readInBlocks(path, take); !read)
        return read.error();
    return readViewFile(text, path);
}

ViewImport planImport(const QList<SavedView> &fromFile, const QList<SavedView> &there,
                      const QStringList &pages)
{
    ViewImport plan;
    for (const SavedView &view : fromFile) {
        if (!pages.contains(view.page)) {
            plan.homeless << view.name;
            continue;
        }
        const auto known = std::find_if(there.begin(), there.end(), [&](const SavedView &other) {
            return other.page == view.page
                && other.name.compare(view.name, Qt::CaseInsensitive) == 0;
        });
        if (known == there.end()) {
            plan.changes << SavedViewChange{.before = {}, .after = view};
        } else if (sameContent(known->content, view.content)) {
            plan.same << view.name;
        } else {
            plan.replaced << view.name;
            plan.changes << SavedViewChange{.before = *known, .after = view};
        }
    }
    return plan;
}

} // namespace waybill
