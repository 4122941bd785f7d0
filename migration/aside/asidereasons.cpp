// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asidereasons.h"

#include "migration/verify/rebuild.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Enough to know a value by; whoever mends it reads it from its file.
constexpr std::size_t longestRaw = 2000;

std::string shortened(std::string text)
{
    if (text.size() <= longestRaw)
        return text;
    std::size_t end = longestRaw;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end);
}

const KeptValue *keptOf(const AsideRecord &record, int leaf)
{
    const auto found = std::find_if(record.kept.begin(), record.kept.end(),
                                    [leaf](const KeptValue &kept) { return kept.leaf == leaf; });
    return found == record.kept.end() ? nullptr : &*found;
}

std::string rawOf(const AsideRecord &record, const KeptValue &kept)
{
    const bool isText = !record.layout->isCsv && kept.original.starts_with('"');
    return shortened(isText ? Rebuilder::decodedToken(kept.original) : kept.original);
}

/// What problems call a field, as the file calls it: a playbook's field is a column with a title.
QString nameInFile(const AsideRecord &record, const QString &field)
{
    if (!record.binding || !record.source)
        return field;
    const std::string name = field.toStdString();
    for (std::size_t i = 0; i < record.source->fields.size(); ++i) {
        if (record.source->fields[i].name != name)
            continue;
        for (const SourceBinding::Column &column : record.binding->columns()) {
            if (column.field == static_cast<int>(i))
                return QString::fromStdString(column.header);
        }
    }
    return field;
}

/// The field that a column of a table is filled from; empty when that cannot be told.
QString fieldOfColumn(const AsideRecord &record, const Playbook &playbook, const QString &table,
                      const std::function<bool(const QString &)> &isMeant)
{
    QString field;
    eachRow(playbook, [&](const LoadSpec &load, const RowSpec &row) {
        if (load.from != record.sourceName || QString::fromStdString(row.table) != table)
            return;
        for (const ColumnSpec &column : row.columns) {
            if (field.isEmpty() && !column.inputs.empty()
                && isMeant(QString::fromStdString(column.column)))
                field = QString::fromStdString(column.inputs.front().path.text);
        }
    });
    return field;
}

/// "UNIQUE constraint failed: sales.number", "CHECK constraint failed: amount > 0"
QString fieldOfConstraint(const AsideRecord &record, const Playbook &playbook,
                          const Problem &problem)
{
    const QString told = problem.expected.section(u": "_s, 1);
    static const QRegularExpression column(u"^(\\w+)\\.(\\w+)"_s);
    if (const auto match = column.match(told); match.hasMatch())
        return fieldOfColumn(record, playbook, match.captured(1),
                             [&](const QString &name) { return name == match.captured(2); });
    QString table;
    eachRow(playbook, [&](const LoadSpec &load, const RowSpec &row) {
        if (load.from == record.sourceName && row.title == problem.field)
            table = QString::fromStdString(row.table);
    });
    if (told.isEmpty() || table.isEmpty())
        return {};
    return fieldOfColumn(record, playbook, table, [&](const QString &name) {
        return QRegularExpression(u"\\b%1\\b"_s.arg(QRegularExpression::escape(name)))
            .match(told)
            .hasMatch();
    });
}

int leafOfField(const AsideRecord &record, const QString &field)
{
    const std::string name = field.toStdString();
    for (std::size_t i = 0; i < record.places.size(); ++i) {
        if (record.places[i].field == name)
            return static_cast<int>(i);
    }
    return -1;
}

class Findings
{
public:
    Findings(const AsideRecord &record, const Playbook &playbook)
        : m_record(record)
        , m_playbook(playbook)
    {
    }

    QList<AsideFinding> all()
    {
        if (m_record.setAside || m_record.leftOut) {
            addRecord();
            return m_findings;
        }
        std::set<std::pair<std::string, std::string>> scopes;
        for (const KeptValue &kept : m_record.kept) {
            const bool isExtra = kept.state == 'x' && !kept.code.empty() && kept.code != "DUP-01";
            const bool isLeftOut = kept.state == 'l' && kept.hasOriginal;
            if (kept.state != 's' && !isExtra && !isLeftOut)
                continue;
            const auto index = static_cast<std::size_t>(kept.leaf);
            if (index >= m_record.places.size())
                continue;
            // What makes up one row that is missing is one thing to mend.
            if (!isExtra && !m_record.places[index].scope.empty()
                && !scopes.emplace(m_record.places[index].scope, kept.code).second)
                continue;
            addValue(kept, isExtra);
        }
        return m_findings;
    }

private:
    AsideItem start(AsideItem::What what) const
    {
        AsideItem item{.run = m_record.run, .what = what};
        item.source = m_record.sourceName;
        item.file = m_record.file;
        item.line = m_record.line;
        item.record = m_record.record;
        item.problems = m_record.problems;
        return item;
    }

    void tell(AsideItem &item, const Problem &problem) const
    {
        item.code = problem.code;
        item.message = problem.message;
        item.expected = problem.expected;
        item.suggestion = problem.hint;
        item.line = problem.line > 0 ? problem.line : item.line;
        item.column = problem.column;
    }

    /// A conversion that was refused, of this very field.
    const Problem *conversionOf(const QString &field, const std::string &raw) const
    {
        const QString shown = QString::fromStdString(raw);
        const auto fits = [&](const Problem &problem) {
            return problem.field == field && familyOfCode(problem.code) == AsideFamily::Conversion
                && (shown.startsWith(problem.found) || problem.found.endsWith(u'…'));
        };
        const auto found = std::find_if(m_record.problems.begin(), m_record.problems.end(), fits);
        return found == m_record.problems.end() ? nullptr : &*found;
    }

    /// Where nothing better is known, the first thing that was said about the record.
    const Problem *worst() const
    {
        const auto is = [](const QString &code) {
            const AsideFamily family = familyOfCode(code);
            return family != AsideFamily::Conversion && code != "DUP-01"_L1 && code != "CSV-06"_L1
                && code != "CSV-09"_L1;
        };
        const auto error = std::find_if(m_record.problems.begin(), m_record.problems.end(),
                                        [&](const Problem &problem) {
                                            return problem.severity == Severity::Error
                                                || (m_record.leftOut && is(problem.code));
                                        });
        if (error != m_record.problems.end())
            return &*error;
        return m_record.problems.isEmpty() ? nullptr : &m_record.problems.first();
    }

    void addRecord()
    {
        AsideItem item = start(AsideItem::What::Record);
        if (const Problem *why = worst()) {
            tell(item, *why);
            if (why->code == "CON-01"_L1)
                item.field = nameInFile(m_record, fieldOfConstraint(m_record, m_playbook, *why));
            else if (why->code == "REQ-01"_L1)
                item.field = nameInFile(m_record, why->field);
            const int leaf = leafOfField(m_record, item.field);
            const KeptValue *kept = keptOf(m_record, leaf);
            item.raw = kept ? rawOf(m_record, *kept) : std::string();
            item.isCut = kept && item.raw.size() + 4 > longestRaw;
            item.missing = !item.field.isEmpty() && item.raw.empty();
            if (leaf >= 0)
                item.place = m_record.places[static_cast<std::size_t>(leaf)].place;
            else if (item.field.startsWith(u'/') && !item.field.contains(u'*'))
                item.place = item.field.toStdString();
            else if (m_record.binding && !item.field.isEmpty())
                item.place = item.field.toStdString(); // a cell that the line does not have
            if (const Problem *conversion = conversionOf(item.field, item.raw);
                conversion && !item.raw.empty())
                tell(item, *conversion);
        }
        item.state = m_record.leftOut ? AsideState::LeftOut : AsideState::Open;
        item.family = familyOfCode(item.code);
        m_findings.append({.leaf = -1, .item = item});
    }

    void addValue(const KeptValue &kept, bool isExtra)
    {
        const LeafPlace &place = m_record.places[static_cast<std::size_t>(kept.leaf)];
        AsideItem item = start(isExtra ? AsideItem::What::Extra : AsideItem::What::Part);
        item.code = QString::fromStdString(kept.code);
        item.field = QString::fromStdString(place.field);
        item.place = place.place;
        item.raw = rawOf(m_record, kept);
        item.isCut = item.raw.size() + 4 > longestRaw;
        if (kept.state == 'l') {
            item.state = AsideState::LeftOut;
            item.what = familyOfCode(item.code) == AsideFamily::Conversion ? AsideItem::What::Extra
                                                                           : AsideItem::What::Part;
        }
        if (const Problem *why = conversionOf(item.field, item.raw)) {
            tell(item, *why);
        } else {
            const auto same =
                std::find_if(m_record.problems.begin(), m_record.problems.end(),
                             [&](const Problem &problem) { return problem.code == item.code; });
            if (same != m_record.problems.end())
                tell(item, *same);
        }
        item.family = familyOfCode(item.code);
        m_findings.append({.leaf = kept.leaf, .item = item});
    }

    const AsideRecord &m_record;
    const Playbook &m_playbook;
    QList<AsideFinding> m_findings;
};

} // namespace

QList<AsideFinding> findAside(const AsideRecord &record, const Playbook &playbook)
{
    return Findings(record, playbook).all();
}

} // namespace waybill
