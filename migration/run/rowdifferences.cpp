// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/rowdifferences.h"

#include "migration/base/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString shown(const Value &value)
{
    QString text = QCoreApplication::translate("RowDifferences", "nothing");
    if (const auto *written = std::get_if<std::string>(&value))
        text = QString::fromStdString(*written);
    else if (const auto *integer = std::get_if<std::int64_t>(&value))
        text = QString::number(*integer);
    else if (const auto *real = std::get_if<double>(&value))
        text = QString::fromStdString(doubleText(*real));
    return text.size() > 60 ? text.left(57) + u"…"_s : text;
}

QString pair(const std::string &name, const Value &there, const Value &fresh)
{
    return QCoreApplication::translate("RowDifferences", "%1: %2 is there, %3 is new")
        .arg(QString::fromStdString(name), shown(there), shown(fresh));
}

const PendingBind *bindOf(const PendingRow &row, std::size_t column)
{
    const auto found = std::find_if(row.binds.begin(), row.binds.end(),
                                    [&](const auto &bind) { return bind.column == column; });
    return found == row.binds.end() ? nullptr : &*found;
}

/// Members of two JSON objects that are not equal; those in \a known are left out.
void compareMembers(const Value &there, const Value &fresh, const std::set<std::string> &known,
                    QStringList &pairs)
{
    const auto *before = std::get_if<std::string>(&there);
    const auto *after = std::get_if<std::string>(&fresh);
    if (!before || !after)
        return;
    simdjson::dom::parser parserBefore;
    simdjson::dom::parser parserAfter;
    simdjson::dom::object a;
    simdjson::dom::object b;
    if (parserBefore.parse(*before).get_object().get(a) != simdjson::SUCCESS
        || parserAfter.parse(*after).get_object().get(b) != simdjson::SUCCESS)
        return;
    const auto textOf = [](const simdjson::dom::element &element) {
        std::string_view text;
        return element.get_string().get(text) == simdjson::SUCCESS
            ? std::string(text)
            : std::string(simdjson::minify(element));
    };
    std::map<std::string, std::pair<Value, Value>> members;
    for (const auto member : a)
        members[std::string(member.key)].first = textOf(member.value);
    for (const auto member : b)
        members[std::string(member.key)].second = textOf(member.value);
    for (const auto &[name, values] : members) {
        if (values.first != values.second && !known.contains(name))
            pairs << pair(name, values.first, values.second);
    }
}

} // namespace

QStringList differences(const PendingRow &row, const StoredRow &stored, const MappedRecord &record)
{
    QStringList pairs;
    std::set<std::string> known;
    for (const PendingBind &bind : row.binds) {
        const bool isMember =
            bind.owner && bind.document == 0 && record.node(bind.node).parent == 0;
        if (isMember)
            known.emplace(record.node(bind.node).key);
    }
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const PendingBind *bind = bindOf(row, i);
        // What comes from the file or an answer does not tell two records apart.
        if (!bind || stored.found[i] == row.values[i])
            continue;
        const std::string &name = row.row->columns[i].spec->column;
        if (!bind->owner && bind->document == 0 && record.node(bind->node).isContainer())
            compareMembers(stored.found[i], row.values[i], known, pairs);
        else if (!bind->input->converter->same(stored.found[i], row.values[i]))
            pairs << pair(name, stored.found[i], row.values[i]);
    }
    return pairs;
}

QString keyText(const PendingRow &row, const StoredRow &stored)
{
    QStringList parts;
    for (const std::size_t column : row.row->find)
        parts << QString::fromStdString(row.row->columns[column].spec->column) + u' '
                + shown(stored.found[column]);
    return parts.join(u", "_s);
}

} // namespace waybill
