// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/safefile.h"
#include "migration/inspect/inspection.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/playbook/filepattern.h"
#include "migration/source/encodingguess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Detection)
};

/// Enough to see a header and how it is encoded.
constexpr std::size_t glimpse = 16 * 1024;

/// The encoding the first bytes show; not a look at the whole file as a migration takes.
std::string quickEncoding(const QString &path)
{
    std::string head;
    static_cast<void>(readInBlocks(path, [&](std::string_view block) {
        head += block.substr(0, glimpse);
        return head.size() < glimpse;
    }));
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"))
        return "UTF-16";
    if (const std::string zeros = zeroPattern(head); !zeros.empty())
        return zeros;
    const EncodingSample sample{head, false};
    return tryEncoding(sample, "UTF-8", 100).name.empty() ? "windows-1252" : "UTF-8";
}

std::vector<std::string> headerOf(const QString &path, const SourceSpec &source)
{
    auto reader = openReader(path, source.file,
                             {.format = SourceFormat::Csv, .encoding = quickEncoding(path)},
                             [](const Problem &) {});
    return reader ? (*reader)->dialect().header : std::vector<std::string>();
}

/// Adds up how much of a playbook is there.
class Fit
{
public:
    Fit(const QString &workspace, const Playbook &playbook)
        : m_workspace(workspace)
        , m_playbook(playbook)
    {
        for (const SourceSpec &source : playbook.sources) {
            if (source.isPattern) {
                addMany(source, filesOf(workspace, source).size());
                continue;
            }
            const QString path = QDir(workspace).absoluteFilePath(source.file);
            const QFileInfo info(path);
            const bool isThere = info.isFile() && !info.isSymLink() && info.size() > 0;
            if (source.format == SourceFormat::Csv)
                addTable(source, isThere ? headerOf(path, source) : std::vector<std::string>());
            else
                addDocument(source, isThere);
        }
    }

    int confidence() const
    {
        const double share = m_all > 0 ? 100.0 * m_there / m_all : 0.0;
        return static_cast<int>(m_lacksRequired ? share / 2 : share);
    }
    QString reason() const
    {
        QStringList parts;
        if (m_documents > 0)
            parts.append(Tr::tr("%1 of %2 JSON files").arg(m_found).arg(m_documents));
        return (parts + m_tables).join(u", "_s);
    }

private:
    void addDocument(const SourceSpec &source, bool isThere)
    {
        ++m_documents;
        m_all += 1;
        m_there += isThere ? 1 : 0;
        m_found += isThere ? 1 : 0;
        m_lacksRequired = m_lacksRequired || (source.required && !isThere);
    }

    void addMany(const SourceSpec &source, std::size_t files)
    {
        m_all += 1;
        m_there += files > 0 ? 1 : 0;
        m_lacksRequired = m_lacksRequired || (source.required && files == 0);
        if (files > 0)
            m_tables.append(
                Tr::tr("%1 in %Ln file(s)", nullptr, static_cast<int>(files)).arg(source.title));
    }

    void addTable(const SourceSpec &source, const std::vector<std::string> &header)
    {
        m_all += 1;
        m_lacksRequired = m_lacksRequired || (source.required && header.empty());
        if (header.empty())
            return;
        const Answers none;
        const SourceBinding binding(m_playbook, source, header, none);
        const auto placed =
            std::count_if(binding.columns().begin(), binding.columns().end(),
                          [](const SourceBinding::Column &column) { return column.field >= 0; });
        m_there += static_cast<double>(placed) / static_cast<double>(header.size());
        if (placed > 0)
            m_tables.append(
                Tr::tr("%1 with %2 columns").arg(source.title, QString::number(header.size())));
    }

    QString m_workspace;
    const Playbook &m_playbook;
    double m_all = 0;
    double m_there = 0;
    int m_documents = 0;
    int m_found = 0;
    bool m_lacksRequired = false;
    QStringList m_tables;
};

} // namespace

QList<Detection> detectPlaybooks(const QString &workspace, const std::vector<Playbook> &playbooks)
{
    QList<Detection> found;
    if (!QFileInfo(workspace).isDir())
        return found;
    for (const Playbook &playbook : playbooks) {
        const Fit fit(workspace, playbook);
        if (fit.confidence() > 0) {
            found.append({.playbook = QString::fromStdString(playbook.id),
                          .name = playbook.name,
                          .confidence = fit.confidence(),
                          .reason = fit.reason()});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Detection &a, const Detection &b) {
        return a.confidence > b.confidence;
    });
    return found;
}

} // namespace waybill
