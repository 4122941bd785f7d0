// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace waybill::test {

struct CompareOptions
{
    bool csv = false;
    std::string encoding; ///< of both files; empty: detect
    /// Values that may differ because they were left out: the path of a JSON value ("/api_keys/x",
    /// "*" for every element of a list) or the header of a CSV column.
    QStringList leftOut;
};

/// Empty when \a exported says what \a source says, else the first difference and its place.
///
/// JSON is compared value by value, with the order of keys, keys that appear twice and numbers as
/// they are written; texts are compared decoded. CSV is compared cell by cell, with the header and
/// blank lines. A source that cannot be read has to come back byte for byte. Both agree on
/// encoding, byte order mark and final line end.
QString compareFiles(const QString &source, const QString &exported, const CompareOptions &options);

} // namespace waybill::test
