// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/mendings.h"

#include "migration/mapping/linecells.h"
#include "migration/mapping/sourcebinding.h"

namespace waybill {

namespace {

std::vector<std::string> columnsOf(const SourceBinding &binding)
{
    std::vector<std::string> columns;
    for (const SourceBinding::Column &column : binding.columns())
        columns.push_back(column.header);
    return columns;
}

} // namespace

Mendings::Mendings(const std::string &source, const Answers &answers)
{
    const auto each = [&](std::string_view kind, const auto &take) {
        const std::string prefix = std::string(kind) + source + '/';
        for (auto at = answers.lower_bound(prefix);
             at != answers.end() && at->first.starts_with(prefix); ++at) {
            const auto [first, second] =
                mendingParts(std::string_view(at->first).substr(prefix.size()));
            take(first, second, at->second);
        }
    };
    const auto into = [](std::map<std::string, ByField> &map) {
        return [&map](const std::string &first, const std::string &second,
                      const std::string &answer) { map[first][second] = answer; };
    };
    const auto intoLeftOut = [](std::map<std::string, ByField> &map) {
        return
            [&map](const std::string &first, const std::string &second, const std::string &answer) {
                if (answer == leftOutAnswer)
                    map[first][second] = answer;
            };
    };
    each("mend/", into(m_all));
    each("mend-record/", into(m_records));
    each("mend-line/",
         [this](const std::string &record, const std::string &, const std::string &line) {
             m_lines[record] = line;
         });
    each("duplicate-record/",
         [this](const std::string &record, const std::string &, const std::string &answer) {
             m_duplicates[record] = answer;
         });
    each("leave-out/", intoLeftOut(m_leftOut.all));
    each("leave-out-record/", intoLeftOut(m_leftOut.records));
}

MendedRecord Mendings::of(const SourceBinding &binding, const Record &record) const
{
    MendedRecord mended;
    if (empty())
        return mended;
    const std::string key =
        m_records.empty() && m_lines.empty() ? std::string() : mendingKey(binding, record);
    const auto found = m_records.find(key);
    const ByField *own = found == m_records.end() ? nullptr : &found->second;
    mended.reading = readingOf(binding, record, own, key);
    mendTexts(binding, mended.reading ? mended.reading->record() : record, own, mended);
    for (const auto &[node, text] : mended.texts)
        mended.trace += std::to_string(node) + '=' + text + '\0';
    for (std::size_t i = 0; mended.reading && i < mended.reading->record().nodes.size(); ++i) {
        if (mended.reading->fileNode(static_cast<std::int32_t>(i)) < 0)
            mended.trace += std::to_string(i) + '+'
                + std::string(mended.reading->record().nodes[i].text) + '\0';
    }
    for (const std::int32_t node : leftOut(binding, record))
        mended.trace += std::to_string(node) + "-" + '\0';
    return mended;
}

/// What the record is read as when that has other values than its file. A line with a secret in it
/// stays as it is: nobody knows where its secret would go.
std::shared_ptr<const MendedReading> Mendings::readingOf(const SourceBinding &binding,
                                                         const Record &record, const ByField *own,
                                                         const std::string &key) const
{
    const auto hasSecret = [&](const Record &of) {
        for (std::size_t i = 1; i < of.nodes.size(); ++i) {
            if (binding.isSecret(of, static_cast<std::int32_t>(i)))
                return true;
        }
        return false;
    };
    if (const auto line = m_lines.find(key); binding.isCsv() && line != m_lines.end()) {
        auto reading = std::make_shared<const MendedReading>(
            MendedReading::ofLine(record, columnsOf(binding), cellsOfLine(line->second)));
        return hasSecret(record) || hasSecret(reading->record()) ? nullptr : reading;
    }
    MendedReading::Missing missing;
    if (own)
        missing.assign(own->begin(), own->end());
    // An empty line is no record in which something is missing.
    const bool isEmptyLine = binding.isCsv() && record.nodes.size() <= 1;
    for (const auto &[field, values] : m_all) {
        if (isEmptyLine)
            break;
        const auto nothing = values.find(std::string());
        if (nothing != values.end() && field.find('*') == std::string::npos)
            missing.emplace_back(field, nothing->second);
    }
    if (missing.empty() || (binding.isCsv() && record.nodes.size() > binding.columns().size()))
        return nullptr;
    const std::vector<std::string> columns = columnsOf(binding);
    auto reading =
        MendedReading::withMissing(record, binding.isCsv() ? &columns : nullptr, missing);
    return reading && hasSecret(reading->record()) && !hasSecret(record) ? nullptr : reading;
}

void Mendings::mendTexts(const SourceBinding &binding, const Record &record, const ByField *own,
                         MendedRecord &mended) const
{
    for (std::size_t i = 0; i < record.nodes.size(); ++i) {
        const auto at = static_cast<std::int32_t>(i);
        const Node &node = record.nodes[i];
        const bool isRow = binding.isCsv() && at == 0;
        if (isRow || node.isContainer() || binding.isSecret(record, at))
            continue;
        const std::string field = binding.fieldName(record, at);
        if (own) {
            const auto text = own->find(mendingPlace(binding, record, at));
            if (text != own->end()) {
                mended.texts.emplace_back(at, text->second);
                continue;
            }
        }
        const auto values = m_all.find(field);
        if (values == m_all.end())
            continue;
        const auto text = values->second.find(std::string(node.text));
        if (text != values->second.end())
            mended.texts.emplace_back(at, text->second);
    }
}

std::string Mendings::duplicate(const SourceBinding &binding, const Record &record) const
{
    if (m_duplicates.empty())
        return {};
    const auto found = m_duplicates.find(mendingKey(binding, record));
    return found == m_duplicates.end() ? std::string() : found->second;
}

bool Mendings::areOf(const SourceBinding &binding, const Record &record) const
{
    if (m_records.empty() && m_lines.empty())
        return false;
    const std::string key = mendingKey(binding, record);
    return m_records.contains(key) || m_lines.contains(key);
}

std::set<std::int32_t> Mendings::leftOut(const SourceBinding &binding, const Record &record) const
{
    std::set<std::int32_t> nodes;
    if (m_leftOut.empty())
        return nodes;
    const auto own = m_leftOut.records.empty()
        ? m_leftOut.records.end()
        : m_leftOut.records.find(mendingKey(binding, record));
    if (own != m_leftOut.records.end() && own->second.contains(std::string()))
        nodes.insert(0);
    for (std::size_t i = 0; i < record.nodes.size(); ++i) {
        const auto at = static_cast<std::int32_t>(i);
        const Node &node = record.nodes[i];
        const bool isRow = binding.isCsv() && at == 0;
        if (isRow || !Record::isLeaf(node, at) || binding.isSecret(record, at))
            continue;
        const auto values = m_leftOut.all.find(binding.fieldName(record, at));
        const bool everywhereSo =
            values != m_leftOut.all.end() && values->second.contains(std::string(node.text));
        if (everywhereSo
            || (own != m_leftOut.records.end()
                && own->second.contains(mendingPlace(binding, record, at))))
            nodes.insert(at);
    }
    return nodes;
}

} // namespace waybill
