// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/draft.h"
#include "migration/verify/report.h"

#include <QTemporaryDir>

namespace waybill::test {

/// A folder of made-up files, and what becomes of them.
class DraftWorkspace
{
public:
    DraftWorkspace();

    void write(const QString &name, const QByteArray &bytes) const;
    QString path() const { return m_folder.filePath(QStringLiteral("files")); }

    Result<PlaybookDraft> draft(const QStringList &leaveOut = {}) const;
    /// Drafts, lints, migrates, compares every value and writes the files again. Empty when all of
    /// it went as it should and nothing was set aside.
    QString everythingComesBack();
    const Report &report() const { return m_report; }
    QStringList rows(const QString &sql) const;

private:
    QString compareAll() const;

    QTemporaryDir m_folder;
    Report m_report;
    PlaybookDraft m_draft;
};

} // namespace waybill::test
