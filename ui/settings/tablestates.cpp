// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/tablestates.h"

#include "ui/settings/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostDatabases = 10;

/// A list of objects, the database that was used last at the front.
QJsonArray all()
{
    return QJsonDocument::fromJson(Settings::value(u"session/tables"_s)).array();
}

} // namespace

TableStates storedTableStates(const QString &path)
{
    TableStates states;
    for (const QJsonValue &database : all()) {
        if (database.toObject().value("path"_L1).toString() != path)
            continue;
        const QJsonObject pages = database.toObject().value("pages"_L1).toObject();
        for (auto page = pages.begin(); page != pages.end(); ++page) {
            const QJsonObject state = page.value().toObject();
            states.insert(page.key(),
                          {.content = state.value("content"_L1).toString(),
                           .view = state.value("view"_L1).toString(),
                           .record = state.value("record"_L1).toInteger(),
                           .top = state.value("top"_L1).toInteger(),
                           .left = state.value("left"_L1).toInt()});
        }
    }
    return states;
}

void storeTableStates(const QString &path, const TableStates &states)
{
    QJsonObject pages;
    for (auto state = states.begin(); state != states.end(); ++state)
        pages.insert(state.key(),
                     QJsonObject{{u"content"_s, state->content},
                                 {u"view"_s, state->view},
                                 {u"record"_s, state->record},
                                 {u"top"_s, state->top},
                                 {u"left"_s, state->left}});
    QJsonArray kept{QJsonObject{{u"path"_s, path}, {u"pages"_s, pages}}};
    for (const QJsonValue &database : all()) {
        if (database.toObject().value("path"_L1).toString() != path && kept.size() < mostDatabases)
            kept << database;
    }
    Settings::setValue(u"session/tables"_s, QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

} // namespace waybill
