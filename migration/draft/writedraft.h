// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/draftplan.h"
#include "migration/draft/yamltext.h"

namespace waybill {

/// Fills in PlaybookDraft::yaml and PlaybookDraft::scripts.
void writeDraft(PlaybookDraft &draft);

// The parts of it:
void writeSources(const PlaybookDraft &draft, YamlText &yaml);
void writeWords(const PlaybookDraft &draft, YamlText &yaml);
void writePhases(const PlaybookDraft &draft, YamlText &yaml);
void writeChecks(const PlaybookDraft &draft, YamlText &yaml);
void writeViews(const PlaybookDraft &draft, YamlText &yaml);
void writeCharts(const PlaybookDraft &draft, YamlText &yaml);
std::string upScript(const PlaybookDraft &draft);
std::string downScript(const PlaybookDraft &draft);

/// The name of file number \a number of a source that is several sources in the playbook.
std::string numbered(const std::string &name, qsizetype number);
/// The tables in the order in which they are loaded, parents first.
std::vector<std::size_t> tablesInLoadOrder(const PlaybookDraft &draft);

} // namespace waybill
