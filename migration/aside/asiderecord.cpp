// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/aside/asiderecord.h"

#include "migration/aside/fieldexpectations.h"
#include "migration/aside/unchangedfile.h"
#include "migration/mapping/mendings.h"
#include "migration/mapping/sourcebinding.h"
#include "migration/run/ledger.h"
#include "migration/run/sourceset.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

Problem notThere(const AsideItem &item)
{
    return {.code = u"ASIDE-05"_s,
            .file = item.file,
            .hint = QCoreApplication::translate("SetAside", "Look at the list again."),
            .message = QCoreApplication::translate(
                "SetAside", "The latest migration has not read this record.")};
}

/// A file of the latest migration, read again.
class FileOfRun
{
public:
    static Result<FileOfRun> open(Connection &connection, const AsideItem &item)
    {
        auto stored = readStoredPlaybook(connection);
        if (!stored)
            return stored.error();
        auto query = Statement::prepare(connection,
                                        "SELECT u.workspace, s.sha256, s.dialect, s.name"
                                        " FROM waybill_sources s JOIN waybill_runs u"
                                        " ON u.id = s.run_id WHERE u.id = ? AND s.file = ?");
        if (!query)
            return query.error();
        const std::string file = item.file.toStdString();
        query->bindInteger(0, stored->run);
        query->bindText(1, file);
        auto there = query->step();
        if (!there)
            return there.error();
        const SourceSpec *source = *there ? stored->playbook.source(query->text(3)) : nullptr;
        if (!source)
            return notThere(item);
        const QString path = QDir(query->qtext(0)).absoluteFilePath(item.file);
        if (auto same = fileIsUnchanged(path, item.file, query->qtext(1)); !same)
            return same.error();
        const Dialect dialect = readDialect(query->text(2));
        ReaderOptions options = readerOptions(*source, {});
        options.encoding = dialect.encoding;
        if (source->format == SourceFormat::Csv)
            options.delimiter = dialect.delimiter;
        auto reader = openReader(path, item.file, options, [](const Problem &) {});
        if (!reader)
            return reader.error();
        const std::string name = source->name;
        FileOfRun opened(std::move(*stored), std::move(*reader));
        opened.m_source = opened.m_stored->playbook.source(name);
        opened.m_binding = std::make_unique<SourceBinding>(
            opened.m_stored->playbook, *opened.m_source, dialect.header, opened.m_stored->answers);
        return opened;
    }

    Result<const Record *> next() { return m_reader->next(); }
    const SourceBinding &binding() const { return *m_binding; }
    const SourceSpec &source() const { return *m_source; }
    const StoredPlaybook &stored() const { return *m_stored; }
    std::string key(const Record &record) const { return mendingKey(*m_binding, record); }

private:
    FileOfRun(StoredPlaybook stored, std::unique_ptr<RecordReader> reader)
        : m_stored(std::make_unique<StoredPlaybook>(std::move(stored)))
        , m_reader(std::move(reader))
    {
    }

    std::unique_ptr<StoredPlaybook> m_stored; ///< the binding points into it
    const SourceSpec *m_source = nullptr;
    std::unique_ptr<RecordReader> m_reader;
    std::unique_ptr<SourceBinding> m_binding;
};

/// What the playbook calls the field that a node of a line belongs to.
std::string playbookName(const FileOfRun &file, const std::string &field)
{
    if (!file.binding().isCsv())
        return field;
    for (const SourceBinding::Column &column : file.binding().columns()) {
        if (column.header == field && column.field >= 0)
            return file.source().fields[static_cast<std::size_t>(column.field)].name;
    }
    return {};
}

class Describer
{
public:
    Describer(const FileOfRun &file, const Record &record)
        : m_file(file)
        , m_record(record)
    {
        m_plan = compilePlan(file.stored().playbook, file.stored().answers);
        if (m_plan && *m_plan)
            m_expected = fieldExpectations(**m_plan, file.source().name);
    }

    AsideFileRecord describe()
    {
        AsideFileRecord found{.source = m_file.source().name,
                              .key = m_file.key(m_record),
                              .fields = {},
                              .isLine = m_file.binding().isCsv(),
                              .header = {},
                              .cells = {}};
        for (std::size_t i = 0; i < m_record.nodes.size(); ++i) {
            const auto at = static_cast<std::int32_t>(i);
            const Node &node = m_record.nodes[i];
            if (node.isContainer())
                continue;
            const bool secret = m_file.binding().isSecret(m_record, at);
            found.hasSecret = found.hasSecret || secret;
            add(found, m_file.binding().fieldName(m_record, at),
                mendingPlace(m_file.binding(), m_record, at));
            AsideField &field = found.fields.last();
            field.text = secret ? std::string() : std::string(node.text);
            field.secret = secret;
            if (found.isLine)
                found.cells.emplace_back(field.text);
        }
        addMissing(found);
        return found;
    }

private:
    void add(AsideFileRecord &found, const std::string &name, const std::string &place) const
    {
        AsideField field{.name = QString::fromStdString(name), .place = place, .text = {}};
        const auto known = m_expected.find(playbookName(m_file, name));
        if (known != m_expected.end()) {
            field.expected = known->second.expected;
            field.words = known->second.words;
        }
        found.fields.append(std::move(field));
    }

    void addMissing(AsideFileRecord &found) const
    {
        const auto &columns = m_file.binding().columns();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!found.isLine)
                continue;
            found.header.push_back(columns[i].header);
            if (i < found.cells.size() || columns[i].header.empty())
                continue;
            add(found, columns[i].header, columns[i].header);
            found.fields.last().missing = true;
        }
        for (const auto &[path, expectation] : m_expected) {
            const bool couldBe = !found.isLine && expectation.isTop && path.starts_with('/')
                && path.find('*') == std::string::npos && path.find('{') == std::string::npos
                && nodeAtPlace(m_record, path) < 0;
            const std::int32_t parent =
                couldBe ? nodeAtPlace(m_record, path.substr(0, path.rfind('/'))) : -1;
            if (parent < 0
                || m_record.nodes[static_cast<std::size_t>(parent)].kind != NodeKind::Object)
                continue;
            add(found, path, path);
            found.fields.last().missing = true;
        }
    }

    const FileOfRun &m_file;
    const Record &m_record;
    Result<std::unique_ptr<const Plan>> m_plan = std::unique_ptr<const Plan>();
    std::map<std::string, FieldExpectation> m_expected;
};

Problem cancelled()
{
    return {.code = u"CANCELLED"_s, .severity = Severity::Info};
}

} // namespace

Result<AsideFileRecord> readAsideRecord(Connection &connection, const AsideItem &item,
                                        const Observer &observer)
{
    auto file = FileOfRun::open(connection, item);
    if (!file)
        return file.error();
    for (qint64 number = 1;; ++number) {
        auto record = file->next();
        if (!record)
            return record.error();
        if (observer.stop.stop_requested())
            return cancelled();
        if (!*record)
            return notThere(item);
        if (number == item.record)
            return Describer(*file, **record).describe();
    }
}

Result<> eachAsideKey(Connection &connection, const AsideItem &ofFile, const QList<qint64> &records,
                      const std::function<void(qint64, const std::string &)> &visit,
                      const Observer &observer)
{
    auto file = FileOfRun::open(connection, ofFile);
    if (!file)
        return file.error();
    const std::set<qint64> wanted(records.begin(), records.end());
    qint64 found = 0;
    for (qint64 number = 1; found < static_cast<qint64>(wanted.size()); ++number) {
        auto record = file->next();
        if (!record)
            return record.error();
        if (observer.stop.stop_requested())
            return cancelled();
        if (!*record)
            return notThere(ofFile);
        if (!wanted.contains(number))
            continue;
        ++found;
        visit(number, file->key(**record));
    }
    return {};
}

QList<AsideWord> wordsOfField(Connection &connection, const std::string &source,
                              const QString &field)
{
    auto stored = readStoredPlaybook(connection);
    if (!stored)
        return {};
    auto plan = compilePlan(stored->playbook, stored->answers);
    const SourceSpec *spec = stored->playbook.source(source);
    if (!plan || !spec)
        return {};
    const std::string name = field.toStdString();
    const auto expected = fieldExpectations(**plan, source);
    for (const auto &[path, expectation] : expected) {
        const FieldSpec *column = spec->field(path);
        const bool isThis = path == name
            || (column
                && std::find(column->headers.begin(), column->headers.end(), name)
                    != column->headers.end());
        if (isThis)
            return expectation.words;
    }
    return {};
}

} // namespace waybill
