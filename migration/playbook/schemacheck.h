// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/playbook/yamldocument.h"

#include <QByteArray>
#include <QString>

namespace waybill {

/// Compares a document with a JSON Schema (draft 7). The parser knows everything the schema knows;
/// the schema is what editors and other programs go by, so both must agree. At most one Problem
/// (PB-04), the one that lies deepest.
Problems checkAgainstSchema(const YamlNode &root, const QByteArray &schema, const QString &name);

/// resources/playbooks/playbook.schema.json; empty in a program that does not carry it.
QByteArray playbookSchema();

} // namespace waybill
