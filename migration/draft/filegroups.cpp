// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/draft/filegroups.h"

#include "migration/base/textfold.h"
#include "migration/draft/placekinds.h"
#include "migration/playbook/filepattern.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr std::size_t mostSeparate = 60;
constexpr std::size_t mostSeparateColumns = 3000;
constexpr std::size_t fewestRecords = 3; // files that are taken for a folder of records

QString say(const char *text)
{
    return QCoreApplication::translate("Draft", text);
}

/// "sales_2024.csv" -> "sales_#.csv"
QString withoutDigits(const QString &name)
{
    QString form;
    for (const QChar c : name) {
        const bool digit = c >= u'0' && c <= u'9';
        if (!digit)
            form += c;
        else if (!form.endsWith(u'#'))
            form += u'#';
    }
    return form;
}

bool isBlank(const Survey &survey)
{
    return survey.isCsv() ? survey.header.empty() : !survey.record.hasContent();
}

bool areAlike(const Survey &a, const Survey &b)
{
    if (a.isCsv() != b.isCsv()
        || (a.form == Survey::Form::Lines) != (b.form == Survey::Form::Lines))
        return false;
    if (a.isCsv()) {
        return std::equal(a.header.begin(), a.header.end(), b.header.begin(), b.header.end(),
                          [](const auto &x, const auto &y) { return folded(x) == folded(y); });
    }
    if (!PlaceKinds(a.record).onlyObjects() || !PlaceKinds(b.record).onlyObjects()
        || isMap(a.record) || isMap(b.record))
        return false;
    std::set<std::string> all;
    for (const Survey *survey : {&a, &b}) {
        for (const Shape::Field &field : survey->record.fields())
            all.insert(field.key);
    }
    const std::size_t both = a.record.fields().size() + b.record.fields().size() - all.size();
    return !all.empty() && 10 * both >= 6 * all.size();
}

QString commonPart(const std::vector<FoundFile> &files, bool atEnd)
{
    QString part = files.front().name();
    for (const FoundFile &file : files) {
        const QString name = file.name();
        while (!(atEnd ? name.endsWith(part) : name.startsWith(part)))
            part = atEnd ? part.mid(1) : part.chopped(1);
    }
    return part;
}

/// What people call files with one name but for the digits; of a folder of records the folder.
QString titleOf(const std::vector<FoundFile> &files, bool isCollection)
{
    QString title = QFileInfo(files.front().path).completeBaseName();
    if (files.size() > 1) {
        title = withoutDigits(title);
        while (title.endsWith(u'#') || title.endsWith(u'_') || title.endsWith(u'-')
               || title.endsWith(u' ') || title.endsWith(u'.'))
            title.chop(1);
        title.replace(u'#', u' ');
    }
    const QString folder = files.front().folder();
    if ((isCollection || title.trimmed().isEmpty()) && !folder.isEmpty())
        title = QFileInfo(folder.chopped(1)).fileName();
    return title.trimmed().isEmpty() ? say("Records") : title;
}

} // namespace

void FileGroups::add(const FoundFile &file, Survey &&survey)
{
    if (joinNames(file, survey) || joinCollection(file, survey))
        return;
    m_groups.push_back({.files = {file}, .survey = std::move(survey)});
}

bool FileGroups::joinNames(const FoundFile &file, Survey &survey)
{
    const QString form = withoutDigits(file.name());
    if (!form.contains(u'#'))
        return false;
    const auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &one) {
        const FoundFile &first = one.files.front();
        return first.folder() == file.folder() && withoutDigits(first.name()) == form
            && areAlike(one.survey, survey);
    });
    if (group == m_groups.end())
        return false;
    group->files.push_back(file);
    group->survey.add(survey);
    return true;
}

/// Single documents that are alike wait until there are enough of them.
bool FileGroups::joinCollection(const FoundFile &file, Survey &survey)
{
    if (survey.form != Survey::Form::Document)
        return false;
    std::vector<std::size_t> alike;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const Group &group = m_groups[i];
        const bool fits = group.survey.form == Survey::Form::Document
            && group.files.front().folder() == file.folder() && areAlike(group.survey, survey);
        if (!fits)
            continue;
        alike.push_back(i);
        if (group.isCollection)
            break;
    }
    if (alike.empty())
        return false;
    Group *group = &m_groups[alike.back()];
    if (!group->isCollection) {
        if (alike.size() + 1 < fewestRecords)
            return false;
        group = &m_groups[alike.front()];
        group->isCollection = true;
        for (auto other = alike.rbegin(); *other != alike.front(); ++other) {
            Group &joined = m_groups[*other];
            group->survey.add(joined.survey);
            group->files.insert(group->files.end(), joined.files.begin(), joined.files.end());
            m_groups.erase(m_groups.begin() + static_cast<std::ptrdiff_t>(*other));
        }
    }
    group->survey.add(survey);
    group->files.push_back(file);
    return true;
}

std::vector<std::unique_ptr<DraftSource>> FileGroups::take(Problems &problems)
{
    std::vector<std::unique_ptr<DraftSource>> sources;
    for (Group &group : m_groups) {
        if (isBlank(group.survey)) {
            for (const FoundFile &file : group.files)
                problems.append({.code = u"DRAFT-02"_s,
                                 .severity = Severity::Warning,
                                 .file = file.path,
                                 .action = say("The file is left out."),
                                 .message = say("There is nothing in this file.")});
            continue;
        }
        sources.push_back(sourceOf(group, problems));
    }
    m_groups.clear();
    return sources;
}

std::unique_ptr<DraftSource> FileGroups::sourceOf(Group &group, Problems &problems) const
{
    auto source = std::make_unique<DraftSource>();
    std::sort(group.files.begin(), group.files.end(),
              [](const FoundFile &a, const FoundFile &b) { return a.path < b.path; });
    source->title = titleOf(group.files, group.isCollection);
    source->file = group.files.front().path;
    source->survey = std::move(group.survey);
    const QString pattern =
        group.files.size() > 1 && !source->survey.isCsv() ? patternOf(group.files) : QString();
    if (!pattern.isEmpty()) {
        source->isPattern = true;
        source->file = pattern;
    }
    if (group.files.size() > 1 && source->survey.form == Survey::Form::Document)
        source->survey.form = Survey::Form::Elements; // a document is its only record
    // Each is written out, with all its columns.
    const std::size_t most = std::clamp<std::size_t>(
        mostSeparateColumns / (source->survey.header.size() + 1), 1, mostSeparate);
    for (const FoundFile &file : group.files) {
        if (!source->isPattern && static_cast<std::size_t>(source->files.size()) >= most) {
            problems.append({.code = u"DRAFT-03"_s,
                             .severity = Severity::Warning,
                             .file = file.path,
                             .action = say("The file is left out."),
                             .message = say("There are too many files of this kind.")});
            continue;
        }
        source->files.append(file.path);
    }
    return source;
}

/// A pattern that fits these files and no other in their folder; empty when there is none.
QString FileGroups::patternOf(const std::vector<FoundFile> &files) const
{
    const QString folder = files.front().folder();
    const QString prefix = commonPart(files, false);
    QString suffix = commonPart(files, true);
    const QString first = files.front().name();
    suffix = suffix.right(std::max<qsizetype>(first.size() - prefix.size(), 0));
    const QStringList there = QDir(m_folder + u'/' + folder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : {withoutDigits(first).replace(u'#', u'*'), prefix + u'*' + suffix,
                                u"*."_s + QFileInfo(first).suffix()}) {
        const auto pattern = FilePattern::parse(folder + name);
        if (!pattern || !pattern->names().empty())
            continue;
        std::map<std::string, std::string> parts;
        const bool all = std::all_of(files.begin(), files.end(), [&](const FoundFile &file) {
            return pattern->matches(file.name().toStdString(), parts);
        });
        const auto fitting = std::count_if(there.begin(), there.end(), [&](const QString &other) {
            return pattern->matches(other.toStdString(), parts);
        });
        if (all && static_cast<std::size_t>(fitting) == files.size())
            return folder + name;
    }
    return {};
}

} // namespace waybill
