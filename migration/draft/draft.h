// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/draft/draftplan.h"
#include "migration/playbook/playbook.h"

#include <QString>
#include <QStringList>

namespace waybill {

struct DraftRequest
{
    QString folder;
    QString name; ///< of the playbook; empty: the folder's
    QString id; ///< empty: made of the name
    QStringList leaveOut; ///< files inside the folder that are not to be drafted from
    qint64 mostBytes = surveyedBytes; ///< of each file
};

/// Looks at all JSON, JSON Lines and CSV files below a folder and drafts a playbook for them. The
/// draft is checked as lint does before it is handed out. Nothing is written.
///
/// Problems: WS-01 no such folder; DRAFT-04 nothing in it that could be drafted from, with what was
/// found; DRAFT-06 more than one playbook may hold; PB-04 an id that is no name; CANCELLED.
Result<PlaybookDraft> draftPlaybook(const DraftRequest &request, const Observer &observer = {});

/// The draft as a playbook that can be used, as if it had been read from \a folder.
Result<Playbook> playbookOf(const PlaybookDraft &draft, const QString &folder = {});

/// Gives the draft another name, and the id that is made of it.
void renameDraft(PlaybookDraft &draft, const QString &name);

/// Writes playbook.yaml and the scripts into \a folder, which is made if need be. DRAFT-05 when one
/// of them is there already, unless \a replace.
Result<> saveDraft(const PlaybookDraft &draft, const QString &folder, bool replace);
/// The same among the user's own playbooks; returns the folder. DRAFT-05 also when a playbook from
/// elsewhere has this id, whose place it would take.
Result<QString> saveOwnDraft(const PlaybookDraft &draft, bool replace);

} // namespace waybill
