// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/viewjson.h"

#include "migration/base/jsonwriter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = ColumnFilter::Kind;

constexpr std::array kinds = {
    std::pair(Kind::Contains, "contains"), std::pair(Kind::ContainsNot, "contains-not"),
    std::pair(Kind::OneOf, "one-of"),      std::pair(Kind::Range, "range"),
    std::pair(Kind::Empty, "empty"),       std::pair(Kind::NotEmpty, "not-empty")};

std::string pathAt(const TableLayout &layout, int column)
{
    return pathOf(layout.columns[column]).toStdString();
}

void writeBound(JsonWriter &json, const char *name, const QVariant &bound)
{
    if (!bound.isValid())
        return;
    if (bound.metaType().id() == QMetaType::QString)
        json.field(name, bound.toString());
    else
        json.field(name, bound.toDouble());
}

void writeFilter(JsonWriter &json, const TableLayout &layout, const ColumnFilter &filter)
{
    json.beginObject().field("column", pathAt(layout, filter.column));
    for (const auto &[kind, name] : kinds) {
        if (kind == filter.kind)
            json.field("kind", name);
    }
    if (filter.kind == Kind::Contains || filter.kind == Kind::ContainsNot)
        json.field("text", filter.text);
    if (filter.kind == Kind::OneOf) {
        json.key("words").beginArray();
        for (const QString &word : filter.words)
            json.value(word);
        json.endArray();
    }
    if (filter.kind == Kind::Range) {
        writeBound(json, "least", filter.least);
        writeBound(json, "most", filter.most);
    }
    json.endObject();
}

void writeColumn(JsonWriter &json, const TableLayout &layout, const ColumnPlace &place, bool frozen)
{
    json.beginObject().field("column", pathAt(layout, place.column));
    if (place.width > 0)
        json.field("width", std::round(place.width * 100) / 100);
    if (place.hidden)
        json.field("hidden", true);
    if (frozen)
        json.field("frozen", true);
    json.endObject();
}

/// Reads the parts of a view, and notes what they name in vain.
class Reader
{
public:
    explicit Reader(const TableLayout &layout)
        : m_layout(layout)
    {
    }

    ReadView read(const QJsonObject &object)
    {
        m_view.content.query.anywhere = object.value("text"_L1).toString();
        for (const QJsonValue &one : object.value("filters"_L1).toArray())
            readFilter(one.toObject());
        for (const QJsonValue &one : object.value("sort"_L1).toArray())
            readSort(one.toObject());
        for (const QJsonValue &one : object.value("columns"_L1).toArray())
            readColumn(one.toObject());
        addOthers();
        return std::move(m_view);
    }

private:
    int columnOf(const QJsonObject &object)
    {
        const QString path = object.value("column"_L1).toString();
        for (int i = 0; i < m_layout.columns.size(); ++i) {
            if (pathOf(m_layout.columns[i]) == path)
                return i;
        }
        if (!m_view.missing.contains(path))
            m_view.missing << path;
        return -1;
    }

    static QVariant bound(const QJsonValue &value)
    {
        if (value.isString())
            return value.toString();
        return value.isDouble() ? QVariant(value.toDouble()) : QVariant();
    }

    void readFilter(const QJsonObject &object)
    {
        ColumnFilter filter{.column = columnOf(object)};
        const QString wanted = object.value("kind"_L1).toString();
        bool known = false;
        for (const auto &[kind, name] : kinds) {
            if (wanted == QLatin1StringView(name)) {
                filter.kind = kind;
                known = true;
            }
        }
        filter.text = object.value("text"_L1).toString();
        for (const QJsonValue &word : object.value("words"_L1).toArray())
            filter.words << word.toString();
        filter.least = bound(object.value("least"_L1));
        filter.most = bound(object.value("most"_L1));
        if (filter.column >= 0 && known)
            m_view.content.query.filters << filter;
    }

    void readSort(const QJsonObject &object)
    {
        const bool last = object.value("order"_L1).toString() == "descending"_L1;
        const SortKey key{columnOf(object), last ? Qt::DescendingOrder : Qt::AscendingOrder};
        if (key.column >= 0)
            m_view.content.query.sort << key;
    }

    void readColumn(const QJsonObject &object)
    {
        const ColumnPlace place{.column = columnOf(object),
                                .width = object.value("width"_L1).toDouble(),
                                .hidden = object.value("hidden"_L1).toBool()};
        if (place.column < 0)
            return;
        m_view.content.columns << place;
        if (object.value("frozen"_L1).toBool())
            m_view.content.frozen = static_cast<int>(m_view.content.columns.size());
    }

    /// Columns that the view does not know stand at the end, as they usually are.
    void addOthers()
    {
        for (int i = 0; i < m_layout.columns.size(); ++i) {
            const auto &known = m_view.content.columns;
            if (std::none_of(known.begin(), known.end(),
                             [i](const ColumnPlace &place) { return place.column == i; }))
                m_view.content.columns
                    << ColumnPlace{.column = i, .hidden = m_layout.columns[i].hidden};
        }
    }

    const TableLayout &m_layout;
    ReadView m_view;
};

} // namespace

QString pathOf(const LayoutColumn &column)
{
    const QString name = column.name();
    return column.joined() ? QString::fromStdString(column.through) + u'.' + name : name;
}

std::string viewJson(const TableLayout &layout, const ViewContent &content)
{
    std::string text;
    JsonWriter json(text, 0);
    json.beginObject();
    if (!content.query.anywhere.isEmpty())
        json.field("text", content.query.anywhere);
    json.key("filters").beginArray();
    for (const ColumnFilter &filter : content.query.filters)
        writeFilter(json, layout, filter);
    json.endArray().key("sort").beginArray();
    for (const SortKey &key : content.query.sort)
        json.beginObject()
            .field("column", pathAt(layout, key.column))
            .field("order", key.order == Qt::DescendingOrder ? "descending" : "ascending")
            .endObject();
    json.endArray().key("columns").beginArray();
    for (qsizetype i = 0; i < content.columns.size(); ++i)
        writeColumn(json, layout, content.columns[i], i < content.frozen);
    json.endArray().endObject();
    return text;
}

Result<ReadView> readViewJson(const TableLayout &layout, const std::string &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject())
        return Problem{.code = u"VIEW-03"_s,
                       .message = QCoreApplication::translate(
                           "SavedViews",
                           "What is stored of this view is not JSON as Waybill "
                           "writes it, so it cannot be shown.")};
    return Reader(layout).read(document.object());
}

} // namespace waybill
