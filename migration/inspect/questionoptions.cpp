// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/questionoptions.h"

#include <QCoreApplication>

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Inspection)
};

} // namespace

QList<Question::Option> wordOptions(const WordMap &map)
{
    QList<Question::Option> options;
    for (const WordMap::Entry &entry : map.entries) {
        options.append(
            {entry.word, QString::fromStdString(entry.label.empty() ? entry.word : entry.label)});
    }
    if (map.otherwise.empty())
        options.append({"keep", Tr::tr("Keep it in the extra details")});
    return options;
}

QList<Question::Option> dateOptions()
{
    return {{"dmy", Tr::tr("The day (31/12/2025)")},
            {"mdy", Tr::tr("The month (12/31/2025)")},
            {"keep", Tr::tr("Keep them as text in the extra details")}};
}

QList<Question::Option> secretOptions()
{
    return {{"leave-out", Tr::tr("Leave them out")},
            {"keychain", Tr::tr("Keep them in this computer's keychain")},
            {"store", Tr::tr("Store them anyway (not recommended)")}};
}

Question::Option extraOption()
{
    return {"extra", Tr::tr("Keep it in the extra details")};
}

Question::Option leaveOutOption(const char *value)
{
    return {value, Tr::tr("Leave it out")};
}

} // namespace waybill
