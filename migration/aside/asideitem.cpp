// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asideitem.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct SetAsideText
{
    Q_DECLARE_TR_FUNCTIONS(SetAside)
};

template<typename Values>
auto named(const Values &values, const QString &name)
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](auto value) { return asideName(value) == name; });
    return found == values.end() ? std::nullopt : std::optional(*found);
}

} // namespace

AsideFamily familyOfCode(const QString &code)
{
    const QString kind = code.section(u'-', 0, 0);
    static const QStringList reading{u"CSV"_s, u"JSON"_s, u"SRC"_s, u"ENC"_s, u"FS"_s};
    static const QStringList constraint{u"REQ"_s, u"REF"_s, u"CON"_s, u"DUP"_s};
    return reading.contains(kind)   ? AsideFamily::Reading
        : constraint.contains(kind) ? AsideFamily::Constraint
                                    : AsideFamily::Conversion;
}

QString asideName(AsideFamily family)
{
    switch (family) {
    case AsideFamily::Reading:
        return u"reading"_s;
    case AsideFamily::Constraint:
        return u"constraint"_s;
    case AsideFamily::Conversion:
        break;
    }
    return u"conversion"_s;
}

QString asideName(AsideState state)
{
    switch (state) {
    case AsideState::Waiting:
        return u"not-tried"_s;
    case AsideState::Mended:
        return u"mended"_s;
    case AsideState::LeftOut:
        return u"left-out"_s;
    case AsideState::Gone:
        return u"gone"_s;
    case AsideState::Open:
        break;
    }
    return u"open"_s;
}

QString asideName(AsideItem::What what)
{
    switch (what) {
    case AsideItem::What::File:
        return u"file"_s;
    case AsideItem::What::Part:
        return u"value"_s;
    case AsideItem::What::Extra:
        return u"extra"_s;
    case AsideItem::What::Record:
        break;
    }
    return u"record"_s;
}

std::optional<AsideFamily> asideFamily(const QString &name)
{
    return named(asideFamilies, name);
}

std::optional<AsideState> asideState(const QString &name)
{
    return named(asideStates, name);
}

QString asideText(AsideFamily family)
{
    switch (family) {
    case AsideFamily::Reading:
        return SetAsideText::tr("Reading");
    case AsideFamily::Constraint:
        return SetAsideText::tr("Constraint");
    case AsideFamily::Conversion:
        break;
    }
    return SetAsideText::tr("Conversion");
}

QString asideText(AsideState state)
{
    switch (state) {
    case AsideState::Waiting:
        return SetAsideText::tr("Mended, not yet tried");
    case AsideState::Mended:
        return SetAsideText::tr("Mended");
    case AsideState::LeftOut:
        return SetAsideText::tr("Left out");
    case AsideState::Gone:
        return SetAsideText::tr("No longer in the file");
    case AsideState::Open:
        break;
    }
    return SetAsideText::tr("Open");
}

} // namespace waybill
