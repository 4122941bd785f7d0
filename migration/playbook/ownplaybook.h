// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"

#include <QString>

namespace waybill {

/// A playbook with what a person has decided, to be kept under a name of their own.
struct OwnPlaybook
{
    std::string id; ///< of the new one
    QString name;
    Answers decisions;
};

/// "My tracker" is "my-tracker"; nothing where no letter or digit is left.
std::string playbookIdFor(const QString &name);

/// The text of \a from with another id and name, what it is derived from, and the decisions. What
/// is about one record or one file only stays behind.
std::string ownPlaybookText(const Playbook &from, const OwnPlaybook &own);

/// Writes it with its scripts to \a folder and reads it again. OWN-01 when the id or the name will
/// not do, OWN-02 when there is one already and it is not to be replaced, else why it is not sound.
Result<Playbook> saveOwnPlaybook(const Playbook &from, const OwnPlaybook &own,
                                 const QString &folder, bool replace);

} // namespace waybill
