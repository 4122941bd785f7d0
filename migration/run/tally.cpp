// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/tally.h"

#include "migration/mapping/messages.h"
#include "migration/mapping/textpieces.h"

namespace waybill {

namespace {

qint64 &counter(Balance &balance, LeafState state)
{
    switch (state) {
    case LeafState::Changed:
        return balance.changed;
    case LeafState::Extra:
        return balance.extra;
    case LeafState::SetAside:
        return balance.setAside;
    case LeafState::LeftOut:
        return balance.leftOut;
    case LeafState::AsIs:
    case LeafState::Unclaimed:
        break;
    }
    return balance.asIs;
}

std::string targetOf(const MappedRecord &record, std::int32_t node)
{
    const std::int32_t bind = record.claim(node).bind;
    if (bind < 0)
        return {};
    const Bind &owner = record.binds[static_cast<std::size_t>(bind)];
    return record.slots[static_cast<std::size_t>(owner.slot)].row->spec->table + '.'
        + owner.column->spec->column;
}

} // namespace

Tally::Field &Tally::field(const MappedRecord &record, std::int32_t node)
{
    const SourceBinding &binding = *record.binding;
    if (!binding.isCsv()) {
        return m_fields[{binding.source().name, binding.fieldName(*record.record, node)}];
    }
    if (m_csvBinding != &binding) {
        m_csvBinding = &binding;
        m_csvFields.clear();
    }
    const auto column = static_cast<std::size_t>(node) - 1;
    if (m_csvFields.size() <= column)
        m_csvFields.resize(column + 1);
    if (!m_csvFields[column]) {
        // Two columns of one name are counted apart.
        std::string name = binding.fieldName(*record.record, node);
        for (std::size_t other = 0; other < column; ++other) {
            if (other < binding.columns().size() && binding.columns()[other].header == name) {
                name += " (column " + std::to_string(column + 1) + ")";
                break;
            }
        }
        m_csvFields[column] = &m_fields[{binding.source().name, name}];
    }
    return *m_csvFields[column];
}

void Tally::add(const MappedRecord &record)
{
    const SourceSpec &source = record.binding->source();
    Balance *const ofFile = source.pattern ? &m_ofMany[source.input()] : nullptr;
    record.eachLeaf([&](std::int32_t node) {
        Field &found = field(record, node);
        const LeafState state = record.claim(node).state;
        if (ofFile) {
            ++ofFile->read;
            ++counter(*ofFile, state);
        }
        ++found.balance.read;
        ++counter(found.balance, state);
        if (found.target.empty())
            found.target = targetOf(record, node);
        if (state == LeafState::Changed)
            addRule(record, node, record.binding->fieldName(*record.record, node));
    });
}

void Tally::addRule(const MappedRecord &record, std::int32_t node, const std::string &fieldName)
{
    const Claim &claim = record.claim(node);
    Rule &rule = m_rules[{claim.code, fieldName}];
    ++rule.count;
    // What a merged record is written like now stands in another record: nothing to show here.
    if (rule.examples.size() >= 3 || claim.bind < 0 || std::string_view(claim.code) == "MERGE-01")
        return;
    const Bind &bind = record.binds[static_cast<std::size_t>(claim.bind)];
    Scalar source = record.valueOf(node);
    if (bind.separators) {
        const auto pieces = piecesOf(source.text, *bind.separators);
        source.text = pieces[static_cast<std::size_t>(bind.piece)];
    }
    const Conversion made = bind.input->converter->forward(source);
    const bool secret = record.binding->isSecret(*record.record, node);
    const auto *text = std::get_if<std::string>(&made.value);
    const std::string printed =
        text ? *text : bind.input->converter->backward(made.value, NodeKind::Text);
    const std::pair<QString, QString> example{
        shownValue(record, node), secret ? QString() : QString::fromStdString(printed).left(120)};
    if (!rule.examples.contains(example))
        rule.examples.append(example);
}

void Tally::addWholeFile(const SourceSpec &file)
{
    const Balance whole{.read = 1, .setAside = 1};
    m_fields[{file.name, std::string()}].balance += whole;
    if (file.pattern)
        m_ofMany[file.input()] += whole;
}

Balance Tally::total() const
{
    Balance sum;
    for (const auto &[name, found] : m_fields)
        sum += found.balance;
    return sum;
}

Balance Tally::ofFile(const SourceSpec &file) const
{
    if (file.pattern) {
        const auto found = m_ofMany.find(file.input());
        return found == m_ofMany.end() ? Balance() : found->second;
    }
    Balance sum;
    for (const auto &[name, found] : m_fields) {
        if (name.first == file.name)
            sum += found.balance;
    }
    return sum;
}

QList<FieldBalance> Tally::fields() const
{
    QList<FieldBalance> all;
    for (const auto &[name, found] : m_fields) {
        all.append({.source = QString::fromStdString(name.first),
                    .field = QString::fromStdString(name.second),
                    .target = QString::fromStdString(found.target),
                    .balance = found.balance});
    }
    return all;
}

QList<RuleReport> Tally::rules() const
{
    QList<RuleReport> all;
    for (const auto &[name, rule] : m_rules) {
        const QString code = QString::fromStdString(name.first);
        all.append({.code = code,
                    .title = ruleTitle(code),
                    .field = QString::fromStdString(name.second),
                    .count = rule.count,
                    .examples = rule.examples});
    }
    return all;
}

} // namespace waybill
