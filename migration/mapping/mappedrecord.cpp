// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/mappedrecord.h"

#include "migration/mapping/jsonform.h"

namespace waybill {

void MappedRecord::returnToFile()
{
    if (!reading)
        return;
    const std::shared_ptr<const MendedReading> read = std::move(reading);
    const std::vector<Claim> readClaims = std::move(claims);
    const std::vector<Bind> readBinds = std::move(binds);
    const auto readTexts = std::move(mended);
    record = file;
    reading.reset();
    binds.clear();
    mended.clear();
    claims.assign(file->nodes.size(), {});
    std::vector<std::int32_t> bindOnFile;
    for (const Bind &bind : readBinds) {
        const std::int32_t node = read->fileNode(bind.node);
        bindOnFile.push_back(node < 0 ? -1 : static_cast<std::int32_t>(binds.size()));
        if (node < 0)
            continue;
        binds.push_back(bind);
        binds.back().node = node;
    }
    for (std::size_t i = 0; i < readClaims.size(); ++i) {
        const std::int32_t node = read->fileNode(static_cast<std::int32_t>(i));
        if (node < 0)
            continue;
        claim(node) = readClaims[i];
        if (claim(node).bind >= 0)
            claim(node).bind = bindOnFile[static_cast<std::size_t>(claim(node).bind)];
    }
    for (const auto &[at, text] : readTexts) {
        if (const std::int32_t node = read->fileNode(at); node >= 0)
            mended.emplace_back(node, text);
    }
    // What was read as a part of something else is kept as it stands.
    eachLeaf([&](std::int32_t at) {
        const bool isBlank = binding->isCsv() && node(at).text.empty();
        if (claim(at).state != LeafState::Unclaimed)
            return;
        if (setAside)
            claim(at) = {.state = LeafState::SetAside, .code = "MEND-02"};
        else if (isBlank)
            claim(at) = {.state = LeafState::AsIs};
        else
            claim(at) = {.state = LeafState::Changed, .keepOriginal = true, .code = "MEND-02"};
    });
}

std::string MappedRecord::wholeText(std::int32_t at) const
{
    return reading ? jsonForm(*file, reading->fileNode(at)) : jsonForm(*record, at);
}

} // namespace waybill
