// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inputdifferences.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = InputDifference::Kind;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(InputDifferences)
};

QString counted(Kind kind, qint64 count)
{
    const int n = static_cast<int>(count);
    switch (kind) {
    case Kind::NewFile:
        return Tr::tr("%n new file(s)", nullptr, n);
    case Kind::ChangedFile:
        return Tr::tr("%n file(s) changed", nullptr, n);
    case Kind::FileGone:
        return Tr::tr("%n file(s) gone", nullptr, n);
    case Kind::NewColumn:
        return Tr::tr("%n new column(s)", nullptr, n);
    case Kind::ColumnGone:
        return Tr::tr("%n column(s) gone", nullptr, n);
    case Kind::NewWord:
        return Tr::tr("%n new word(s)", nullptr, n);
    case Kind::NewLayout:
        break;
    }
    return Tr::tr("%n file(s) written in another way", nullptr, n);
}

} // namespace

QString differencesText(const InputDifferences &differences)
{
    QStringList parts;
    // What needs a person comes first.
    for (const Kind kind : {Kind::NewWord, Kind::ColumnGone, Kind::NewColumn, Kind::NewFile,
                            Kind::FileGone, Kind::ChangedFile, Kind::NewLayout}) {
        if (const qint64 count = differences.counts.value(kind); count > 0)
            parts << counted(kind, count);
    }
    return parts.join(u", "_s);
}

QString differenceTitle(Kind kind)
{
    switch (kind) {
    case Kind::NewFile:
        return Tr::tr("New file");
    case Kind::ChangedFile:
        return Tr::tr("File changed");
    case Kind::FileGone:
        return Tr::tr("File gone");
    case Kind::NewColumn:
        return Tr::tr("New column");
    case Kind::ColumnGone:
        return Tr::tr("Column gone");
    case Kind::NewWord:
        return Tr::tr("New word");
    case Kind::NewLayout:
        break;
    }
    return Tr::tr("Written in another way");
}

QString differenceName(Kind kind)
{
    switch (kind) {
    case Kind::NewFile:
        return u"new-file"_s;
    case Kind::ChangedFile:
        return u"file-changed"_s;
    case Kind::FileGone:
        return u"file-gone"_s;
    case Kind::NewColumn:
        return u"new-column"_s;
    case Kind::ColumnGone:
        return u"column-gone"_s;
    case Kind::NewWord:
        return u"new-word"_s;
    case Kind::NewLayout:
        break;
    }
    return u"new-layout"_s;
}

} // namespace waybill
