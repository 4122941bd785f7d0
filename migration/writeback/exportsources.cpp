// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/writeback/exportsources.h"

#include "migration/base/safefile.h"
#include "migration/base/sha256.h"
#include "migration/verify/sourcewriter.h"
#include "migration/writeback/filepatch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// "/api_keys/token": where the leaf with this number stands in a layout.
QString placeOfLeaf(const Layout &layout, int wanted, const Dialect &dialect)
{
    if (layout.isCsv) {
        const auto column = static_cast<std::size_t>(wanted);
        return column < dialect.header.size() ? QString::fromStdString(dialect.header[column])
                                              : QString::number(wanted + 1);
    }
    std::string place; // made whole first: Qt takes a mark at the start of a text away
    int leaf = 0;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        while (!open.empty() && static_cast<std::size_t>(layout.nodes[open.back()].end) <= i)
            open.pop_back();
        open.push_back(i);
        if (!layout.nodes[i].isLeaf || leaf++ != wanted)
            continue;
        for (const std::size_t node : open) {
            const std::string_view key = shownKey(layout.nodes[node].key);
            if (node > 0)
                place.append("/").append(key.empty() ? "*" : key);
        }
        return QString::fromStdString(place);
    }
    return {};
}

Result<> exportRecords(Rebuilder &rebuilder, const StoredSource &source, const QString &path,
                       ExportedFile &done, const Observer &observer)
{
    auto writer = SourceWriter::open(path, source);
    if (!writer)
        return writer.error();
    if (auto started = rebuilder.start(source); !started)
        return started;
    RebuiltRecord record;
    for (;;) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .severity = Severity::Info};
        auto more = rebuilder.next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (record.gone && source.hasRecords()) {
            ++done.removed;
            continue;
        }
        ++done.records;
        for (std::size_t i = 0; i < record.leaves.size(); ++i) {
            done.edited += record.leaves[i].edited || record.leaves[i].byHand ? 1 : 0;
            if (!record.leaves[i].leftOut)
                continue;
            ++done.leftOut;
            if (done.leftOutFields.size() < 1000) {
                const QString place =
                    placeOfLeaf(*record.layout, static_cast<int>(i), source.dialect);
                done.leftOutFields.append(QCoreApplication::translate("Export", "record %1: %2")
                                              .arg(done.records)
                                              .arg(place));
            }
        }
        if (auto written = (*writer)->write(record); !written)
            return written;
    }
    auto added = rebuilder.addedRecords(source);
    if (!added)
        return added.error();
    for (const RebuiltRecord &one : *added) {
        ++done.records;
        ++done.added;
        if (auto written = (*writer)->write(one); !written)
            return written;
    }
    return (*writer)->commit();
}

/// Into a file that says what was read: everything that nobody has edited stays as it is.
Result<> patchInPlace(Rebuilder &rebuilder, const StoredSource &source, const QString &path,
                      ExportedFile &done, const Observer &observer)
{
    const QFileInfo file(path);
    const QString staged = file.absolutePath() + u"/."_s + file.fileName() + u".waybill-export"_s;
    if (auto removed = removeFile(staged); !removed) // of one that was killed
        return removed;
    auto patched = patchFile(rebuilder,
                             {.source = source,
                              .path = path,
                              .to = staged,
                              .options = patchOptions(source, rebuilder.playbook()),
                              .untouched = {}},
                             observer);
    if (!patched) {
        static_cast<void>(removeFile(staged));
        return patched.error();
    }
    done.keptLayout = true;
    done.records = static_cast<qint64>(patched->adoption.earlier.size());
    done.edited = patched->changes.values + patched->changes.entries;
    done.removed = patched->changes.removedRecords;
    done.added = patched->changes.addedRecords;
    return patched->changes.isChanged ? replaceFile(staged, path) : removeFile(staged);
}

Result<> exportSource(Rebuilder &rebuilder, const StoredSource &source, const QString &path,
                      ExportedFile &done, const Observer &observer)
{
    if (source.content)
        return writeFileAtomically(path, *source.content);
    const auto there =
        QFileInfo::exists(path) ? sha256OfFile(path) : Result<QByteArray>(QByteArray());
    return there && *there == source.sha256
        ? patchInPlace(rebuilder, source, path, done, observer)
        : exportRecords(rebuilder, source, path, done, observer);
}

} // namespace

Result<ExportReport> exportAsSources(const QString &database, const QString &folder,
                                     const Observer &observer)
{
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    // One moment in time, whoever writes meanwhile.
    if (auto begun = connection->run("BEGIN"); !begun)
        return begun.error();
    auto rebuilder = Rebuilder::open(*connection);
    if (!rebuilder)
        return rebuilder.error();
    if (auto placed = (*rebuilder)->placeNew(); !placed)
        return placed.error();
    ExportReport report;
    const QDir target(folder);
    for (const StoredSource &source : (*rebuilder)->sources()) {
        const QString path = target.absoluteFilePath(source.file);
        if (QDir::isAbsolutePath(source.file)
            || !QDir::cleanPath(path).startsWith(QDir::cleanPath(target.absolutePath()) + u'/'))
            return Problem{.code = u"FS-03"_s, .file = source.file};
        if (auto made = makeFolder(QFileInfo(path).absolutePath()); !made)
            return made.error();
        ExportedFile done{.file = source.file};
        if (auto exported = exportSource(**rebuilder, source, path, done, observer); !exported)
            return exported.error();
        if (done.leftOut > 0) {
            report.problems.append(
                {.code = u"SEC-02"_s,
                 .severity = Severity::Warning,
                 .file = source.file,
                 .field = done.leftOutFields.join(u", "_s),
                 .found = QString::number(done.leftOut),
                 .hint = QCoreApplication::translate("Export", "Fill them in by hand."),
                 .message = QCoreApplication::translate(
                     "Export",
                     "Values that were left out of the database are left out here too.")});
        }
        report.files.append(done);
    }
    return report;
}

} // namespace waybill
