// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/playbook.h"
#include "migration/playbook/yamlreader.h"

#include <optional>

/// One function a section of playbook.yaml: YAML in, typed values out. What they cannot know yet
/// (whether names exist) is checked once everything is read.
namespace waybill {

void parseSources(const YamlValue &value, Playbook &playbook);
void parseSecrets(const YamlValue &value, Playbook &playbook);
void parseWords(const YamlValue &value, Playbook &playbook);
void parseQuestions(const YamlValue &value, Playbook &playbook);
void parsePhases(const YamlValue &value, Playbook &playbook); ///< after the sources
void parseChecks(const YamlValue &value, Playbook &playbook); ///< after the words
void parseViews(const YamlValue &value, Playbook &playbook);
void parseCharts(const YamlValue &value, Playbook &playbook);
void parseDecisions(const YamlValue &value, Playbook &playbook);

/// A row with all that is in it. \a format is that of the load's source.
RowSpec parseRow(const YamlValue &value, SourceFormat format);
std::vector<ColumnSpec> parseColumns(const YamlValue &value, SourceFormat format);
/// Of what a condition is: there is a record only where a row or one of its columns is made.
enum class ConditionOf { Load, OneRow, Column };
Condition parseCondition(const YamlValue &value, ConditionOf what,
                         SourceFormat format = SourceFormat::Json);
/// Notes the mistake when it is no path; its text is empty then.
Path parsePath(const YamlValue &value, SourceFormat format);
/// The same for a path that is the key of \a member.
Path parseKeyPath(const YamlValue &member, SourceFormat format);

} // namespace waybill
