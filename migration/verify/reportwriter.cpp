// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/verify/reportwriter.h"

#include "migration/base/safefile.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

Result<> writeReport(const Report &report, const QString &path)
{
    struct Format
    {
        QLatin1StringView suffix;
        QByteArray (*write)(const Report &);
    };
    constexpr Format formats[] = {{"html"_L1, reportAsHtml},
                                  {"json"_L1, reportAsJson},
                                  {"md"_L1, reportAsMarkdown},
                                  {"xml"_L1, reportAsJUnit}};
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const Format &format : formats) {
        if (suffix == format.suffix)
            return writeFileAtomically(path, format.write(report));
    }
    return Problem{.code = u"REP-01"_s,
                   .file = path,
                   .expected = u".html, .json, .md, .xml"_s,
                   .found = suffix.isEmpty() ? QString() : u'.' + suffix,
                   .message = QCoreApplication::translate("Report",
                                                          "A report cannot be written to a file "
                                                          "with this ending.")};
}

} // namespace waybill
