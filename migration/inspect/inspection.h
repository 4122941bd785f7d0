// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/source/encoding.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace waybill {

/// One file of a workspace as inspection found it.
struct FileFinding
{
    enum class State { Ready, Missing, Unreadable, Empty, NotRead };

    std::string source; ///< name in the playbook; empty for a file it does not read
    std::string input; ///< SourceSpec::input(), as answers name the file
    QString title;
    QString file; ///< inside the workspace
    State state = State::Ready;
    bool required = false;
    QString format; ///< "json", "csv"
    qint64 bytes = 0;
    QByteArray sha256;
    qint64 records = 0;
    qint64 values = 0;
    Dialect dialect;
    EncodingReport encodings;
    QString family; ///< how well the header fits, in words; CSV only
    qint64 problems = 0; ///< of severity warning or error
};

/// One field of a source: where it goes and how.
struct FieldFinding
{
    enum class Fate { AsIs, Changed, NeedsAnswer, Extra, LeftOut, Secret };

    std::string source;
    QString field; ///< header, or path with * for array elements
    QStringList samples; ///< up to three different ones from this file; masked when secret
    QString target; ///< "applications.status"; empty when it has no column
    QString how; ///< the rule in words
    Fate fate = Fate::AsIs;
    qint64 values = 0;
    qint64 blank = 0;
    qint64 changed = 0;
    qint64 refused = 0; ///< values the rule does not take; kept as extra
};

/// What there is, before anything is done.
struct Inspection
{
    QString workspace;
    QList<FileFinding> files;
    QList<FieldFinding> fields;
    QList<Question> questions;
    Answers answers; ///< it was made with
    Problems problems;
    qint64 bytes = 0;
    qint64 records = 0;
    bool canRun = true; ///< false: a required file is missing or unreadable
};

/// Looks at every file of \a playbook in \a workspace, reads and maps all of it without storing
/// anything. \a answers decide what has been asked before.
Result<Inspection> inspectWorkspace(const QString &workspace, const Playbook &playbook,
                                    const Answers &answers, const Observer &observer = {});

/// How well a playbook fits a folder.
struct Detection
{
    QString playbook; ///< id
    QString name;
    int confidence = 0; ///< 0..100
    QString reason; ///< "6 of 6 JSON files, tracker with 49 columns"
};

/// Best first; playbooks that fit not at all are left out.
QList<Detection> detectPlaybooks(const QString &workspace, const std::vector<Playbook> &playbooks);

} // namespace waybill
