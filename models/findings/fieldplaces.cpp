// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findings/fieldplaces.h"

#include "migration/mapping/fieldplace.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text, qint64 count)
{
    return QCoreApplication::translate("FieldPlaces", text).arg(QLocale().toString(count));
}

std::string answerTo(const Answers &answers, const std::string &question)
{
    const auto answer = answers.find(question);
    return answer == answers.end() ? std::string() : answer->second;
}

qint64 &placeOf(const FieldFinding &field, const Answers &answers, FieldPlaces &places)
{
    if (field.fate == FieldFinding::Fate::Secret) {
        const std::string secrets = answerTo(answers, "secrets");
        if (secrets == "keychain")
            return places.keychain;
        if (secrets != "store") // what no one asked for is not stored
            return places.secretsOut;
    }
    if (const std::string place =
            answerTo(answers, placeId(field.source, field.field.toStdString()));
        !place.empty())
        return place == "left-out" ? places.leftOut
            : place == "extra"     ? places.extra
                                   : places.column;
    const std::string column =
        answerTo(answers, "columns/" + field.source + '/' + field.field.toStdString());
    if (column == "leave-out")
        return places.leftOut;
    if (column == "extra")
        return places.extra;
    if (!column.empty())
        return places.column;
    if (field.fate == FieldFinding::Fate::LeftOut)
        return places.leftOut;
    return field.target.isEmpty() ? places.extra : places.column;
}

} // namespace

FieldPlaces fieldPlaces(const QList<FieldFinding> &fields, const Answers &answers)
{
    FieldPlaces places;
    for (const FieldFinding &field : fields)
        ++placeOf(field, answers, places);
    return places;
}

QString fieldPlacesText(const FieldPlaces &places)
{
    const auto &[column, extra, leftOut, secretsOut, keychain] = places;
    const qint64 all = column + extra + leftOut + secretsOut + keychain;
    QStringList parts{say("Fields: %1.", all), say("With a column: %1.", column)};
    if (extra > 0)
        parts << say("Kept in the extra details: %1.", extra);
    if (keychain > 0)
        parts << say("Kept in this computer's keychain: %1.", keychain);
    if (secretsOut > 0)
        parts << say("Left out, because they look like access keys: %1.", secretsOut);
    if (leftOut > 0)
        parts << say("Left out by you: %1.", leftOut);
    if (secretsOut + leftOut == 0)
        parts << QCoreApplication::translate("FieldPlaces", "Nothing is left behind.");
    return parts.join(u' ');
}

} // namespace waybill
