// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/planwriteback.h"

#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/run/history.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/bookkeeping.h"
#include "migration/writeback/filepatch.h"
#include "migration/writeback/writebackjournal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <map>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostRows = 100;

QString text(const char *source)
{
    return QCoreApplication::translate("WriteBack", source);
}

QString reasonText(UnplacedEdit::Reason reason)
{
    switch (reason) {
    case UnplacedEdit::Reason::NoPlace:
        return text("The files have no place for it.");
    case UnplacedEdit::Reason::Copy:
        return text("The file says this in the place of another column, which was not changed.");
    case UnplacedEdit::Reason::Unreadable:
        return text("Written into the file it would be read as something else, or not at all.");
    case UnplacedEdit::Reason::NoList:
        return text("It belongs to a part of a record that the file does not have yet.");
    }
    return {};
}

QString shownKey(const Value &key)
{
    if (const auto *number = std::get_if<std::int64_t>(&key))
        return QString::number(*number);
    const auto *words = std::get_if<std::string>(&key);
    return words ? QString::fromStdString(*words) : QString();
}

/// What cannot be written, by place and reason.
class Unwritten
{
public:
    void add(const UnplacedEdit &edit, const QString &file)
    {
        const bool isPlace = edit.table.empty();
        const QString key = shownKey(edit.key);
        NotWritten &one =
            m_all[{QString::fromStdString(edit.table), QString::fromStdString(edit.column),
                   isPlace ? file : QString(), reasonText(edit.reason)}];
        if (one.rows.contains(key))
            return; // a row that several records share
        ++one.count;
        if (one.rows.size() < mostRows)
            one.rows.append(key);
    }

    QList<NotWritten> take() const
    {
        QList<NotWritten> list;
        for (const auto &[place, one] : m_all) {
            NotWritten entry = one;
            std::tie(entry.table, entry.column, entry.file, entry.reason) = place;
            list.append(entry);
        }
        return list;
    }

private:
    std::map<std::tuple<QString, QString, QString, QString>, NotWritten> m_all;
};

Result<> isUnchanged(const StoredSource &source, const QString &path)
{
    auto sha256 = sha256OfFile(path);
    if (!sha256)
        return sha256.error();
    if (*sha256 == source.sha256)
        return {};
    return Problem{.code = u"WB-01"_s,
                   .file = source.file,
                   .expected = QString::fromLatin1(source.sha256),
                   .found = QString::fromLatin1(*sha256),
                   .action = text("Nothing was written."),
                   .hint = text("Migrate the files again first; then write your edits back."),
                   .message = text("The file has changed since it was read.")};
}

QString stagedName(const QString &path)
{
    const QFileInfo file(path);
    return file.absolutePath() + u"/."_s + file.fileName() + u".waybill-write-back"_s;
}

/// What a write-back that was killed has left of its new files; unless one is at work.
void tidyUp(const QString &database, const QStringList &paths)
{
    const auto journal = WriteBackJournal::take(database);
    if (!journal)
        return;
    QSet<QString> folders;
    for (const QString &path : paths) {
        static_cast<void>(removeFile(stagedName(path)));
        folders.insert(QFileInfo(path).absolutePath());
    }
    for (const QString &folder : std::as_const(folders))
        removeStaleTemporaries(folder);
}

} // namespace

bool WriteBackPlan::isEmpty() const
{
    return std::none_of(files.begin(), files.end(),
                        [](const FileChanges &file) { return file.isChanged; });
}

qint64 WriteBackPlan::places() const
{
    qint64 all = 0;
    for (const FileChanges &file : files)
        all += file.differences.count;
    return all;
}

void dropStaged(const PreparedWriteBack &prepared)
{
    for (const QString &path : prepared.staged) {
        if (!path.isEmpty())
            static_cast<void>(removeFile(path));
    }
}

Result<PreparedWriteBack> prepareWriteBack(const WriteBackRequest &request, bool stage,
                                           const std::set<std::int64_t> &untouched,
                                           const Observer &observer)
{
    auto connection = Connection::open(request.database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return Problem{.code = u"DB-02"_s,
                       .file = request.database,
                       .message = text("No migration has been made into this database.")};
    auto stored = readStoredPlaybook(*connection);
    auto audit = lastAuditEntry(*connection);
    if (!stored || !audit)
        return stored ? audit.error() : stored.error();
    PreparedWriteBack prepared;
    prepared.adoption.auditEntry = *audit;
    WriteBackPlan &plan = prepared.plan;
    plan.database = request.database;
    plan.run = stored->run;
    plan.playbook = stored->playbook.name;
    plan.workspace = request.workspace;
    if (plan.workspace.isEmpty()) {
        auto report = readReport(request.database, stored->run);
        if (!report)
            return report.error();
        plan.workspace = report->workspace;
    }
    plan.workspace = QDir::cleanPath(QDir(plan.workspace).absolutePath());
    auto rebuilder = Rebuilder::open(*connection, stored->run);
    if (!rebuilder)
        return rebuilder.error();
    if (auto placed = (*rebuilder)->placeNew(); !placed)
        return placed.error();
    const QDir folder(plan.workspace);
    for (const StoredSource &source : (*rebuilder)->sources()) {
        if (auto same = isUnchanged(source, folder.absoluteFilePath(source.file)); !same)
            return same.error();
    }
    Unwritten unwritten;
    for (const StoredSource &source : (*rebuilder)->sources()) {
        const QString path = folder.absoluteFilePath(source.file);
        const bool isKeptWhole = source.content.has_value();
        const bool isLooked = !isKeptWhole && (*rebuilder)->hasEdits();
        if (!isLooked)
            continue;
        prepared.staged.append(stage ? stagedName(path) : QString());
        auto patched = patchFile(**rebuilder,
                                 {.source = source,
                                  .path = path,
                                  .to = prepared.staged.last(),
                                  .options = patchOptions(source, stored->playbook),
                                  .untouched = untouched},
                                 observer);
        if (!patched) {
            dropStaged(prepared);
            return patched.error();
        }
        const SourceSpec *const spec = stored->playbook.source(source.name);
        patched->changes.isPersonal = spec && spec->personal;
        for (const UnplacedEdit &edit : patched->unplaced)
            unwritten.add(edit, source.file);
        prepared.changed.emplace(source.file, std::move(patched->changed));
        prepared.adoption.files.emplace(source.file, std::move(patched->adoption));
        plan.files.append(std::move(patched->changes));
    }
    for (const AddedRow &row : (*rebuilder)->addedRows()) {
        if (!row.placed)
            unwritten.add(
                {.table = row.table,
                 .key = row.key,
                 .reason = row.spec ? UnplacedEdit::Reason::NoList : UnplacedEdit::Reason::NoPlace},
                {});
    }
    plan.notWritten = unwritten.take();
    prepared.playbook = std::move(stored->playbook);
    prepared.answers = std::move(stored->answers);
    return prepared;
}

Result<WriteBackPlan> planWriteBack(const WriteBackRequest &request, const Observer &observer)
{
    if (auto recovered = recoverWriteBack(request.database); !recovered)
        return recovered.error();
    auto prepared = prepareWriteBack(request, false, {}, observer);
    if (!prepared)
        return prepared.error();
    QStringList paths{QFileInfo(request.database).absoluteFilePath()};
    for (const FileChanges &file : std::as_const(prepared->plan.files))
        paths.append(QDir(prepared->plan.workspace).absoluteFilePath(file.file));
    tidyUp(request.database, paths);
    return prepared->plan;
}

} // namespace waybill
