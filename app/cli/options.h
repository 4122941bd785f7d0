// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/playbook/playbook.h"

#include <QString>

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace waybill {

class Console;

/// The options that every command has.
struct CommonOptions
{
    std::string playbook;
    bool json = false;
    bool quiet = false;
    bool noInput = false;
    bool showPersonal = false;
    bool yes = false;
    std::string colour = "auto";
};

/// What the arguments say is to be done.
struct Invocation
{
    CommonOptions options;
    std::function<int(Console &)> run; ///< set by the command that was named
};

void addCommonOptions(CLI::App &command, CommonOptions &options);
/// A command, or one below another, with these options.
CLI::App &addCommand(CLI::App &parent, const char *name, const char *description,
                     CommonOptions &options);

/// For an option that counts something.
CLI::Validator notNegative();

/// A path of the command line.
QString pathFrom(const std::string &argument);
/// A database of the command line: USAGE-01 for one on a server.
Result<QString> databaseFrom(const std::string &argument);
/// The playbook that --playbook names, else the one that fits \a workspace. DET-01 when none does,
/// ASK-02 when two do.
Result<Playbook> choosePlaybook(const CommonOptions &options, const QString &workspace);

} // namespace waybill
