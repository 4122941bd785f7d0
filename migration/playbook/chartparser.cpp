// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/sectionparsers.h"

namespace waybill {

namespace {

constexpr std::int64_t mostLabels = 200;

ChartSpec::Kind parseKind(const YamlValue &value)
{
    const std::string kind = value.oneOf({"bar", "column", "line", "funnel"});
    return kind == "column" ? ChartSpec::Kind::Column
        : kind == "line"    ? ChartSpec::Kind::Line
        : kind == "funnel"  ? ChartSpec::Kind::Funnel
                            : ChartSpec::Kind::Bar;
}

std::string parseShownAs(const YamlValue &value)
{
    constexpr std::string_view words = "words:";
    if (value.is(YamlNode::Kind::Text) && value.node().text.starts_with(words)
        && value.node().text.size() > words.size())
        return value.node().text; // whether the map exists is checked later
    return value.oneOf({"text", "date", "words:<map>"});
}

} // namespace

void parseCharts(const YamlValue &value, Playbook &playbook)
{
    for (const YamlValue &member : value.members()) {
        ChartSpec chart;
        chart.id = member.key();
        member.goodKey();
        YamlMap map(member);
        map.need("title", [&](const YamlValue &v) { chart.title = v.title(); });
        map.need("kind", [&](const YamlValue &v) { chart.kind = parseKind(v); });
        map.need("view", [&](const YamlValue &v) { chart.view = v.text(); });
        map.need("sentence", [&](const YamlValue &v) { chart.sentence = v.title(); });
        map.need("label", [&](const YamlValue &v) { chart.label = v.title(); });
        map.take("labels", [&](const YamlValue &v) { chart.labelsAs = parseShownAs(v); });
        map.take("series", [&](const YamlValue &v) { chart.series = v.title(); });
        map.take("series-words", [&](const YamlValue &v) { chart.seriesAs = "words:" + v.text(); });
        map.take("most", [&](const YamlValue &v) {
            chart.most = static_cast<std::size_t>(v.integer(1, mostLabels));
        });
        map.need("rows", [&](const YamlValue &v) { chart.rows = v.text(); });
        map.finish();
        playbook.charts.push_back(std::move(chart));
    }
}

} // namespace waybill
