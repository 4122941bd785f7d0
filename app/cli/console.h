// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "migration/base/jsonwriter.h"
#include "migration/base/progress.h"
#include "migration/run/exitcode.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

namespace waybill {

class Signals;

/// The two outputs and the keyboard. Results go to standard output, everything else to standard
/// error. What is printed has to be printable() already.
class Console final
{
public:
    Console(const CommonOptions &options, Signals &signals);
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    const CommonOptions &options() const { return m_options; }
    bool json() const { return m_options.json; }
    bool colour() const { return m_colour; } ///< on standard output
    /// Whether there is a person to be asked.
    bool canAsk() const;

    void write(std::string_view bytes); ///< to standard output, as they are
    void print(const QString &text); ///< a line, or several
    void note(const QString &text); ///< to standard error, unless --quiet
    void say(const Problem &problem); ///< to standard error
    /// The document of --json: an object, of which \a content writes the members.
    void document(const std::function<void(JsonWriter &)> &content);

    /// Says what went wrong, with --json as a document too; returns the exit code.
    int fail(const Problem &problem);
    /// \a code, or Failed when standard output did not take everything.
    int finish(ExitCode code);

    /// What a person types, trimmed; nothing at the end of the input.
    std::optional<QString> ask(const QString &question);
    bool confirm(const QString &question); ///< no is the default

    /// For an operation that can be stopped and shows how far it is.
    Observer observer();

private:
    void show(const Progress &progress);
    void clearProgress();
    void writeError(const QString &text);

    const CommonOptions &m_options;
    Signals &m_signals;
    bool m_colour = false;
    bool m_showsProgress = false;
    bool m_outputFailed = false;
    qsizetype m_progressWidth = 0; ///< of the line that stands there
};

/// \a problem as a member of a document.
void writeProblems(JsonWriter &json, const Problems &problems);

} // namespace waybill
