// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/viewcontent.h"

namespace waybill {

class TablePage;

/// How a page shows its table now.
ViewContent contentOf(TablePage &page);
/// Makes a page show its table like that, with all rows of a subset back in it.
void showContent(TablePage &page, const ViewContent &content);

} // namespace waybill
