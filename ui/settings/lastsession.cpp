// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/lastsession.h"

#include "ui/settings/settings.h"

using namespace Qt::StringLiterals;

namespace waybill {

LastSession LastSession::stored()
{
    return {.path = QString::fromUtf8(Settings::value(u"session/path"_s)),
            .place = QString::fromUtf8(Settings::value(u"session/place"_s)),
            .record = Settings::value(u"session/record"_s).toLongLong()};
}

void LastSession::store() const
{
    Settings::setValue(u"session/path"_s, path.toUtf8());
    Settings::setValue(u"session/place"_s, place.toUtf8());
    Settings::setValue(u"session/record"_s, QByteArray::number(record));
}

bool LastSession::isWanted()
{
    return Settings::number(u"session/reopen"_s, 1) != 0;
}

void LastSession::setWanted(bool wanted)
{
    Settings::setNumber(u"session/reopen"_s, wanted ? 1 : 0);
}

} // namespace waybill
