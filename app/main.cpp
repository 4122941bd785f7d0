// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program: waybill [WORKSPACE|DATABASE|DIRECTORY]
#include "app/singleinstance.h"
#include "models/base/memory.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void describeProgram()
{
    QCoreApplication::setApplicationName(u"waybill"_s);
    QCoreApplication::setOrganizationName(u"Waybill"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WAYBILL_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Waybill"_s);
    QGuiApplication::setDesktopFileName(u"io.github.waybill.Waybill"_s);
}

/// Handled before there is a window, so that they work without a display.
bool answerOnly(const QStringList &arguments, QCommandLineParser &parser)
{
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Moves what people keep in JSON and CSV files into a database, and back."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"new-import"_s,
                      QCoreApplication::translate("main", "Open the wizard for a new import.")});
    parser.addPositionalArgument(
        u"path"_s, QCoreApplication::translate("main", "A workspace folder or a database to open."),
        u"[WORKSPACE|DATABASE|DIRECTORY]"_s);
    return parser.parse(arguments) && (parser.isSet(u"help"_s) || parser.isSet(u"version"_s));
}

waybill::StartRequest requestOf(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().value(0);
    const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
    return {.path = path.isEmpty() ? path : QFileInfo(path).absoluteFilePath(),
            .import = parser.isSet(u"new-import"_s),
            .activationToken = token};
}

} // namespace

int main(int argc, char *argv[])
{
    // A write beyond the file size limit must come back as an error, not end the program.
    std::signal(SIGXFSZ, SIG_IGN);
    waybill::giveBackLargeBlocks();
    describeProgram();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QCommandLineParser parser;
    if (answerOnly(arguments, parser)) {
        const QCoreApplication application(argc, argv);
        if (parser.isSet(u"version"_s))
            std::printf("waybill %s\n", WAYBILL_VERSION);
        else
            std::fputs(qPrintable(parser.helpText()), stdout);
        return 0;
    }

    QApplication application(argc, argv);
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "waybill: %s\n", qPrintable(parser.errorText()));
        return 2;
    }
    const waybill::StartRequest request = requestOf(parser);
    waybill::SingleInstance instance;
    if (instance.start(request) == waybill::SingleInstance::Role::HandedOver)
        return 0;
    QTranslator translator;
    if (translator.load(QLocale(), u"qtbase"_s, u"_"_s,
                        QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&translator);
    QTranslator plurals;
    if (plurals.load(u":/translations/waybill_en.qm"_s))
        QCoreApplication::installTranslator(&plurals);
    QApplication::setWindowIcon(waybill::icon(u"waybill"_s));

    waybill::Theme &theme = waybill::Theme::instance();
    theme.setZoom(waybill::Settings::number(u"zoom"_s, 0));
    theme.setAppearance(
        static_cast<waybill::Appearance>(waybill::Settings::number(u"appearance"_s, 0)));

    waybill::MainWindow window;
    window.show();
    if (request.import)
        window.startImport(request.path);
    else if (request.path.isEmpty())
        window.restoreSession();
    else
        window.openPath(request.path);
    QObject::connect(&instance, &waybill::SingleInstance::requested, &window,
                     [&window](const waybill::StartRequest &later) {
                         if (!later.activationToken.isEmpty())
                             qputenv("XDG_ACTIVATION_TOKEN", later.activationToken);
                         window.openFromOutside(later.path, later.import);
                     });
    return QApplication::exec();
}
