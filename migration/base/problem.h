// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace waybill {

enum class Severity { Info, Warning, Error };

/// Something a person should know: what happened, where, what was expected and found, what we did
/// and what they can do. The same object feeds the window, the report, the command line and the
/// tests. \a code is stable ("CSV-04"); \a found is masked where the value is secret or personal.
struct Problem
{
    QString code;
    Severity severity = Severity::Error;
    QString file; ///< path inside the workspace, or the database's path
    qint64 line = 0; ///< physical line, 1-based; 0 when unknown
    qint64 column = 0; ///< character in the line, 1-based; 0 when unknown
    QString field;
    QString record;
    QString expected;
    QString found;
    QString action; ///< what Waybill did about it
    QString hint; ///< what the reader can do
    QString message; ///< one sentence: what happened

    friend bool operator==(const Problem &, const Problem &) = default;
};

using Problems = QList<Problem>;

QString severityName(Severity severity); ///< "info", "warning", "error": stable words for files
Severity severityFromName(const QString &name); ///< Error for a word it does not know
/// The whole problem in one line of text, for logs and standard error; control characters escaped.
QString describe(const Problem &problem);

} // namespace waybill

Q_DECLARE_METATYPE(waybill::Problem)
