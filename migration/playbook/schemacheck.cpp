// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/schemacheck.h"

#include "migration/playbook/yamlreader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <exception>

// GCC 12 sees an overlap in std::string::replace() that cannot be (GCC bug 105651).
#pragma GCC diagnostic ignored "-Wrestrict"
// With sanitizers it also takes std::regex for uninitialised.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QJsonValue scalarValue(const YamlNode &node)
{
    const QString text = QString::fromStdString(node.text);
    if (!node.quoted && (node.text == "true" || node.text == "false"))
        return node.text == "true";
    const Value value = meaningOf(node);
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<qint64>(*whole);
    if (const auto *decimal = std::get_if<double>(&value))
        return *decimal;
    return text;
}

/// With the types the parser sees; the library's own reading of YAML guesses them from the text and
/// does not know about quotes.
QJsonValue toJson(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return QJsonValue::Null;
    case YamlNode::Kind::Text:
        return scalarValue(node);
    case YamlNode::Kind::List: {
        QJsonArray list;
        for (const YamlNode &child : node.children)
            list.append(toJson(child));
        return list;
    }
    case YamlNode::Kind::Map:
        break;
    }
    QJsonObject map;
    for (const YamlNode &child : node.children)
        map.insert(QString::fromStdString(child.key), toJson(child));
    return map;
}

/// {"<root>", "[sources]", "[0]"} is "sources[0]" when sources is a list.
QString pathOf(const std::vector<std::string> &context, const YamlNode &root)
{
    QString path;
    const YamlNode *node = &root;
    for (std::size_t i = 1; i < context.size() && node; ++i) {
        const std::string name = context[i].substr(1, context[i].size() - 2);
        if (node->kind == YamlNode::Kind::List) {
            const auto index = static_cast<std::size_t>(QString::fromStdString(name).toUInt());
            path = itemPath(path, index);
            node = index < node->children.size() ? &node->children[index] : nullptr;
        } else {
            path = memberPath(path, name);
            node = node->child(name);
        }
    }
    return path;
}

Problems deepest(valijson::ValidationResults &results, const YamlNode &root, const QString &name)
{
    valijson::ValidationResults::Error error;
    valijson::ValidationResults::Error worst;
    while (results.popError(error)) {
        if (error.context.size() > worst.context.size())
            worst = error;
    }
    Mistakes mistakes(name, root);
    mistakes.add({.code = "PB-04",
                  .path = pathOf(worst.context, root),
                  .message = PlaybookText::tr("This does not agree with the schema of playbooks."),
                  .expected = u"playbook.schema.json"_s,
                  .found = excerpt(worst.description)});
    return mistakes.inOrder();
}

Problems validate(const YamlNode &root, const QJsonValue &schemaJson, const QString &name)
{
    valijson::Schema schema;
    const valijson::adapters::QtJsonAdapter schemaAdapter(schemaJson);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(schemaAdapter, schema);

    const QJsonValue document = toJson(root);
    const valijson::adapters::QtJsonAdapter target(document);
    valijson::ValidationResults results;
    if (valijson::Validator(valijson::Validator::kStrongTypes).validate(schema, target, &results))
        return {};
    return deepest(results, root, name);
}

} // namespace

Problems checkAgainstSchema(const YamlNode &root, const QByteArray &schema, const QString &name)
{
    try {
        return validate(root, QJsonDocument::fromJson(schema).object(), name);
    } catch (const std::exception &e) {
        return {{.code = u"PB-04"_s,
                 .file = name,
                 .expected = u"playbook.schema.json"_s,
                 .found = excerpt(e.what()),
                 .message = PlaybookText::tr("The schema of playbooks cannot be used.")}};
    }
}

QByteArray playbookSchema()
{
    QFile file(u":/playbooks/playbook.schema.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace waybill
