// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/placetarget.h"
#include "migration/playbook/playbookchecks.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::array kinds = {"choices/", "columns/",     "dates/",  "encodings/", "mend/",
                              "place/",   "mend-record/", "repair/", "words/",     "leave-out/"};

QString pathOf(const std::string &id)
{
    QString path = u"decisions"_s;
    for (const QString &part : QString::fromStdString(id).split(u'/'))
        path = memberPath(path, part.toStdString());
    return path;
}

} // namespace

void checkDecisions(const Playbook &playbook, Mistakes &mistakes)
{
    for (const auto &[id, answer] : playbook.decisions) {
        const bool known = id == "secrets" || id == "duplicates"
            || std::any_of(kinds.begin(), kinds.end(),
                           [&](const char *kind) { return id.starts_with(kind); });
        if (!known)
            mistakes.add({.code = "PB-07",
                          .path = pathOf(id),
                          .atKey = true,
                          .message = PlaybookText::tr("There is no such question."),
                          .expected = u"words, dates, place, choices"_s,
                          .found = QString::fromStdString(id)});
    }
    for (const SourceSpec &source : playbook.sources) {
        for (const FieldPlace &place : fieldPlaces(source, playbook.decisions)) {
            if (place.kind != FieldPlace::Kind::Column)
                continue;
            const auto target = targetOf(playbook, source, place);
            if (!target)
                mistakes.add({.code = "PB-07",
                              .path = pathOf(placeId(source.name, place.field)),
                              .message = target.error().message,
                              .expected = PlaybookText::tr("a table and a column"),
                              .found = QString::fromStdString(placeAnswer(place))});
        }
    }
}

} // namespace waybill
