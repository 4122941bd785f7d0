// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/jsontree.h"

/// The JSON files of a Resume Toolkit workspace, each in any shape it is known to have.
namespace waybill::test {

Json anyContact(Randomness &random);
Json anyCandidate(Randomness &random);
Json anyExperience(Randomness &random);
Json anySkills(Randomness &random);
Json anyEducation(Randomness &random);
Json anyConfig(Randomness &random);

/// Spoils some of the values and keys of \a value: wrong types, keys twice, blanks, other orders.
void disturb(Json &value, Randomness &random, int percent);

} // namespace waybill::test
