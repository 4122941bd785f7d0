// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: waybill-cli COMMAND
#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/signals.h"

#include <QCoreApplication>
#include <QTranslator>

#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {

/// Qt needs UTF-8 and complains where the environment names something else.
void chooseLocale()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(077);
    waybill::Signals signals;
    chooseLocale();
    const QCoreApplication application(argc, argv);
    // QCoreApplication takes the whole locale; numbers in files and databases know none.
    std::setlocale(LC_NUMERIC, "C");
    QCoreApplication::setApplicationName(u"waybill"_s);
    QCoreApplication::setOrganizationName(u"Waybill"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WAYBILL_VERSION));

    QTranslator plurals;
    if (plurals.load(u":/translations/waybill_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);

    waybill::Invocation invocation;
    if (const auto exitCode = waybill::readArguments(argc, argv, invocation))
        return *exitCode;
    waybill::Console console(invocation.options, signals);
    return invocation.run(console);
}
