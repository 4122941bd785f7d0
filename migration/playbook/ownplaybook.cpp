// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/ownplaybook.h"

#include "migration/base/safefile.h"
#include "migration/playbook/playbookparser.h"
#include "migration/playbook/yamlreader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <sstream>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Whether the line begins \a key of the document itself.
bool begins(std::string_view line, std::string_view key)
{
    return line.size() > key.size() && line.starts_with(key) && line[key.size()] == ':';
}

/// In double quotes, where every text can be written.
std::string quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return '"' + escaped.toStdString() + '"';
}

/// What belongs to one file or one record is of no use for others.
bool isForOthers(const std::string &id)
{
    if (id.starts_with("files/") || id.starts_with("rows/") || id.starts_with("mend-record/")
        || id.starts_with("duplicate-record/") || id.starts_with("mend-line/")
        || id.starts_with("leave-out-record/") || id == "open")
        return false;
    const bool ofFile =
        id.starts_with("choices/") && id.find('/', std::string("choices/").size()) != id.npos;
    return !ofFile;
}

Problem wrongName(const QString &name)
{
    return {.code = u"OWN-01"_s,
            .expected = PlaybookText::tr("letters or digits"),
            .found = name,
            .action = PlaybookText::tr("Nothing was written."),
            .message = PlaybookText::tr("A playbook cannot have this name.")};
}

} // namespace

std::string playbookIdFor(const QString &name)
{
    std::string id;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        const char letter = c.toLatin1();
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
            id += letter;
        else if (!c.isMark() && !id.empty() && id.back() != '-')
            id += '-';
    }
    while (id.ends_with('-'))
        id.pop_back();
    return id;
}

std::string ownPlaybookText(const Playbook &from, const OwnPlaybook &own)
{
    std::string text;
    std::istringstream lines(from.text);
    bool dropping = false; // the rest of a key that is written anew
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        const bool inside = line.empty() || line.front() == ' ' || line.front() == '#';
        if (dropping && inside && !line.empty() && line.front() != '#')
            continue;
        dropping = begins(line, "id") || begins(line, "name") || begins(line, "derived-from")
            || begins(line, "decisions");
        if (begins(line, "id"))
            text += "id: " + own.id + '\n';
        else if (begins(line, "name"))
            text += "name: " + quoted(own.name) + "\nderived-from: \"" + from.id + ' '
                + from.version + "\"\n";
        if (!dropping)
            text += line + '\n';
    }
    Answers decisions;
    std::copy_if(own.decisions.begin(), own.decisions.end(),
                 std::inserter(decisions, decisions.end()),
                 [](const auto &answer) { return isForOthers(answer.first); });
    decisions.insert(from.decisions.begin(), from.decisions.end());
    if (decisions.empty())
        return text;
    text += "\n# What was decided when this playbook was saved; an answers file looks the same.\n"
            "decisions:\n";
    std::istringstream answers(writeAnswers(decisions));
    for (std::string line; std::getline(answers, line);)
        text += "  " + line + '\n';
    return text;
}

Result<Playbook> saveOwnPlaybook(const Playbook &from, const OwnPlaybook &own,
                                 const QString &folder, bool replace)
{
    if (!isIdentifier(own.id) || own.name.trimmed().isEmpty())
        return wrongName(own.name);
    const QString path = QDir(folder).filePath(u"playbook.yaml"_s);
    if (!replace && QFileInfo::exists(path))
        return Problem{.code = u"OWN-02"_s,
                       .file = path,
                       .action = PlaybookText::tr("Nothing was written."),
                       .hint = PlaybookText::tr("Choose another name, or replace it."),
                       .message = PlaybookText::tr("There is a playbook of this name already.")};
    // The playbook comes last: without it the scripts are nothing yet.
    std::map<QString, std::string> files{{u"playbook.yaml"_s, ownPlaybookText(from, own)}};
    for (const PhaseSpec &phase : from.phases) {
        for (const Script &script : phase.scripts) {
            const QString name = QString::fromStdString(script.name);
            files[name + ".up.sql"_L1] = script.up;
            files[name + ".down.sql"_L1] = script.down;
        }
    }
    // Nothing is written that could not be used.
    auto sound = parsePlaybook(files[u"playbook.yaml"_s], path, [&](const QString &script) {
        const auto found = files.find(script);
        return found == files.end()
            ? Result<std::string>(Problem{.code = u"PB-11"_s, .file = script})
            : Result<std::string>(found->second);
    });
    if (!sound)
        return sound.error();
    if (auto made = makeFolder(folder); !made)
        return made.error();
    for (const auto &[name, content] : files) {
        if (auto written = writeFileAtomically(
                QDir(folder).filePath(name),
                QByteArrayView(content.data(), static_cast<qsizetype>(content.size())));
            !written)
            return written.error();
    }
    return readPlaybook(path);
}

} // namespace waybill
