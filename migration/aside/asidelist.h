// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asideitem.h"
#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/target/connection.h"

#include <QList>
#include <QMap>

#include <functional>
#include <optional>

namespace waybill {

/// Which of all the things that were ever set aside are asked for.
struct AsideFilter
{
    std::optional<AsideFamily> family;
    QString code;
    QList<AsideState> states; ///< none: all of them
    qint64 run = 0; ///< 0: all runs
    QString file; ///< empty: all files
    bool extras = true; ///< values that are kept in the extra details, too

    bool takes(const AsideItem &item) const;
    /// Whether it would, if all families or all states were asked for.
    bool takesButFamily(const AsideItem &item) const;
    bool takesButState(const AsideItem &item) const;

    friend bool operator==(const AsideFilter &, const AsideFilter &) = default;
};

/// Calls \a visit for each item, over all migrations that are still in: once for each thing, as it
/// is now. Holds no more than a few bytes of each. LED-03 when there is no migration.
Result<> eachAsideItem(Connection &connection, const AsideFilter &filter,
                       const std::function<void(AsideItem)> &visit, const Observer &observer = {});

struct AsideCounts
{
    qint64 all = 0;
    qint64 extras = 0; ///< kept in the extra details, that would be found with them
    QMap<AsideFamily, qint64> families; ///< what the filter would find with this family instead
    QMap<AsideState, qint64> states; ///< the same
};

struct AsideList
{
    QList<AsideItem> items; ///< the first ones
    AsideCounts counts;
};
Result<AsideList> listAside(Connection &connection, const AsideFilter &filter, qsizetype most,
                            const Observer &observer = {});

/// Items that are mended by one and the same mending: of one field, the same value, for the same
/// reason.
struct AsideRepair
{
    AsideItem first;
    QList<AsideItem> items; ///< the first ones of them
    qint64 count = 0;
};

struct AsideRepairs
{
    QList<AsideRepair> repairs; ///< those with the most items first
    qint64 more = 0; ///< items of repairs beyond these
    AsideCounts counts;
};
/// At most \a most repairs, with at most \a items of each.
Result<AsideRepairs> groupAside(Connection &connection, const AsideFilter &filter, qsizetype most,
                                qsizetype items, const Observer &observer = {});

/// The item with the values of people masked, as a list shows it.
AsideItem maskedItem(AsideItem item);

} // namespace waybill
