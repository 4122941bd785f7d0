// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/problem.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace waybill {

/// Why something was not stored in its place: it could not be read as a record, a value was not of
/// its column's kind, or the database may not hold the record.
enum class AsideFamily { Reading, Conversion, Constraint };

/// What has become of it since.
enum class AsideState {
    Open,
    Waiting, ///< mended, and not tried yet
    Mended, ///< a later run has stored it
    LeftOut, ///< a person has said that it may stay out
    Gone ///< the file no longer has the record
};

inline constexpr std::array asideFamilies = {AsideFamily::Reading, AsideFamily::Conversion,
                                             AsideFamily::Constraint};
inline constexpr std::array asideStates = {AsideState::Open, AsideState::Waiting,
                                           AsideState::Mended, AsideState::LeftOut,
                                           AsideState::Gone};

/// One thing that waits: a file, a record, or a value of a record that was stored without it.
struct AsideItem
{
    enum class What {
        File,
        Record,
        Part, ///< a value, with what makes up the row that it would have been
        Extra ///< not of its column's kind: kept in the extra details instead
    };
    qint64 run = 0;
    What what = What::Record;
    AsideFamily family = AsideFamily::Conversion;
    AsideState state = AsideState::Open;
    std::string source; ///< of the playbook
    QString file;
    qint64 line = 0;
    qint64 column = 0; ///< 0 when it is not known
    qint64 record = 0; ///< 1-based; 0 for a file
    QString code;
    QString field; ///< as people call it; empty: the record as a whole
    std::string place; ///< of the field in this record, see mendingPlace(); empty: none
    std::string raw; ///< what stands there, decoded
    bool isCut = false; ///< there is more of it: only its own record can be mended
    bool missing = false; ///< nothing stands there
    QString message;
    QString expected;
    QString suggestion;
    QString mending; ///< Waiting: what is to be read instead
    Problems problems; ///< all that was said of the record

    bool isOpen() const { return state == AsideState::Open || state == AsideState::Waiting; }
};

AsideFamily familyOfCode(const QString &code);

/// Stable words for files and the command line: "reading", "not-tried", "extra".
QString asideName(AsideFamily family);
QString asideName(AsideState state);
QString asideName(AsideItem::What what);
std::optional<AsideFamily> asideFamily(const QString &name);
std::optional<AsideState> asideState(const QString &name);

/// The same for people.
QString asideText(AsideFamily family);
QString asideText(AsideState state);

} // namespace waybill

Q_DECLARE_METATYPE(waybill::AsideItem)
