// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/inspect/inputdifferences.h"

#include "migration/base/textfold.h"
#include "migration/run/ledger.h"
#include "migration/run/storedreport.h"
#include "migration/target/bookkeeping.h"
#include "migration/target/statement.h"

#include <QFileInfo>
#include <QSet>

#include <set>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using Kind = InputDifference::Kind;

/// What the last migration knew.
struct Known
{
    struct File
    {
        std::string source;
        QByteArray sha256;
        Dialect dialect;
    };
    qint64 run = 0;
    QString when;
    QHash<QString, File> files;
    QHash<QString, QSet<QString>> fields; ///< by source
    std::set<std::string> words; ///< that were reported, folded
};

Result<> readFiles(Connection &connection, Known &known)
{
    auto query = Statement::prepare(
        connection, "SELECT file, name, sha256, dialect FROM waybill_sources WHERE run_id = ?");
    if (!query)
        return query.error();
    query->bindInteger(0, known.run);
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        known.files.insert(query->qtext(0),
                           {.source = query->text(1),
                            .sha256 = query->qtext(2).toLatin1(),
                            .dialect = readDialect(query->text(3))});
    }
}

Result<> readWords(Connection &connection, Known &known)
{
    auto query = Statement::prepare(connection,
                                    "SELECT DISTINCT found FROM waybill_problems"
                                    " WHERE code IN ('WORD-01', 'WORD-03') AND run_id <= ?");
    if (!query)
        return query.error();
    query->bindInteger(0, known.run);
    for (;;) {
        const auto row = query->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        known.words.insert(compareKey(query->text(0)));
    }
}

Result<Known> lastKnown(Connection &connection, const Playbook &playbook)
{
    Known known;
    auto query = Statement::prepare(
        connection,
        "SELECT u.id, u.started, u.report FROM waybill_runs u"
        " JOIN waybill_playbooks p ON p.sha256 = u.playbook WHERE u.kind = 'migrate'"
        " AND u.status NOT IN ('running', 'undone') AND p.id = ? ORDER BY u.id DESC LIMIT 1");
    if (!query)
        return query.error();
    query->bindText(0, playbook.id);
    const auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return known;
    known.run = query->integer(0);
    known.when = query->qtext(1);
    const Report report = reportFromJson(query->text(2));
    for (const FieldBalance &field : report.fields)
        known.fields[field.source].insert(field.field);
    if (auto read = readFiles(connection, known); !read)
        return read.error();
    if (auto read = readWords(connection, known); !read)
        return read.error();
    return known;
}

/// What of a layout a person knows: not how it is indented.
QString layoutOf(const Dialect &dialect, bool isCsv)
{
    QStringList parts{QString::fromStdString(dialect.encoding)};
    parts << (dialect.newline == "\r\n" ? u"CRLF"_s : dialect.newline == "\r" ? u"CR"_s : u"LF"_s);
    if (isCsv)
        parts << (dialect.delimiter == '\t' ? u"Tab"_s : QString(QLatin1Char(dialect.delimiter)));
    return parts.join(u' ');
}

class Comparison
{
public:
    Comparison(const Known &known, const Inspection &inspection)
        : m_known(known)
        , m_inspection(inspection)
    {
        m_found.run = known.run;
        m_found.when = known.when;
    }

    InputDifferences compare()
    {
        files();
        fields();
        words();
        std::stable_sort(m_found.all.begin(), m_found.all.end(),
                         [](const auto &a, const auto &b) { return a.kind < b.kind; });
        return std::move(m_found);
    }

private:
    void add(Kind kind, const QString &where, const QString &what = {})
    {
        if (++m_found.counts[kind] <= InputDifferences::most)
            m_found.all.append({kind, where, what});
    }

    void files()
    {
        QSet<QString> there;
        for (const FileFinding &file : m_inspection.files) {
            const bool isRead = !file.source.empty() && file.state != FileFinding::State::Missing;
            if (!isRead)
                continue;
            there.insert(file.file);
            const auto before = m_known.files.constFind(file.file);
            if (before == m_known.files.constEnd()) {
                add(Kind::NewFile, file.file);
                continue;
            }
            m_read[QString::fromStdString(file.source)] = file.file;
            if (before->sha256 != file.sha256 && !file.sha256.isEmpty())
                add(Kind::ChangedFile, file.file);
            const bool isCsv = file.format == "csv"_L1;
            const QString layout = layoutOf(file.dialect, isCsv);
            const bool readable = file.state == FileFinding::State::Ready;
            if (readable && layout != layoutOf(before->dialect, isCsv))
                add(Kind::NewLayout, file.file, layout);
        }
        for (auto file = m_known.files.constBegin(); file != m_known.files.constEnd(); ++file) {
            if (!there.contains(file.key()))
                add(Kind::FileGone, file.key());
        }
    }

    void fields()
    {
        QHash<QString, QSet<QString>> now;
        for (const FieldFinding &field : m_inspection.fields) {
            const QString source = QString::fromStdString(field.source);
            now[source].insert(field.field);
            // A file that was not there has no field that is new.
            if (m_read.contains(source) && !m_known.fields.value(source).contains(field.field)
                && !wasInHeader(field))
                add(Kind::NewColumn, m_read[source], field.field);
        }
        for (auto source = m_read.constBegin(); source != m_read.constEnd(); ++source) {
            QStringList gone(m_known.fields.value(source.key()).values());
            gone.sort();
            for (const QString &field : std::as_const(gone)) {
                if (!now.value(source.key()).contains(field))
                    add(Kind::ColumnGone, source.value(), field);
            }
        }
    }

    /// A column without a record has no balance.
    bool wasInHeader(const FieldFinding &field) const
    {
        const QString source = QString::fromStdString(field.source);
        const auto header = m_known.files.value(m_read.value(source)).dialect.header;
        return std::find(header.begin(), header.end(), field.field.toStdString()) != header.end();
    }

    void words()
    {
        for (const Question &question : m_inspection.questions) {
            const auto slash = question.id.find('/', std::string("words/").size());
            if (question.kind != Question::Kind::Word || slash == std::string::npos)
                continue;
            const std::string word = question.id.substr(slash + 1);
            if (!m_known.words.contains(compareKey(word)))
                add(Kind::NewWord, question.detail, QString::fromStdString(word));
        }
    }

    const Known &m_known;
    const Inspection &m_inspection;
    QHash<QString, QString> m_read; ///< a file of each source that was read before as well
    InputDifferences m_found;
};

} // namespace

Result<InputDifferences> differencesSince(const QString &database, const Playbook &playbook,
                                          const Inspection &inspection)
{
    if (!QFileInfo::exists(database))
        return InputDifferences();
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto ours = hasBookkeeping(*connection);
    if (!ours)
        return ours.error();
    if (!*ours)
        return InputDifferences();
    auto known = lastKnown(*connection, playbook);
    if (!known)
        return known.error();
    if (known->run == 0)
        return InputDifferences();
    return Comparison(*known, inspection).compare();
}

} // namespace waybill
