// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/mendedfile.h"

#include "migration/aside/setaside.h"
#include "migration/mapping/mendings.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/run/storedplaybook.h"
#include "migration/source/recordreader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("SetAside", sentence);
}

Problem otherRecords(const QString &path, const QString &message)
{
    return {.code = u"ASIDE-01"_s,
            .file = path,
            .expected = text("the records that were set aside, in their order"),
            .action = text("Nothing was changed."),
            .hint = text("Export them again and mend that file."),
            .message = message};
}

/// Two files of the same source, read side by side.
class Comparison
{
public:
    Comparison(const StoredPlaybook &stored, const SourceSpec &source, QString path)
        : m_stored(stored)
        , m_source(source)
        , m_path(std::move(path))
    {
    }

    Result<Answers> mendings(const QString &original)
    {
        // A source that is one document is written as a list when something of it was set aside.
        const ReaderOptions options{
            .format = m_source.format, .elements = true, .lines = m_source.lines};
        auto before = openReader(original, m_path, options, {});
        if (!before)
            return before.error();
        auto after = openReader(m_path, m_path, options, {});
        if (!after)
            return after.error();
        for (;;) {
            auto one = (*before)->next();
            if (!one)
                return one.error();
            auto other = (*after)->next();
            if (!other)
                return other.error();
            if (!*one && !*other)
                return std::move(m_mendings);
            if (!*one || !*other)
                return otherRecords(m_path,
                                    text("There are not as many records in the file as "
                                         "were set aside."));
            if (!m_binding && (*before)->dialect().header != (*after)->dialect().header)
                return otherRecords(m_path,
                                    text("The columns of the file are not those of its "
                                         "source."));
            if (!m_binding)
                m_binding.emplace(m_stored.playbook, m_source, (*before)->dialect().header,
                                  m_stored.answers);
            if (auto compared = compare(**one, **other); !compared)
                return compared.error();
        }
    }

private:
    Result<> compare(const Record &before, const Record &after)
    {
        const bool sameShape = before.nodes.size() == after.nodes.size()
            && std::equal(before.nodes.begin(), before.nodes.end(), after.nodes.begin(),
                          [](const Node &one, const Node &other) {
                              return one.key == other.key
                                  && one.isContainer() == other.isContainer();
                          });
        if (!sameShape) {
            Problem problem = otherRecords(
                m_path, text("A record has other fields than the one that was set aside."));
            problem.line = after.line;
            return problem;
        }
        const std::string key = mendingKey(*m_binding, before);
        for (std::size_t i = 0; i < before.nodes.size(); ++i) {
            const bool value = !before.nodes[i].isContainer();
            if (!value || before.nodes[i].text == after.nodes[i].text)
                continue;
            const auto at = static_cast<std::int32_t>(i);
            m_mendings[recordMendingId(m_source.name, key, mendingPlace(*m_binding, before, at))] =
                std::string(after.nodes[i].text);
        }
        return {};
    }

    const StoredPlaybook &m_stored;
    const SourceSpec &m_source;
    QString m_path;
    std::optional<SourceBinding> m_binding;
    Answers m_mendings;
};

} // namespace

Result<Answers> mendingsInFile(Connection &connection, const std::string &name, const QString &path,
                               const Observer &observer)
{
    auto stored = readStoredPlaybook(connection);
    if (!stored)
        return stored.error();
    auto chosen = sourceWithSetAside(connection, name);
    if (!chosen)
        return chosen.error();
    const SourceSpec *source = stored->playbook.source(chosen->name);
    if (!source)
        return otherRecords(path, text("The playbook has no such source."));
    const QTemporaryDir folder;
    const QString original = folder.filePath(u"original"_s);
    auto written = exportSetAside(connection, chosen->file.toStdString(), original, observer);
    if (!written)
        return written.error();
    auto mendings =
        Comparison(*stored, *source, QFileInfo(path).absoluteFilePath()).mendings(original);
    if (mendings && mendings->empty())
        return Problem{.code = u"ASIDE-02"_s,
                       .file = path,
                       .hint = text("Mend what the list of set-aside records names, and save the "
                                    "file."),
                       .message = text("The file says the same as what was set aside.")};
    return mendings;
}

} // namespace waybill
