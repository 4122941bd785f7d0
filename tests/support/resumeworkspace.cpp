// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/resumeworkspace.h"

#include "migration/playbook/playbookparser.h"
#include "migration/target/statement.h"
#include "migration/undo/undorun.h"
#include "migration/writeback/exportsources.h"
#include "tests/support/comparefiles.h"
#include "tests/support/fastfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

const auto trackerFile = u"job_applications_tracker.csv"_s;

QByteArray quoted(const QByteArray &cell)
{
    const bool plain = std::none_of(cell.begin(), cell.end(), [](char c) {
        return c == ',' || c == '"' || c == '\n' || c == '\r';
    });
    return plain ? cell : '"' + QByteArray(cell).replace('"', "\"\"") + '"';
}

QByteArray csvLine(const QByteArrayList &cells)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += (i > 0 ? "," : "") + quoted(cells[i]);
    return line + '\n';
}

QString textOf(const Statement &row, int column)
{
    return row.isNull(column) ? u"NULL"_s : row.qtext(column);
}

} // namespace

const Playbook &resumeToolkit()
{
    static const Playbook playbook = [] {
        Result<Playbook> read = readPlaybook(
            QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/playbook.yaml"));
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        return *read;
    }();
    return playbook;
}

QMap<QString, QByteArray> filesIn(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator entries(folder,
                         QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const QString name = QDir(folder).relativeFilePath(path);
        QFile file(path);
        if (entries.fileInfo().isDir())
            files.insert(name + u'/', {});
        else if (file.open(QIODevice::ReadOnly))
            files.insert(name, file.readAll());
    }
    return files;
}

ResumeWorkspace::ResumeWorkspace()
    : m_folder(fastFolder())
{
    contact(R"({"name": "Ina Falk", "email": "ina.falk@example.test", "phone": "(555) 555-0104"})");
    candidate(R"({"degree": "BSc Physics", "years_experience": 7, "relocation_ok": true})");
    experience(R"([{"company": "Fernway Labs", "role": "Test Engineer", "start_date": "2019-01",
                    "end_date": "2021-03", "bullets": ["Built 3 test stands"]}])");
    skills(R"({"technical": ["C++"], "soft": ["Listening"]})");
    education(R"([{"degree": "BSc Physics", "institution": "Northmoor"}])");
    config(R"({"ui": {"theme": "dark"}})");
    tracker("Company,Role,Location,Date Applied,Follow-Up Status,Overall Match %\n"
            "Harrow & Finch,Test Lead,Eastgate,2025-03-04,Submitted,71.5\n");
    m_database = databasePath(request());
}

ResumeWorkspace &ResumeWorkspace::contact(const QByteArray &json)
{
    return file(u"data/profile_contact.json"_s, json);
}

ResumeWorkspace &ResumeWorkspace::candidate(const QByteArray &json)
{
    return file(u"data/profile_candidate.json"_s, json);
}

ResumeWorkspace &ResumeWorkspace::experience(const QByteArray &json)
{
    return file(u"data/profile_experience.json"_s, json);
}

ResumeWorkspace &ResumeWorkspace::skills(const QByteArray &json)
{
    return file(u"data/profile_skills.json"_s, json);
}

ResumeWorkspace &ResumeWorkspace::education(const QByteArray &json)
{
    return file(u"data/profile_education.json"_s, json);
}

ResumeWorkspace &ResumeWorkspace::config(const QByteArray &json)
{
    return file(u"data/config_preferences.json"_s, json);
}

ResumeWorkspace &ResumeWorkspace::tracker(const QByteArray &csv)
{
    m_header.clear();
    m_lines.clear();
    return file(trackerFile, csv);
}

ResumeWorkspace &ResumeWorkspace::application(const Cells &cells)
{
    if (m_header.isEmpty())
        m_header = {"Company", "Role"};
    QByteArrayList line{"Fernway Labs", "Test Engineer"};
    for (const auto &[header, cell] : cells) {
        if (!m_header.contains(header))
            m_header << header;
        const qsizetype column = m_header.indexOf(header);
        line.resize(std::max(line.size(), column + 1));
        line[column] = cell;
    }
    m_lines << line;
    return writeTracker();
}

ResumeWorkspace &ResumeWorkspace::writeTracker()
{
    QByteArray csv = csvLine(m_header);
    for (QByteArrayList line : m_lines) {
        line.resize(m_header.size());
        csv += csvLine(line);
    }
    return file(trackerFile, csv);
}

ResumeWorkspace &ResumeWorkspace::file(const QString &name, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return *this;
}

ResumeWorkspace &ResumeWorkspace::remove(const QString &name)
{
    if (!QFile::remove(path(name)))
        qFatal("cannot remove %s", qPrintable(name));
    return *this;
}

QString ResumeWorkspace::path(const QString &name) const
{
    return QDir::cleanPath(outside(u"workspace/"_s + name));
}

QString ResumeWorkspace::outside(const QString &name) const
{
    return m_folder.filePath(name);
}

QByteArray ResumeWorkspace::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList ResumeWorkspace::backups() const
{
    return QDir(path(u"backups"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

MigrationRequest ResumeWorkspace::request() const
{
    MigrationRequest request;
    request.workspace = path();
    request.playbook = resumeToolkit();
    return request;
}

const Report &ResumeWorkspace::migrate()
{
    return migrate(request());
}

const Report &ResumeWorkspace::migrate(const Answers &answers)
{
    MigrationRequest asked = request();
    asked.answers = answers;
    return migrate(asked);
}

const Report &ResumeWorkspace::migrate(OnDuplicate onDuplicate)
{
    MigrationRequest asked = request();
    asked.onDuplicate = onDuplicate;
    return migrate(asked);
}

const Report &ResumeWorkspace::migrate(const MigrationRequest &request, const Observer &observer)
{
    m_report = waybill::migrate(request, observer);
    m_database = m_report.database;
    return m_report;
}

Result<UndoReport> ResumeWorkspace::undo(UndoKind kind, const QString &phase)
{
    UndoRequest request;
    request.database = m_database;
    request.phase = phase;
    request.kind = kind;
    return waybill::undo(request);
}

QString ResumeWorkspace::failure() const
{
    if (m_report.ok())
        return {};
    QString text = m_report.failure ? describe(*m_report.failure) : m_report.verdict;
    for (const CheckReport &check : m_report.checks) {
        if (check.status == CheckReport::Status::Fail)
            text += u"\n"_s + check.title + u": "_s + check.found + u' ' + check.detail;
    }
    return text;
}

QStringList ResumeWorkspace::table(const QString &sql) const
{
    auto connection = Connection::open(m_database, Connection::Mode::ReadOnly);
    return connection ? table(*connection, sql) : QStringList(describe(connection.error()));
}

QStringList ResumeWorkspace::table(Connection &connection, const QString &sql)
{
    auto rows = Statement::prepare(connection, sql.toStdString());
    if (!rows)
        return {describe(rows.error())};
    QStringList found;
    for (;;) {
        auto more = rows->step();
        if (!more)
            return {describe(more.error())};
        if (!*more)
            return found;
        QStringList row;
        for (int column = 0; column < rows->columnCount(); ++column)
            row << textOf(*rows, column);
        found << row.join(u" | "_s);
    }
}

QStringList ResumeWorkspace::places(const QString &code) const
{
    QStringList found;
    for (const Problem &problem : m_report.problems) {
        if (problem.code == code)
            found << u"%1:%2 %3: %4"_s.arg(problem.file)
                         .arg(problem.line)
                         .arg(problem.field, problem.found);
    }
    return found;
}

Balance ResumeWorkspace::balance(const QString &source, const QString &field) const
{
    for (const FieldBalance &found : m_report.fields) {
        if (found.source == source && found.field == field)
            return found.balance;
    }
    return {};
}

QStringList ResumeWorkspace::rules(const QString &field) const
{
    QStringList found;
    for (const RuleReport &rule : m_report.rules) {
        if (rule.field != field)
            continue;
        for (const auto &[from, to] : rule.examples)
            found << u"%1 %2 -> %3"_s.arg(rule.code, from, to);
    }
    found.sort();
    return found;
}

QString ResumeWorkspace::exportAndCompare() const
{
    const QTemporaryDir folder(fastFolder());
    const auto exported = exportAsSources(m_database, folder.path());
    if (!exported)
        return describe(exported.error());
    for (const SourceSpec &source : resumeToolkit().sources) {
        CompareOptions options{.csv = source.format == SourceFormat::Csv};
        for (const ExportedFile &file : exported->files) {
            if (file.file == source.file && file.edited > 0)
                return u"%1: %2 values count as edited"_s.arg(file.file).arg(file.edited);
            for (const QString &place : file.leftOutFields) {
                if (file.file == source.file)
                    options.leftOut << place.mid(place.indexOf(u": ") + 2);
            }
        }
        const QString difference =
            compareFiles(path(source.file), folder.filePath(source.file), options);
        if (!difference.isEmpty())
            return source.file + u": "_s + difference;
    }
    return {};
}

QString ResumeWorkspace::digest() const
{
    auto connection = Connection::open(m_database, Connection::Mode::ReadOnly);
    if (!connection)
        return describe(connection.error());
    const auto digest = contentDigest(*connection);
    return digest ? QString::fromStdString(*digest) : describe(digest.error());
}

QMap<QString, QByteArray> ResumeWorkspace::files() const
{
    auto files = filesIn(path());
    files.removeIf([](const auto &file) { return file.key().startsWith(u"backups/"_s); });
    return files;
}

QString ResumeWorkspace::sql(const QString &statements) const
{
    const auto mode =
        QFile::exists(m_database) ? Connection::Mode::ReadWrite : Connection::Mode::Create;
    auto connection = Connection::open(m_database, mode);
    if (!connection)
        return describe(connection.error());
    const auto ran = connection->run(statements.toStdString());
    return ran ? QString() : describe(ran.error());
}

} // namespace waybill::test
