// SPDX-License-Identifier: GPL-3.0-or-later
// What a fate is called, and which field somebody means.
#include "models/record/fieldfate.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using State = FieldFate::State;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldFate)
};

/// "/a/b", "a / b" and "A/B" are the same.
QStringList partsOf(const QString &field)
{
    QStringList parts = field.toCaseFolded().split(u'/', Qt::SkipEmptyParts);
    for (QString &part : parts)
        part = part.trimmed();
    return parts;
}

} // namespace

QString fateName(State state)
{
    switch (state) {
    case State::Stored:
        return u"stored"_s;
    case State::Changed:
        return u"changed"_s;
    case State::Empty:
        return u"empty"_s;
    case State::Extra:
        return u"extra"_s;
    case State::SetAside:
        return u"set-aside"_s;
    case State::LeftOut:
        return u"left-out"_s;
    case State::Secret:
        return u"secret"_s;
    case State::Replaced:
        return u"replaced"_s;
    case State::Deleted:
        break;
    }
    return u"deleted"_s;
}

QString fateText(State state)
{
    switch (state) {
    case State::Stored:
        return Tr::tr("Stored");
    case State::Changed:
        return Tr::tr("Stored in another form");
    case State::Empty:
        return Tr::tr("Empty");
    case State::Extra:
        return Tr::tr("In the extra details");
    case State::SetAside:
        return Tr::tr("Set aside");
    case State::LeftOut:
        return Tr::tr("Left out");
    case State::Secret:
        return Tr::tr("Left out: a secret");
    case State::Replaced:
        return Tr::tr("Replaced");
    case State::Deleted:
        break;
    }
    return Tr::tr("Deleted since");
}

bool isField(const QString &field, const QString &named)
{
    const QStringList parts = partsOf(field);
    const QStringList wanted = partsOf(named);
    // A star is any entry of a list.
    return std::equal(
        parts.begin(), parts.end(), wanted.begin(), wanted.end(),
        [](const QString &part, const QString &want) { return part == want || want == "*"_L1; });
}

} // namespace waybill
