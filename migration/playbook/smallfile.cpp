// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/smallfile.h"

#include "migration/playbook/yamlreader.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

Result<std::string> readSmallFile(const QString &path)
{
    Problem problem{.code = u"PB-01"_s,
                    .file = path,
                    .expected = PlaybookText::tr("a file of at most 1 MB"),
                    .message = PlaybookText::tr("The file cannot be read.")};
    // Opening anything else might wait for ever, as a pipe does.
    const QFileInfo info(path);
    if (!info.isFile()) {
        problem.found = info.exists() ? PlaybookText::tr("something that is not a file")
                                      : PlaybookText::tr("no file");
        return problem;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        problem.found = file.errorString();
        return problem;
    }
    std::string text = file.read(static_cast<qint64>(smallFileLimit) + 1).toStdString();
    if (text.size() > smallFileLimit) {
        problem.found = PlaybookText::tr("%n bytes", nullptr, static_cast<int>(info.size()));
        return problem;
    }
    return text;
}

} // namespace waybill
