// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace waybill {

void giveBackLargeBlocks()
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 256 * 1024); // to set it is what keeps it from growing
#endif
}

} // namespace waybill
