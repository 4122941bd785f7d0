// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookparser.h"
#include "migration/playbook/schemacheck.h"
#include "migration/playbook/smallfile.h"

#include <QFileInfo>

namespace waybill {

PlaybookFile checkPlaybookFile(const QString &yamlPath)
{
    auto yaml = readSmallFile(yamlPath);
    if (!yaml)
        return {.playbook = {}, .problems = {yaml.error()}};
    const QString folder = QFileInfo(yamlPath).path();
    PlaybookFile file = checkPlaybook(*yaml, yamlPath, [&](const QString &script) {
        return readSmallFile(folder + u'/' + script);
    });
    file.playbook.folder = folder;
    return file;
}

Result<Playbook> readPlaybook(const QString &yamlPath)
{
    PlaybookFile file = checkPlaybookFile(yamlPath);
    if (!file.problems.isEmpty())
        return file.problems.first();
    return std::move(file.playbook);
}

Problems lintPlaybook(const QString &yamlPath)
{
    PlaybookFile file = checkPlaybookFile(yamlPath);
    const QByteArray schema = playbookSchema();
    if (!file.problems.isEmpty() || schema.isEmpty())
        return file.problems;
    const auto root = parseYaml(file.playbook.text, yamlPath, "PB-02", file.problems);
    return root ? checkAgainstSchema(*root, schema, yamlPath) : file.problems;
}

} // namespace waybill
