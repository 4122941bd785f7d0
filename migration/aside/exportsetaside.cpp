// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/setaside.h"
#include "migration/base/safefile.h"
#include "migration/verify/sourcewriter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("SetAside", sentence);
}

Result<bool> hasSetAside(Rebuilder &rebuilder, const StoredSource &source)
{
    if (source.content)
        return true;
    if (auto started = rebuilder.start(source); !started)
        return started.error();
    RebuiltRecord record;
    for (;;) {
        auto more = rebuilder.next(record);
        if (!more)
            return more.error();
        if (!*more)
            return false;
        if (record.setAside)
            return true;
    }
}

Result<const StoredSource *> chooseSource(Rebuilder &rebuilder, const std::string &name)
{
    QStringList candidates;
    const StoredSource *chosen = nullptr;
    for (const StoredSource &source : rebuilder.sources()) {
        if (!name.empty() && source.name != name && source.file.toStdString() != name)
            continue;
        auto has = hasSetAside(rebuilder, source);
        if (!has)
            return has.error();
        if (!*has)
            continue;
        candidates << source.file;
        chosen = &source;
    }
    if (candidates.size() == 1)
        return chosen;
    if (candidates.isEmpty())
        return Problem{.code = u"USAGE-06"_s,
                       .found = QString::fromStdString(name),
                       .message = text("Nothing is set aside here.")};
    return Problem{.code = u"USAGE-06"_s,
                   .expected = candidates.join(u", "_s),
                   .message =
                       text("Several files have something set aside: name one with --source.")};
}

} // namespace

Result<AsideSource> sourceWithSetAside(Connection &connection, const std::string &name)
{
    auto rebuilder = Rebuilder::open(connection);
    if (!rebuilder)
        return rebuilder.error();
    auto source = chooseSource(**rebuilder, name);
    if (!source)
        return source.error();
    return AsideSource{.name = (*source)->name, .file = (*source)->file};
}

Result<qint64> exportSetAside(Connection &connection, const std::string &name, const QString &path,
                              const Observer &observer)
{
    auto rebuilder = Rebuilder::open(connection);
    if (!rebuilder)
        return rebuilder.error();
    auto source = chooseSource(**rebuilder, name);
    if (!source)
        return source.error();
    if ((*source)->content) {
        auto written = writeFileAtomically(path, *(*source)->content);
        return written ? Result<qint64>(1) : written.error();
    }
    StoredSource layout = **source;
    layout.dialect.rootIsArray = !layout.isCsv && !layout.dialect.lines;
    auto writer = SourceWriter::open(path, layout);
    if (!writer)
        return writer.error();
    if (auto started = (*rebuilder)->start(**source); !started)
        return started.error();
    RebuiltRecord record;
    for (qint64 written = 0;;) {
        if (observer.stop.stop_requested())
            return Problem{.code = u"CANCELLED"_s, .message = text("Cancelled.")};
        auto more = (*rebuilder)->next(record);
        if (!more)
            return more.error();
        if (!*more) {
            auto done = (*writer)->commit();
            return done ? Result<qint64>(written) : done.error();
        }
        if (!record.setAside)
            continue;
        if (auto one = (*writer)->write(record); !one)
            return one.error();
        ++written;
    }
}

} // namespace waybill
