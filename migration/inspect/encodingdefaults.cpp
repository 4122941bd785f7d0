// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/encodingdefaults.h"

#include "migration/playbook/filepattern.h"

#include <QDir>

namespace waybill {

namespace {

/// Below this the bytes are more likely no text at all.
constexpr int readsWell = 40;

} // namespace

std::map<std::string, EncodingReport> detectEncodings(const QString &workspace,
                                                      const Playbook &playbook,
                                                      const std::function<bool()> &mayGoOn)
{
    std::map<std::string, EncodingReport> found;
    for (const SourceSpec &source : playbook.sources) {
        if (!mayGoOn())
            break;
        for (const auto &file : filesOf(workspace, source)) {
            auto report = detectEncoding(QDir(workspace).absoluteFilePath(file->file));
            if (report)
                found.emplace(file->input(), std::move(*report));
        }
    }
    return found;
}

Answers answersWithEncodings(const Answers &answers,
                             const std::map<std::string, EncodingReport> &encodings)
{
    Answers all = answers;
    for (const auto &[source, report] : encodings) {
        const EncodingCandidate &best = report.candidates.first();
        if (!best.name.starts_with("UTF-") && best.confidence >= readsWell)
            all.emplace("encodings/" + source, best.name);
    }
    return all;
}

} // namespace waybill
