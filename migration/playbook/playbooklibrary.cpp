// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbooklibrary.h"

#include "migration/playbook/playbookparser.h"
#include "migration/playbook/yamlreader.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// In the order of precedence, the weakest first.
QStringList folders()
{
    QStringList all{u":/playbooks"_s};
    if (const QString extra = qEnvironmentVariable("WAYBILL_PLAYBOOKS"); !extra.isEmpty())
        all << extra;
    all << userPlaybooksFolder();
    return all;
}

QStringList playbookFiles()
{
    QStringList files;
    for (const QString &folder : folders()) {
        for (const QString &name :
             QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString file = u"%1/%2/playbook.yaml"_s.arg(folder, name);
            if (QFileInfo(file).isFile())
                files << file;
        }
    }
    return files;
}

bool looksLikePath(const QString &text)
{
    return text.contains(u'/') || text.endsWith(".yaml"_L1) || text.endsWith(".yml"_L1);
}

Problem notFound(const QString &id, const std::vector<Playbook> &known)
{
    std::vector<std::string> ids;
    for (const Playbook &playbook : known)
        ids.push_back(playbook.id);
    return {.code = u"PB-01"_s,
            .expected = joined(ids),
            .found = excerpt(id.toStdString()),
            .hint = suggestion(id.toStdString(), ids),
            .message = PlaybookText::tr("There is no playbook of this name.")};
}

} // namespace

QString userPlaybooksFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + "/waybill/playbooks"_L1;
}

std::vector<Playbook> availablePlaybooks(Problems *problems)
{
    std::vector<Playbook> all;
    for (const QString &path : playbookFiles()) {
        PlaybookFile file = checkPlaybookFile(path);
        if (!file.problems.isEmpty()) {
            if (problems)
                *problems += file.problems;
            continue;
        }
        const auto same = std::find_if(all.begin(), all.end(), [&](const Playbook &other) {
            return other.id == file.playbook.id;
        });
        if (same != all.end())
            *same = std::move(file.playbook);
        else
            all.push_back(std::move(file.playbook));
    }
    std::sort(all.begin(), all.end(), [](const Playbook &a, const Playbook &b) {
        return QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0;
    });
    return all;
}

Result<Playbook> findPlaybook(const QString &idOrFile)
{
    Problems problems;
    std::vector<Playbook> known = availablePlaybooks(&problems);
    const auto found = std::find_if(known.begin(), known.end(), [&](const Playbook &playbook) {
        return playbook.id == idOrFile.toStdString();
    });
    if (found != known.end())
        return std::move(*found);

    const QFileInfo info(idOrFile);
    if (info.isDir())
        return readPlaybook(QDir(idOrFile).filePath(u"playbook.yaml"_s));
    if (looksLikePath(idOrFile) || info.exists())
        return readPlaybook(idOrFile);
    // Perhaps it is there and has a mistake.
    for (const Problem &problem : problems) {
        if (problem.file.endsWith(u"/%1/playbook.yaml"_s.arg(idOrFile)))
            return problem;
    }
    return notFound(idOrFile, known);
}

} // namespace waybill
