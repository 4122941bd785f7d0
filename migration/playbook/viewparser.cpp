// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

namespace waybill {

namespace {

std::string parseEditor(const YamlValue &value)
{
    constexpr std::string_view words = "words:";
    if (value.is(YamlNode::Kind::Text) && value.node().text.starts_with(words)
        && value.node().text.size() > words.size())
        return value.node().text; // whether the map exists is checked later
    return value.oneOf({"text", "long-text", "date", "integer", "real", "percent", "flag", "link",
                        "none", "words:<map>"});
}

ViewColumn parseViewColumn(const YamlValue &value)
{
    ViewColumn column;
    YamlMap map(value);
    map.need("column", [&](const YamlValue &v) { column.column = v.text(); });
    map.take("through", [&](const YamlValue &v) { column.through = v.text(); });
    column.label = QString::fromStdString(column.column);
    map.take("label", [&](const YamlValue &v) { column.label = v.title(); });
    map.take("editor", [&](const YamlValue &v) { column.editor = parseEditor(v); });
    map.take("hidden", [&](const YamlValue &v) { column.hidden = v.boolean(); });
    map.take("width", [&](const YamlValue &v) {
        constexpr std::int64_t widest = 1000;
        column.width = static_cast<int>(v.integer(0, widest));
    });
    map.finish();
    return column;
}

std::vector<ViewColumn> parseViewColumns(const YamlValue &value)
{
    std::vector<ViewColumn> columns;
    for (const YamlValue &column : value.items())
        columns.push_back(parseViewColumn(column));
    return columns;
}

ActivitySpec parseActivity(const YamlValue &value)
{
    ActivitySpec activity;
    YamlMap map(value);
    map.need("title", [&](const YamlValue &v) { activity.title = v.title(); });
    map.need("date", [&](const YamlValue &v) { activity.date = v.text(); });
    map.need("columns", [&](const YamlValue &v) { activity.columns = parseViewColumns(v); });
    map.finish();
    return activity;
}

std::vector<TimelineSpec> parseTimeline(const YamlValue &value)
{
    std::vector<TimelineSpec> timeline;
    for (const YamlValue &item : value.items()) {
        TimelineSpec event;
        YamlMap map(item);
        map.need("column", [&](const YamlValue &v) { event.column = v.text(); });
        map.take("icon", [&](const YamlValue &v) { event.icon = v.identifier(); });
        map.finish();
        timeline.push_back(std::move(event));
    }
    return timeline;
}

} // namespace

void parseViews(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &member : value.members()) {
        ViewSpec view;
        view.id = member.key();
        member.goodKey();
        YamlMap map(member);
        map.need("title", [&](const YamlValue &v) { view.title = v.title(); });
        view.singular = view.title;
        map.take("singular", [&](const YamlValue &v) { view.singular = v.title(); });
        map.take("icon", [&](const YamlValue &v) { view.icon = v.identifier(); });
        map.need("table", [&](const YamlValue &v) { view.table = v.text(); });
        map.take("group", [&](const YamlValue &v) { view.group = v.text(); });
        map.take("order-by", [&](const YamlValue &v) { view.orderBy = v.text(); });
        map.take("caption", [&](const YamlValue &v) { view.caption = v.text(); });
        map.need("columns", [&](const YamlValue &v) { view.columns = parseViewColumns(v); });
        map.take("timeline", [&](const YamlValue &v) { view.timeline = parseTimeline(v); });
        map.take("activity", [&](const YamlValue &v) { view.activity = parseActivity(v); });
        map.finish();
        playbook.views.push_back(std::move(view));
    }
}

} // namespace waybill
