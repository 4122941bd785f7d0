// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inspectfiles.h"

#include "migration/playbook/filepattern.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostFilesNotRead = 200;

FileFinding::State stateOf(const SourceState &state)
{
    switch (state.kind) {
    case SourceState::Kind::Missing:
        return FileFinding::State::Missing;
    case SourceState::Kind::Unreadable:
        return FileFinding::State::Unreadable;
    case SourceState::Kind::Ready:
        break;
    }
    return state.hasData ? FileFinding::State::Ready : FileFinding::State::Empty;
}

QString headerFit(const SourceState &state, const Playbook &playbook, const Answers &answers)
{
    const SourceBinding binding(playbook, *state.spec, state.dialect.header, answers);
    const auto &columns = binding.columns();
    const auto placed = std::count_if(columns.begin(), columns.end(),
                                      [](const auto &column) { return column.field >= 0; });
    return QCoreApplication::translate("Inspection", "%1 of %2 columns have a place")
        .arg(placed)
        .arg(columns.size());
}

QString folderOf(const QString &file)
{
    const auto slash = file.lastIndexOf(u'/');
    return slash < 0 ? QString() : file.left(slash + 1);
}

} // namespace

FileFinding inspectFile(const SourceState &state, const Playbook &playbook, const Answers &answers)
{
    const SourceSpec &source = *state.spec;
    FileFinding file{
        .source = source.name,
        .input = source.input(),
        .title = source.title,
        .file = source.file,
        .state = stateOf(state),
        .required = source.required,
        .format = source.format == SourceFormat::Csv ? u"csv"_s : u"json"_s,
        .bytes = state.kind == SourceState::Kind::Missing ? 0 : QFileInfo(state.path).size(),
        .sha256 = state.sha256,
        .dialect = state.dialect};
    if (source.format == SourceFormat::Csv && state.kind == SourceState::Kind::Ready)
        file.family = headerFit(state, playbook, answers);
    return file;
}

QList<FileFinding> filesNotRead(const QString &workspace, const Playbook &playbook)
{
    QSet<QString> known;
    QStringList folders;
    for (const SourceSpec &source : playbook.sources) {
        for (const auto &file : filesOf(workspace, source))
            known.insert(file->file);
        if (const QString folder = folderOf(source.file); !folders.contains(folder))
            folders.append(folder);
    }
    QList<FileFinding> found;
    for (const QString &folder : folders) {
        const auto files =
            QDir(workspace + u'/' + folder)
                .entryInfoList({u"*.json"_s, u"*.csv"_s, u"*.xlsx"_s}, QDir::Files, QDir::Name);
        for (const QFileInfo &info : files) {
            const QString name = folder + info.fileName();
            if (known.contains(name) || found.size() >= mostFilesNotRead)
                continue;
            found.append({.title = QCoreApplication::translate("Inspection", "Not read"),
                          .file = name,
                          .state = FileFinding::State::NotRead,
                          .format = info.suffix().toLower(),
                          .bytes = info.size()});
        }
    }
    return found;
}

} // namespace waybill
