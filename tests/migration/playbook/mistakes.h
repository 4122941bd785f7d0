// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>

namespace waybill::test {

/// One mistake in data/plants/playbook.yaml: \a spoilt in place of \a good. The first § in it marks
/// where the problem is reported.
struct SampleMistake
{
    const char *name;
    const char *good;
    const char *spoilt;
    const char *code;
    const char *field;
};

// clang-format off
inline constexpr std::array sampleMistakes = {
    // What is no plain YAML
    SampleMistake{"an anchor", "name: Plant shop", "name: §&a Plant shop", "PB-02", ""},
    SampleMistake{"a tag", "id: plants\n", "id: §!!str plants\n", "PB-02", ""},
    SampleMistake{"an alias", "summary: Plants", "summary: §*a", "PB-02", ""},
    SampleMistake{"a merge key", "  keys: [token]", "  §<<: {keys: [token]}", "PB-02", ""},
    SampleMistake{"a key twice", "version: 1.0.0\n", "version: 1.0.0\n§id: plants\n", "PB-02", ""},
    SampleMistake{"a list as key", "version: 1.0.0\n", "version: 1.0.0\n? §[a]\n: b\n", "PB-02", ""},
    SampleMistake{"a second document", "      - {column: state, editor: \"words:state\"}\n", "§---\na: 1\n", "PB-02", ""},
    SampleMistake{"a list that does not end", "keys: [token]", "keys: [token\nwords§: 1", "PB-02", ""},
    SampleMistake{"a control character", "name: Plant shop", "name: Plant§\x04shop", "PB-02", ""},
    SampleMistake{"a byte that is not UTF-8", "name: Plant shop", "name: Plant§\xff", "PB-02", ""},
    // Keys
    SampleMistake{"unknown key at the top", "summary: Plants", "§sumary: Plants", "PB-03", "sumary"},
    SampleMistake{"unknown key of a source", "    required: true", "    §requird: true", "PB-03", "sources.plants.requird"},
    SampleMistake{"fields of a JSON source", "    unreadable-if-only: error", "    §fields: {a: {headers: [A]}}", "PB-03", "sources.shop.fields"},
    SampleMistake{"records of a CSV source", "    identity: [plant, day]", "    §records: elements", "PB-03", "sources.sales.records"},
    SampleMistake{"each in a CSV load", "            when: {given: [plant]}", "            each: [§plant]", "PB-05", "phases[2].loads[0].rows[0].each[0]"},
    SampleMistake{"a piece of nothing", "            when: {given: [plant]}", "            each: {path: plant, split: [§\"\"]}", "PB-04", "phases[2].loads[0].rows[0].each.split[0]"},
    SampleMistake{"exact without find", "            when: {given: [plant]}", "            exact: §true", "PB-06", "phases[2].loads[0].rows[0].exact"},
    SampleMistake{"given on a load", "when: {present: [plants],", "when: {§given: [/a],", "PB-03", "phases[1].loads[0].when.given"},
    SampleMistake{"as on a row", "plant_id: {row: plant}\n                  pos", "plant_id: {row: plant, §as: text}\n                  pos", "PB-03", "phases[1].loads[0].rows[0].rows[0].columns.plant_id.as"},
    SampleMistake{"safe-path on a constant", "{value: 3.5}", "{value: 3.5, §safe-path: true}", "PB-03", "phases[2].loads[0].rows[0].columns.price.safe-path"},
    SampleMistake{"two origins", "{value: 3.5}", "{§value: 3.5, row: plant}", "PB-03", "phases[2].loads[0].rows[0].columns.price.value"},
    SampleMistake{"two kinds of check", "required: plants.name}", "required: plants.name, §sql: SELECT 1}", "PB-03", "checks.named.sql"},
    SampleMistake{"min without range", "required: plants.name}", "required: plants.name, §min: 1}", "PB-03", "checks.named.min"},
    // Types
    SampleMistake{"a number in quotes", "application-id: 7", "application-id: §\"7\"", "PB-04", "database.application-id"},
    SampleMistake{"a number with a plus", "user-version: 2", "user-version: §+2", "PB-04", "database.user-version"},
    SampleMistake{"a number with a leading zero", "user-version: 2", "user-version: §02", "PB-04", "database.user-version"},
    SampleMistake{"a number out of range", "width: 30", "width: §1001", "PB-04", "views.plants.columns[0].width"},
    SampleMistake{"yes instead of true", "required: true\n    id", "required: §yes\n    id", "PB-04", "sources.plants.required"},
    SampleMistake{"true in quotes", "hidden: true", "hidden: §\"true\"", "PB-04", "views.plants.columns[1].hidden"},
    SampleMistake{"a list for a text", "name: Plant shop", "name: §[Plant shop]", "PB-04", "name"},
    SampleMistake{"nothing for a text", "summary: Plants and what was sold", "§summary:", "PB-04", "summary"},
    SampleMistake{"null for a text", "name: Plant shop", "§name: null", "PB-04", "name"},
    SampleMistake{"a text for a map", "counts: {title: sales, table: sales}", "counts: §sales", "PB-04", "counts"},
    SampleMistake{"a map for a list", "    scripts: [001_tables]", "    scripts: §{a: b}", "PB-04", "phases[0].scripts"},
    SampleMistake{"a name with a space", "id: plants\n", "id: §the plants\n", "PB-04", "id"},
    SampleMistake{"a source with a space", "  shop:\n", "  §the shop:\n", "PB-04", "sources.the shop"},
    SampleMistake{"a version in words", "version: 1.0.0", "version: §one", "PB-04", "version"},
    SampleMistake{"a range upside down", "min: 0, max: 99.5", "min: 99.5, max: 0", "PB-04", "checks.height"},
    SampleMistake{"an infinite end", "max: 99.5", "max: §.inf", "PB-04", "checks.height.max"},
    SampleMistake{"a check of no column", "required: plants.name}", "required: §plants}", "PB-04", "checks.named.required"},
    SampleMistake{"an index from one", "{index: 0}", "{index: §1}", "PB-04", "phases[1].loads[0].rows[0].rows[0].columns.position.index"},
    SampleMistake{"a path without slash", "from: [/name, ", "from: [§name, ", "PB-04", "phases[1].loads[0].rows[0].columns.name.from[0]"},
    SampleMistake{"a path with an empty part", "path: /height", "path: §/a//b", "PB-04", "phases[1].loads[0].rows[0].columns.height.from[0].path"},
    SampleMistake{"a bad escape in a path", "path: /height", "path: §/a~2b", "PB-04", "phases[1].loads[0].rows[0].columns.height.from[0].path"},
    SampleMistake{"something behind **", "/tags]\n", "§/**/a]\n", "PB-04", "phases[1].loads[0].rows[0].rows[0].each[1]"},
    SampleMistake{"a member without a name", "/{kind !old}/*", "/{!old}/*", "PB-04", "phases[1].loads[0].rows[0].rows[0].each[0]"},
    SampleMistake{"a path where a field belongs", "{copy: day,", "{copy: §/day,", "PB-04", "phases[2].loads[0].rows[0].columns.day.copy"},
    SampleMistake{"a brace without partner", "\"{name}!\"", "§\"{name!\"", "PB-04", "phases[1].loads[0].rows[0].columns.note.template"},
    SampleMistake{"a list as constant", "{value: 3.5}", "{value: §[3.5]}", "PB-04", "phases[2].loads[0].rows[0].columns.price.value"},
    // What is missing
    SampleMistake{"no id", "id: plants\n", "", "PB-05", ""},
    SampleMistake{"no file", "    file: sales.csv\n", "", "PB-05", "sources.sales"},
    SampleMistake{"no headers", "day: {headers: [Day]}", "day: §{label: Day}", "PB-05", "sources.sales.fields.day"},
    SampleMistake{"no origin", "{value: 3.5}", "§{required: true}", "PB-05", "phases[2].loads[0].rows[0].columns.price"},
    SampleMistake{"an empty list of paths", "{from: ., default: \"?\"}", "{from: §[], default: \"?\"}", "PB-05", "phases[1].loads[0].rows[0].rows[0].columns.tag.from"},
    SampleMistake{"nothing to check", "required: plants.name}", "severity: warn}", "PB-05", "checks.named"},
    SampleMistake{"a range without end", "min: 0, max: 99.5, ", "", "PB-05", "checks.height"},
    SampleMistake{"a needed value may be missing", "{from: ., default: \"?\"}", "{from: .}", "PB-05", "phases[1].loads[0].rows[0].rows[0].columns.tag"},
    SampleMistake{"a needed column is not filled", "              price: {value: 3.5}\n", "", "PB-05", "phases[2].loads[0].rows[0].columns"},
    SampleMistake{"an empty list", "    scripts: [001_tables]", "    scripts: §[]", "PB-05", "phases[0].scripts"},
    SampleMistake{"an empty map", "options: {keep: Keep them, extra: Not}", "options: §{}", "PB-05", "questions.tags.options"},
    SampleMistake{"a map without words", "    open: {label: Open, from: [Open, \"\"]}\n    paid: {from: [Paid, Settled]}\n", "", "PB-05", "words.state"},
    // Words
    SampleMistake{"another format", "format: csv", "format: §xml", "PB-06", "sources.sales.format"},
    SampleMistake{"another severity", "severity: warn", "severity: §warning", "PB-06", "checks.height.severity"},
    SampleMistake{"another editor", "editor: real", "editor: §number", "PB-06", "views.plants.columns[1].editor"},
    SampleMistake{"records in other words", "records: elements", "records: §all", "PB-06", "sources.plants.records"},
    SampleMistake{"many records beside a record", "with: [shop]", "with: [§sales]", "PB-06", "phases[1].loads[0].with[0]"},
    SampleMistake{"a column from many places", "path: /height", "path: §/heights/*", "PB-06", "phases[1].loads[0].rows[0].columns.height.from[0].path"},
    SampleMistake{"rows from another source", "/tags]\n", "§\"shop:/tags\"]\n", "PB-06", "phases[1].loads[0].rows[0].rows[0].each[1]"},
    // Names
    SampleMistake{"no such source to load", "      - from: sales", "      - from: §sale", "PB-07", "phases[2].loads[0].from"},
    SampleMistake{"no such source beside", "with: [shop]", "with: [shop, §shops]", "PB-07", "phases[1].loads[0].with[1]"},
    SampleMistake{"a source not taken along", "\"shop:/default\"", "§\"sales:/default\"", "PB-07", "phases[1].loads[0].rows[0].columns.name.from[1]"},
    SampleMistake{"no such source in a condition", "missing: [sales]", "missing: [§sails]", "PB-07", "phases[1].loads[0].when.missing[0]"},
    SampleMistake{"no such source of secrets", "\"shop:/keys/*\"", "§\"shed:/keys/*\"", "PB-07", "secrets.paths[0]"},
    SampleMistake{"no such field", "{copy: day,", "{copy: §days,", "PB-07", "phases[2].loads[0].rows[0].columns.day.copy"},
    SampleMistake{"no such field of the identity", "identity: [plant, day]", "identity: [plant, §date]", "PB-07", "sources.sales.identity[1]"},
    SampleMistake{"no such field in a condition", "given: [plant]", "given: [§plants]", "PB-07", "phases[2].loads[0].rows[0].when.given[0]"},
    SampleMistake{"no such word", "otherwise: open", "otherwise: §opened", "PB-07", "words.state.otherwise"},
    SampleMistake{"no such map of words in a check", "map: state", "map: §states", "PB-07", "checks.states.map"},
    SampleMistake{"no such map of words in a view", "editor: \"words:state\"", "editor: §\"words:states\"", "PB-07", "views.sales.columns[1].editor"},
    SampleMistake{"no such option", "default: keep", "default: §kept", "PB-07", "questions.tags.default"},
    SampleMistake{"no such question", "answers: {tags: keep}", "answers: {§tag: keep}", "PB-07", "phases[1].loads[0].rows[0].rows[0].when.answers.tag"},
    SampleMistake{"no such answer", "answers: {tags: keep}", "answers: {tags: §kept}", "PB-07", "phases[1].loads[0].rows[0].rows[0].when.answers.tags"},
    SampleMistake{"a row that comes later", "plant_id: {row: plant}\n                  pos", "plant_id: {row: §sale}\n                  pos", "PB-07", "phases[1].loads[0].rows[0].rows[0].columns.plant_id.row"},
    SampleMistake{"no such key of the members", "{key: kind, as", "{key: §kinds, as", "PB-07", "phases[1].loads[0].rows[0].rows[0].columns.kind.key"},
    SampleMistake{"no such column to find by", "find: [name]", "find: [§names]", "PB-07", "phases[1].loads[0].rows[0].find[0]"},
    SampleMistake{"no such column in a template", "\"{name}!\"", "§\"{names}!\"", "PB-07", "phases[1].loads[0].rows[0].columns.note.template"},
    SampleMistake{"a template in itself", "\"{name}!\"", "§\"{note}!\"", "PB-07", "phases[1].loads[0].rows[0].columns.note.template"},
    SampleMistake{"a row of another load in a template", "{value: 3.5}", "{template: §\"{plant.name}\"}", "PB-07", "phases[2].loads[0].rows[0].columns.price.template"},
    SampleMistake{"no such table", "into: tags", "into: §tag", "PB-07", "phases[1].loads[0].rows[0].rows[0].into"},
    SampleMistake{"no such column", "              state: {from: state,", "              §stat: {from: state,", "PB-07", "phases[2].loads[0].rows[0].columns.stat"},
    SampleMistake{"no such table to count", "table: sales}", "table: §sale}", "PB-07", "counts.table"},
    SampleMistake{"no such column to check", "required: plants.name}", "required: §plants.names}", "PB-07", "checks.named.required"},
    SampleMistake{"no such table to check", "range: plants.height", "range: §plant.height", "PB-07", "checks.height.range"},
    SampleMistake{"no such table to show", "    table: sales\n", "    table: §sale\n", "PB-07", "views.sales.table"},
    SampleMistake{"no such column to show", "- {column: state,", "- {column: §stat,", "PB-07", "views.sales.columns[1].column"},
    SampleMistake{"no foreign key", "name, through: plant_id", "name, through: §state", "PB-07", "views.sales.columns[0].through"},
    SampleMistake{"no such column behind the key", "{column: name, through", "{column: §names, through", "PB-07", "views.sales.columns[0].column"},
    SampleMistake{"no such caption", "caption: plant_id.name", "caption: §plant_id.title", "PB-07", "views.sales.caption"},
    SampleMistake{"no such column to sort by", "order-by: name", "order-by: §title", "PB-07", "views.plants.order-by"},
    SampleMistake{"no such view", "group: plants", "group: §plant", "PB-07", "views.sales.group"},
    // Paths of files
    SampleMistake{"an absolute file", "file: sales.csv", "file: §/etc/passwd", "PB-08", "sources.sales.file"},
    SampleMistake{"a file outside", "file: sales.csv", "file: §data/../../sales.csv", "PB-08", "sources.sales.file"},
    SampleMistake{"a file at home", "file: sales.csv", "file: §~/sales.csv", "PB-08", "sources.sales.file"},
    SampleMistake{"a drive", "file: sales.csv", "file: §C:/sales.csv", "PB-08", "sources.sales.file"},
    SampleMistake{"a resource", "file: sales.csv", "file: §:/sales.csv", "PB-08", "sources.sales.file"},
    SampleMistake{"a database outside", "path: data/plants.db", "path: §../plants.db", "PB-08", "database.path"},
    SampleMistake{"a folder as database", "path: data/plants.db", "path: §data/", "PB-08", "database.path"},
    // The format
    SampleMistake{"a later format", "waybill: 1\n", "waybill: §2\n", "PB-09", "waybill"},
    // Twice
    SampleMistake{"a file twice", "file: sales.csv", "file: §plants.json", "PB-10", "sources.sales.file"},
    SampleMistake{"a header twice", "headers: [Day]", "headers: [§plant]", "PB-10", "sources.sales.fields.day.headers[0]"},
    SampleMistake{"a spelling twice", "from: [Paid, Settled]", "from: [Paid, §open]", "PB-10", "words.state.paid.from[1]"},
    SampleMistake{"a phase twice", "  - id: 003_sales", "  - id: §002_plants", "PB-10", "phases[2].id"},
    SampleMistake{"a row twice", "          - name: sale\n", "          - name: §tag\n", "PB-10", "phases[2].loads[0].rows[0].name"},
    SampleMistake{"a script twice", "scripts: [001_tables]", "scripts: [001_tables, §001_tables]", "PB-10", "phases[0].scripts[1]"},
    SampleMistake{"a view below itself", "    table: plants\n    order", "    table: plants\n    group: §sales\n    order", "PB-10", "views.plants.group"},
    // Scripts
    SampleMistake{"a script that is not there", "scripts: [001_tables]", "scripts: [§002_tables]", "PB-11", "phases[0].scripts[0]"},
    SampleMistake{"a script elsewhere", "scripts: [001_tables]", "scripts: [§../001_tables]", "PB-11", "phases[0].scripts[0]"},
    SampleMistake{"a check that changes", "sql: SELECT count(*) FROM plants", "sql: §DELETE FROM plants", "PB-11", "checks.some.sql"},
    SampleMistake{"a check with two queries", "sql: SELECT count(*) FROM plants", "sql: §SELECT 1; SELECT 2", "PB-11", "checks.some.sql"},
    SampleMistake{"a check of nothing", "sql: SELECT count(*) FROM plants", "sql: §SELECT count(*) FROM gardens", "PB-11", "checks.some.sql"},
    SampleMistake{"a check with two columns", "sql: SELECT count(*) FROM plants", "sql: §\"SELECT 1, 2\"", "PB-11", "checks.some.sql"},
    // Charts
    SampleMistake{"a board of no column", "board: {column: state", "board: {column: §stat", "PB-07", "views.sales.board.column"},
    SampleMistake{"a board without words", "board: {column: state", "board: {column: §plant_id.name", "PB-07", "views.sales.board.column"},
    SampleMistake{"a card of no column", "card: [plant_id.name]", "card: [§plant_id.names]", "PB-07", "views.sales.board.card[0]"},
    SampleMistake{"a board without its column", "board: {column: state, ", "board: §{", "PB-05", "views.sales.board"},
    SampleMistake{"a page of no view", "{view: sales, through", "{view: §sale, through", "PB-07", "views.plants.page.sections[0].view"},
    SampleMistake{"a page by no foreign key", "through: plant_id, order", "through: §state, order", "PB-07", "views.plants.page.sections[0].through"},
    SampleMistake{"a page in the order of no column", "order: price,", "order: §number,", "PB-07", "views.plants.page.sections[0].order"},
    SampleMistake{"a page grouped by no column", "group: state}", "group: §stat}", "PB-07", "views.plants.page.sections[0].group"},
    SampleMistake{"a page grouped by no words", "group: state}", "group: §plant_id.name}", "PB-07", "views.plants.page.sections[0].group"},
    SampleMistake{"a page without its key", "through: plant_id, order: price, group: state}", "order: price}", "PB-05", "views.plants.page.sections[0]"},
    SampleMistake{"a need of no column", "{label: No height, column: height}", "{label: No height, column: §high}", "PB-07", "views.plants.page.complete[0].column"},
    SampleMistake{"a need elsewhere", "No sale\n          view: sales", "No sale\n          view: §plants", "PB-07", "views.plants.page.complete[1].view"},
    SampleMistake{"a need without a query", "          missing: SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM sales WHERE plant_id = ?1)\n", "", "PB-05", "views.plants.page.complete[1]"},
    SampleMistake{"a need that changes", "missing: SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM sales WHERE plant_id = ?1)", "missing: §DELETE FROM sales", "PB-11", "views.plants.page.complete[1].missing"},
    SampleMistake{"another kind of chart", "kind: bar", "kind: §pie", "PB-06", "charts.states.kind"},
    SampleMistake{"a chart of no view", "kind: bar\n    view: sales\n", "kind: bar\n    view: §sale\n", "PB-07", "charts.states.view"},
    SampleMistake{"a chart without a sentence", "    sentence: How many sales are in each state.\n", "", "PB-05", "charts.states"},
    SampleMistake{"no such map of words in a chart", "labels: \"words:state\"", "labels: §\"words:states\"", "PB-07", "charts.states.labels"},
    SampleMistake{"a chart without its ids", "rows: SELECT id, state", "rows: §SELECT state", "PB-11", "charts.states.rows"},
    SampleMistake{"a chart without its series", "rows: SELECT id, state AS label, 'a' AS series,", "rows: §SELECT id, state AS label,", "PB-11", "charts.states.rows"},
    SampleMistake{"a chart with a column too many", "rows: SELECT id, state", "rows: §SELECT 1 AS size, id, state", "PB-07", "charts.states.rows"},
    SampleMistake{"a chart that changes", "rows: SELECT id, state AS label, 'a' AS series, 1 AS series_position, 'without a state' AS left_out FROM sales", "rows: §DELETE FROM sales", "PB-11", "charts.states.rows"},
    SampleMistake{"a chart of nothing", "rows: SELECT id, state", "rows: §SELECT garden AS id, state", "PB-11", "charts.states.rows"},
    SampleMistake{"a chart with two queries", "rows: SELECT id, state", "rows: §SELECT 1; SELECT id, state", "PB-11", "charts.states.rows"},
    SampleMistake{"a chart that looks elsewhere", "rows: SELECT id, state", "rows: §SELECT load_extension('a') AS id, state", "PB-11", "charts.states.rows"},
    // Converters
    SampleMistake{"no such converter", "as: date}", "as: §dates}", "PB-12", "phases[2].loads[0].rows[0].columns.day.as"},
    SampleMistake{"no such map for a converter", "from: state, as: \"words:state\"", "from: state, as: §\"words:states\"", "PB-12", "phases[2].loads[0].rows[0].columns.state.as"},
    SampleMistake{"no such converter of an input", "as: real, max", "as: §float, max", "PB-12", "phases[1].loads[0].rows[0].columns.height.from[0].as"},
    SampleMistake{"no such converter of a key", "as: text, default: none", "as: §txt, default: none", "PB-12", "phases[1].loads[0].rows[0].rows[0].columns.kind.as"},
};
// clang-format on

} // namespace waybill::test
