// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/draftplan.h"

#include <QTreeWidget>

namespace waybill {

/// What a draft makes of files, in plain words: each table with its columns, what they become, a
/// few of their values, and why.
class DraftTree final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit DraftTree(QWidget *parent = nullptr);

    void show(const PlaybookDraft &draft);

private:
    void addTable(const PlaybookDraft &draft, const DraftTable &table);
};

/// The sentence above: how much was found, and how much is left to decide.
QString draftSummary(const PlaybookDraft &draft);

} // namespace waybill
