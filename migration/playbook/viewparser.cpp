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

std::vector<std::string> parseCalculatedTexts(const YamlValue &value)
{
    std::vector<std::string> texts;
    for (const YamlValue &item : value.itemsOrOne()) {
        texts.push_back(item.text());
        if (const auto parts = parseCalculatedText(texts.back()); !parts)
            item.mistake("PB-04", parts.error().message, parts.error().expected);
    }
    return texts;
}

CalculatedText parseCalculated(const YamlValue &by, YamlMap &map)
{
    CalculatedText calculated{.by = by.text(), .choices = {}};
    map.need("texts", [&](const YamlValue &v) {
        for (const YamlValue &member : v.members())
            calculated.choices.push_back(
                {.value = member.key(), .texts = parseCalculatedTexts(member)});
    });
    return calculated;
}

ViewColumn parseViewColumn(const YamlValue &value)
{
    ViewColumn column;
    YamlMap map(value);
    map.need("column", [&](const YamlValue &v) { column.column = v.text(); });
    const bool calculated =
        map.take("by", [&](const YamlValue &v) { column.calculated = parseCalculated(v, map); });
    if (calculated)
        column.editor = "none";
    else
        map.take("through", [&](const YamlValue &v) { column.through = v.text(); });
    column.label = QString::fromStdString(column.column);
    map.take("label", [&](const YamlValue &v) { column.label = v.title(); });
    if (!calculated)
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

BoardSpec parseBoard(const YamlValue &value)
{
    BoardSpec board;
    YamlMap map(value);
    map.need("column", [&](const YamlValue &v) { board.column = v.text(); });
    map.take("card", [&](const YamlValue &v) { board.card = v.texts(); });
    map.finish();
    return board;
}

std::vector<PageSection> parseSections(const YamlValue &value)
{
    std::vector<PageSection> sections;
    for (const YamlValue &item : value.items()) {
        PageSection section;
        YamlMap map(item);
        map.need("view", [&](const YamlValue &v) { section.view = v.text(); });
        map.need("through", [&](const YamlValue &v) { section.through = v.text(); });
        map.take("order", [&](const YamlValue &v) { section.order = v.text(); });
        map.take("group", [&](const YamlValue &v) { section.group = v.text(); });
        map.take("sections", [&](const YamlValue &v) { section.sections = parseSections(v); });
        map.finish();
        sections.push_back(std::move(section));
    }
    return sections;
}

PageNeed parseNeed(const YamlValue &value)
{
    PageNeed need;
    YamlMap map(value);
    map.need("label", [&](const YamlValue &v) { need.label = v.title(); });
    const bool column = map.take("column", [&](const YamlValue &v) { need.column = v.text(); });
    if (!column) {
        map.need("missing", [&](const YamlValue &v) { need.missing = v.text(); });
        map.need("view", [&](const YamlValue &v) { need.view = v.text(); });
    }
    map.finish();
    return need;
}

PageSpec parsePage(const YamlValue &value)
{
    PageSpec page;
    YamlMap map(value);
    map.need("sections", [&](const YamlValue &v) { page.sections = parseSections(v); });
    map.take("complete", [&](const YamlValue &v) {
        for (const YamlValue &need : v.items())
            page.complete.push_back(parseNeed(need));
    });
    map.finish();
    return page;
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
        map.take("board", [&](const YamlValue &v) { view.board = parseBoard(v); });
        map.take("page", [&](const YamlValue &v) { view.page = parsePage(v); });
        map.finish();
        playbook.views.push_back(std::move(view));
    }
}

} // namespace waybill
