// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/playbook/playbookparser.h"

#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace {

const QString yamlPath =
    QStringLiteral(WAYBILL_SOURCE_DIR "/resources/playbooks/resume-toolkit/playbook.yaml");

const RowSpec *findRow(const std::vector<RowSpec> &rows, const std::string &name)
{
    for (const RowSpec &row : rows) {
        if (row.name == name)
            return &row;
        if (const RowSpec *inner = findRow(row.rows, name))
            return inner;
    }
    return nullptr;
}

const RowSpec *findRow(const Playbook &playbook, const std::string &name)
{
    for (const PhaseSpec &phase : playbook.phases) {
        for (const LoadSpec &load : phase.loads) {
            if (const RowSpec *row = findRow(load.rows, name))
                return row;
        }
    }
    return nullptr;
}

const ColumnSpec *findColumn(const RowSpec &row, const std::string &name)
{
    for (const ColumnSpec &column : row.columns) {
        if (column.column == name)
            return &column;
    }
    return nullptr;
}

} // namespace

/// The shape of the Resume Toolkit is the format: what is written there must arrive as written.
class tst_ResumeToolkit : public QObject
{
    Q_OBJECT

private:
    Playbook m_playbook;

    const ColumnSpec &column(const std::string &row, const std::string &name)
    {
        return *findColumn(*findRow(m_playbook, row), name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Problems problems = lintPlaybook(yamlPath);
        for (const Problem &problem : problems)
            qWarning().noquote() << describe(problem);
        QVERIFY(problems.isEmpty());
        auto playbook = readPlaybook(yamlPath);
        QVERIFY(playbook);
        m_playbook = *playbook;
    }

    void theHeadIsRead()
    {
        QCOMPARE(m_playbook.id, std::string("resume-toolkit"));
        QCOMPARE(m_playbook.version, std::string("1.0.0"));
        QCOMPARE(m_playbook.databasePath, u"data/resume_toolkit.db"_s);
        QCOMPARE(m_playbook.applicationId, 1463967826U);
        QCOMPARE(m_playbook.recordTable, std::string("applications"));
        QCOMPARE(m_playbook.sha256.size(), 64U);
        QVERIFY(m_playbook.folder.endsWith("/resume-toolkit"_L1));
    }

    void sourcesKeepTheirOrderAndTheirFields()
    {
        QCOMPARE(m_playbook.sources.size(), 7U);
        QCOMPARE(m_playbook.sources.front().name, std::string("contact"));
        QVERIFY(m_playbook.source("experience")->elements);
        QCOMPARE(m_playbook.source("contact")->unreadableKey, std::string("error"));
        const SourceSpec &tracker = *m_playbook.source("tracker");
        QCOMPARE(tracker.format, SourceFormat::Csv);
        QCOMPARE(tracker.fields.size(), 49U);
        QCOMPARE(tracker.field("status")->headers.front(), std::string("Follow-Up Status"));
        QCOMPARE(tracker.identity.size(), 4U);
    }

    void wordsKeepTheBlankSpelling()
    {
        const WordMap &status = m_playbook.words.at("status");
        const std::vector<std::string> pending = {"Pending", "Not Applied", "0", ""};
        QCOMPARE(status.entries.size(), 7U);
        QCOMPARE(status.entries.front().spellings, pending);
        QCOMPARE(m_playbook.words.at("skill-type").otherwise, std::string("technical"));
    }

    void anInputHasItsOwnConverterOrThatOfTheColumn()
    {
        const ColumnSpec &start = column("experience", "start_date");
        QCOMPARE(start.inputs.size(), 2U);
        QCOMPARE(start.inputs[0].converter, std::string("month"));
        QCOMPARE(start.inputs[1].converter, std::string("month-range:start"));
        const ColumnSpec &email = column("profile", "email");
        QCOMPARE(email.inputs[1].converter, std::string("text:key"));
        QCOMPARE(email.inputs[1].path.source, std::string("candidate"));
        QVERIFY(email.required);
    }

    void limitsAndRemarksOfInputsAreRead()
    {
        const ColumnSpec &summary = column("profile", "summary");
        QCOMPARE(summary.inputs.size(), 3U);
        QCOMPARE(summary.inputs[0].maxLength, std::optional<std::size_t>(2000));
        QVERIFY(!summary.inputs[2].maxLength);
        QVERIFY(summary.inputs[2].ifUsed.startsWith("The summary is longer"_L1));
    }

    void pathsAreTakenApart()
    {
        using Kind = Path::Segment::Kind;
        const RowSpec &skill = *findRow(m_playbook, "skill");
        QCOMPARE(skill.each.size(), 4U);
        QCOMPARE(skill.each[0].segments.size(), 3U);
        QCOMPARE(skill.each[1].segments.size(), 2U);
        QCOMPARE(skill.each[1].segments[0].kind, Kind::Member);
        QCOMPARE(skill.each[1].segments[0].name, std::string("type"));
        const std::vector<std::string> except = {"certifications", "certificates"};
        QCOMPARE(skill.each[1].segments[0].except, except);
        QCOMPARE(skill.each[1].segments[1].kind, Kind::Element);
        QCOMPARE(findRow(m_playbook, "setting")->each[0].segments[0].kind, Kind::Leaves);
        QVERIFY(column("skill", "skill_name").inputs[0].path.segments.empty());
        QCOMPARE(column("skill", "skill_name").inputs[1].path.text, std::string("./name"));
    }

    void everyKindOfColumnIsRead()
    {
        using Kind = ColumnSpec::Kind;
        QCOMPARE(column("bullet", "experience_id").kind, Kind::RowId);
        QCOMPARE(column("bullet", "experience_id").name, std::string("experience"));
        QCOMPARE(column("bullet", "display_order").kind, Kind::Index);
        QCOMPARE(column("bullet", "has_metrics").kind, Kind::Copy);
        const ColumnSpec &type = column("skill", "skill_type");
        QCOMPARE(type.kind, Kind::Key);
        QCOMPARE(type.name, std::string("type"));
        QCOMPARE(type.converter, std::string("words:skill-type"));
        QCOMPARE(std::get<std::string>(type.constant), std::string("technical"));
        QCOMPARE(std::get<std::string>(column("resume", "document_type").constant),
                 std::string("resume"));
        QCOMPARE(column("resume", "file_path").kind, Kind::Template);
        QVERIFY(column("resume", "file_path").safePath);
    }

    void conditionsAreRead()
    {
        const LoadSpec &load = m_playbook.phases[1].loads[5];
        QCOMPARE(load.when.missing, std::vector<std::string>{"education"});
        QCOMPARE(load.when.answers.at("candidate-education"), std::string("use"));
        QCOMPARE(findRow(m_playbook, "score")->when.anyOf.size(), 8U);
        QCOMPARE(findRow(m_playbook, "score")->when.anyOf[0].segments[0].name,
                 std::string("overall_match"));
    }

    void checksAndViewsAreRead()
    {
        QCOMPARE(m_playbook.checks.size(), 13U);
        const CheckSpec &gpa = m_playbook.checks[7];
        QCOMPARE(gpa.kind, CheckSpec::Kind::Range);
        QCOMPARE(gpa.maximum, std::optional<double>(4));
        QVERIFY(gpa.warnOnly);
        QCOMPARE(m_playbook.checks.back().words.size(), 7U);
        QCOMPARE(m_playbook.views.size(), 10U);
        QCOMPARE(m_playbook.views[5].columns[0].through, std::string("job_posting_id"));
        QVERIFY(m_playbook.views[5].column("recruiter_phone")->hidden);
    }

    void scriptsComeWithTheirText()
    {
        const Script &script = m_playbook.phases[0].scripts[0];
        QVERIFY(script.up.find("CREATE TABLE IF NOT EXISTS profiles") != std::string::npos);
        QVERIFY(script.down.find("DROP TABLE IF EXISTS config") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_ResumeToolkit)
#include "tst_resumetoolkit.moc"
