// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/signals.h"
#include "app/cli/words.h"
#include "migration/base/printable.h"
#include "migration/verify/problemjson.h"

#include <cerrno>
#include <iostream>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool wantsColour(const std::string &colour)
{
    if (colour != "auto")
        return colour == "always";
    return ::isatty(STDOUT_FILENO) != 0 && qEnvironmentVariableIsEmpty("NO_COLOR")
        && qgetenv("TERM") != "dumb";
}

/// "001_create_schema: 42 %, line 152, 3 set aside"
QString progressLine(const Progress &progress)
{
    QString line = progress.title.isEmpty() ? progress.step : progress.title;
    if (progress.total > 0)
        line += u": %1 %"_s.arg(qMin<qint64>(100, 100 * progress.done / progress.total));
    if (!progress.now.isEmpty())
        line += u", "_s + progress.now;
    if (progress.setAside > 0)
        line += u", "_s + Cli::tr("%n set aside", nullptr, static_cast<int>(progress.setAside));
    constexpr qsizetype widest = 78;
    return printable(line).left(widest);
}

} // namespace

Console::Console(const CommonOptions &options, Signals &signals)
    : m_options(options)
    , m_signals(signals)
    , m_colour(wantsColour(options.colour))
    , m_showsProgress(::isatty(STDERR_FILENO) != 0 && !options.quiet && !options.json)
{
}

bool Console::canAsk() const
{
    return !m_options.noInput && !m_options.json && ::isatty(STDIN_FILENO) != 0
        && ::isatty(STDERR_FILENO) != 0;
}

void Console::write(std::string_view bytes)
{
    clearProgress();
    if (!m_outputFailed)
        m_outputFailed = !writeAll(STDOUT_FILENO, bytes);
}

void Console::print(const QString &text)
{
    const QByteArray bytes = (text.endsWith(u'\n') ? text : text + u'\n').toUtf8();
    write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void Console::note(const QString &text)
{
    if (!m_options.quiet)
        writeError(text + u'\n');
}

void Console::say(const Problem &problem)
{
    writeError(printable(u"%1: %2"_s.arg(severityName(problem.severity), describe(problem)))
               + u'\n');
}

void Console::writeError(const QString &text)
{
    clearProgress();
    const QByteArray bytes = text.toUtf8();
    writeAll(STDERR_FILENO, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void Console::document(const std::function<void(JsonWriter &)> &content)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    content(json);
    json.endObject();
    write(text + '\n');
}

int Console::fail(const Problem &problem)
{
    const ExitCode code = exitCodeFor(problem);
    say(problem);
    if (json()) {
        document([&](JsonWriter &out) {
            out.field("outcome", code == ExitCode::Interrupted ? "cancelled" : "failed");
            out.key("failure").beginObject();
            writeProblem(out, problem);
            out.endObject();
            writeProblems(out, {problem});
        });
    }
    return static_cast<int>(code);
}

int Console::finish(ExitCode code)
{
    clearProgress();
    if (!m_outputFailed)
        return static_cast<int>(code);
    writeError(Cli::tr("Standard output did not take everything that was to be said.") + u'\n');
    return static_cast<int>(code == ExitCode::Done ? ExitCode::Failed : code);
}

std::optional<QString> Console::ask(const QString &question)
{
    m_signals.disarm();
    writeError(question + u' ');
    std::string line;
    if (!std::getline(std::cin, line)) {
        writeError(u"\n"_s);
        return {};
    }
    return QString::fromStdString(line).trimmed();
}

bool Console::confirm(const QString &question)
{
    const QString answer = ask(question + u" [y/N]"_s).value_or(QString()).toLower();
    return answer == u"y"_s || answer == u"yes"_s;
}

Observer Console::observer()
{
    return {.stop = m_signals.arm(),
            .progressed = [this](const Progress &progress) { show(progress); }};
}

void Console::show(const Progress &progress)
{
    if (!m_showsProgress)
        return;
    const QString line = progressLine(progress);
    const QByteArray bytes =
        (u'\r' + line.leftJustified(m_progressWidth)).toUtf8(); // what stood there is overwritten
    writeAll(STDERR_FILENO, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    m_progressWidth = line.size();
}

void Console::clearProgress()
{
    if (m_progressWidth == 0)
        return;
    const QByteArray bytes = '\r' + QByteArray(m_progressWidth, ' ') + '\r';
    m_progressWidth = 0;
    writeAll(STDERR_FILENO, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void writeProblems(JsonWriter &json, const Problems &problems)
{
    json.key("problems").beginArray();
    for (const Problem &problem : problems) {
        json.beginObject();
        writeProblem(json, problem);
        json.endObject();
    }
    json.endArray();
}

} // namespace waybill
