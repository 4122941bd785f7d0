// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/sourcebinding.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/run/problemlog.h"
#include "migration/source/ownedrecord.h"
#include "migration/source/recordreader.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace waybill {

/// One source of a workspace, looked at once.
struct SourceState
{
    enum class Kind { Ready, Missing, Unreadable };

    const SourceSpec *spec = nullptr; ///< of the file; for one of many its own
    Kind kind = Kind::Ready;
    QString path; ///< absolute
    bool hasData = false;
    std::optional<Problem> problem; ///< why it is missing or unreadable
    Problems notes; ///< what was decided about the file, and why
    // Whole documents are read at once and stay:
    std::optional<OwnedRecord> document;
    Problems documentProblems; ///< of the reader
    Dialect dialect;
    QByteArray sha256;
    qint64 bytes = 0;

    /// Of many files each is read for itself, record by record.
    bool isDocument() const
    {
        return spec->format == SourceFormat::Json && !spec->elements && !spec->declared().isPattern;
    }
};

/// The sources of a workspace: which are there, which can be read, which have data. A source of
/// many files has a state for each of them, or one that says that there are none. States go by
/// SourceSpec::input().
class SourceSet
{
public:
    /// Never fails as a whole: what cannot be read says so in its state.
    static SourceSet look(const QString &workspace, const Playbook &playbook,
                          const Answers &answers);

    SourceState &state(const std::string &input) { return m_states.at(input); }
    const SourceState &state(const std::string &input) const { return m_states.at(input); }
    /// The states of a source, in the order in which they are read.
    const std::vector<std::string> &inputs(const std::string &source) const
    {
        return m_inputs.at(source);
    }
    const std::map<std::string, SourceState> &states() const { return m_states; }
    bool isDocument(const std::string &source) const
    {
        return m_states.at(m_inputs.at(source).front()).isDocument();
    }
    std::set<std::string> withData() const;
    /// A required source that cannot be used; nullopt when the run may go on.
    std::optional<Problem> obstacle() const;

    /// Opens a streamed source from its start.
    Result<std::unique_ptr<RecordReader>> open(const std::string &input,
                                               RecordReader::ProblemSink sink) const;

private:
    const Playbook *m_playbook = nullptr;
    Answers m_answers;
    std::vector<std::unique_ptr<const SourceSpec>> m_files; ///< of sources that are many
    std::map<std::string, std::vector<std::string>> m_inputs; ///< by source
    std::map<std::string, SourceState> m_states;
};

/// How a source is to be opened, as the playbook and the answers say.
ReaderOptions readerOptions(const SourceSpec &source, const Answers &answers);
/// SRC-CHG: somebody has written to a file since it was looked at.
Problem changedWhileRead(const SourceState &state);

} // namespace waybill
