// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/converter.h"
#include "migration/playbook/calculatedtext.h"
#include "migration/source/recordreader.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A playbook after parsing: plain values, completely checked. docs/playbooks.md explains the
/// format; playbookparser.h reads it. Names are identifiers and stay std::string, texts for people
/// are QString.
namespace waybill {

/// One CSV column as the playbook calls it, with the headers it may have in a file.
struct FieldSpec
{
    std::string name;
    QString label;
    std::vector<std::string> headers; ///< in order of preference; compared folded
};

struct SourceSpec
{
    enum class Take { All, Newest, Oldest }; ///< of many files, in the order of their names

    std::string name;
    QString title;
    QString file; ///< relative to the workspace; of many: "folder/matches_{stamp}.json"
    bool isPattern = false; ///< \a file stands for many files, see filepattern.h
    Take take = Take::All;
    SourceFormat format = SourceFormat::Json;
    bool required = false;
    bool owner = false; ///< says whose files these are
    bool personal = false; ///< is about people: reports show its values only when asked
    bool elements = false; ///< JSON: the elements of the root array are the records
    bool lines = false; ///< JSON Lines: each line is a record; \a elements is set too
    std::vector<FieldSpec> fields; ///< CSV
    std::string unreadableKey; ///< JSON: a root object with this key alone is no data (S0.1.6)
    /// Folded fields that together tell a record from another, to find it again in a later run.
    std::vector<std::string> identity;

    // One file of many is a source of its own, made when a workspace is looked at:
    const SourceSpec *pattern = nullptr; ///< that it is a file of
    std::map<std::string, std::string> parts; ///< of its name, by what the pattern calls them

    /// As the playbook declares it.
    const SourceSpec &declared() const { return pattern ? *pattern : *this; }
    /// Names the file in answers: the source, and for one of many its file name too.
    std::string input() const;
    const FieldSpec *field(const std::string &name) const;
};

/// A path into a JSON record, "/bullets/*": names, * for every element of an array, {name} for
/// every member of an object (its key is remembered under the name), ** for every leaf below (its
/// dotted path is remembered under "path"; arrays count as one leaf). "." is the value itself.
/// In CSV sources a path is the name of one field.
struct Path
{
    struct Segment
    {
        enum class Kind { Name, Element, Member, Leaves };
        Kind kind = Kind::Name;
        std::string name;
        std::vector<std::string> except; ///< Member: keys that do not match (folded)
    };
    std::string source; ///< empty: the load's own source
    std::vector<Segment> segments; ///< empty: the value itself
    std::string text; ///< as written in the playbook
    /// In `each`: a text there is taken apart at these, and each piece makes a row of its own.
    std::vector<std::string> split;
};

/// All parts that are given must hold.
struct Condition
{
    std::vector<Path> anyOf; ///< at least one of these is not blank
    /// What stands at each of these paths is one of these words, compared folded.
    std::vector<std::pair<Path, std::vector<std::string>>> values;
    std::vector<std::string> missing; ///< these sources are not there, unreadable or without data
    std::vector<std::string> present; ///< these sources have data
    std::map<std::string, std::string> answers; ///< question id -> value
    std::vector<std::string> fileAnswers; ///< these questions are answered with a file

    bool empty() const
    {
        return anyOf.empty() && values.empty() && missing.empty() && present.empty()
            && answers.empty() && fileAnswers.empty();
    }
};

/// One place a column's value may come from.
struct Input
{
    Path path;
    std::string converter = "text";
    std::optional<std::size_t> maxLength; ///< characters; a longer text is not taken here
    QString ifUsed; ///< reported (MAP-01) when this input wins; empty: nothing to report
};

struct ColumnSpec
{
    enum class Kind {
        From, ///< the first input that is not blank and converts; owns the value
        Copy, ///< the same, but another column owns the value
        RowId, ///< id of the row named \a name
        Index, ///< position among the rows of its `each`, from 0
        Key, ///< the key remembered under \a name by `each`
        Constant,
        Answer, ///< \a part of the answer to the question \a name
        Digest, ///< stands for what the inputs hold together
        File, ///< of the record's file: "name", "path", "modified", "record" or a part of its name
        Template ///< text with {column} of the same row, or {row.column}
    };

    std::string column;
    Kind kind = Kind::From;
    std::vector<Input> inputs; ///< From, Copy, Digest
    std::string name; ///< RowId, Key, Answer, File
    std::string part; ///< Answer: "" for what is stored; of a file "name", "path", "sha256"
    std::string converter; ///< Key, File
    Value constant; ///< Constant; for the other kinds what is stored when there is no value
                    ///< (`default`)
    std::string templateText;
    bool safePath = false; ///< Template: parts are cleaned so that the path cannot leave its folder
    bool required = false; ///< without it the row is set aside (REQ-01)
    /// Where the value comes from when there is none, in this order. Each may have a sentence for
    /// the report.
    std::vector<ColumnSpec> otherwise;
    Condition when; ///< otherwise there is none
    QString ifUsed;
};

/// One row to make, or to find again, from each place that `each` matches.
struct RowSpec
{
    std::string name;
    std::string table;
    QString title; ///< "application", for messages
    std::vector<Path> each; ///< empty: once for the record
    Condition when;
    std::vector<std::string> find; ///< columns whose folded values identify an existing row
    bool exact = false; ///< `find` tells upper from lower case
    bool unique = false; ///< and another record with the same ones is a duplicate, not a part of it
    std::vector<ColumnSpec> columns;
    std::vector<RowSpec> rows; ///< made inside each of these
};

struct LoadSpec
{
    std::string from;
    std::vector<std::string> with; ///< whole documents that inputs may also name
    Condition when;
    std::vector<RowSpec> rows;
};

/// A numbered SQL script: NNN_name.up.sql and NNN_name.down.sql.
struct Script
{
    std::string name;
    Condition when;
    std::string up; ///< text of the files
    std::string down;
};

struct PhaseSpec
{
    std::string id;
    QString title;
    std::vector<Script> scripts;
    std::vector<LoadSpec> loads;
};

struct QuestionSpec
{
    struct Option
    {
        std::string value;
        QString label;
    };
    enum class Type {
        Choice, ///< one of the options
        Text, ///< what somebody types
        File, ///< the path of a file, or the first characters of its SHA-256
        MadeRow ///< one of the rows that the playbook makes
    };

    std::string id;
    QString text;
    QString hint; ///< what an answer looks like
    Type type = Type::Choice;
    std::vector<Option> options;
    std::string fallback; ///< taken when nobody answers; empty: somebody must (exit 5)
    bool mayBeEmpty = false; ///< Text: nothing is an answer, and what is taken
    std::string pattern; ///< Text: a regular expression that the whole answer must match
    std::size_t maxLength = 0; ///< Text: characters; 0: any
    std::size_t key = 0; ///< File: so many characters of the SHA-256 stand for it
    std::string row; ///< Row: its name,
    std::string value; ///< its column that is the answer
    std::string label; ///< and the one that people know it by
    std::vector<Path> mentionedIn; ///< Row: where a record may name the one it belongs to
    std::vector<QString> folders; ///< File: where a relative path may start, inside the workspace
    std::string source; ///< asked for each file of this source
    std::vector<Path> by; ///< and inside of a file for each value that these paths lead to
};

struct CheckSpec
{
    enum class Kind { Required, Range, Words, File, Sql };
    std::string id;
    QString title;
    Kind kind = Kind::Sql;
    std::string table;
    std::string column;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::vector<std::string> words; ///< Words: what may stand there besides NULL
    std::string sql; ///< Sql: gives one number, which must be \a expected
    std::int64_t expected = 0;
    bool warnOnly = false;
};

/// How a table is shown.
struct ViewColumn
{
    std::string column; ///< of the view's table
    std::string through; ///< a foreign key of the table: \a column is then the other table's
    QString label;
    std::string editor =
        "text"; ///< text, long-text, words:<map>, date, integer, real, percent, flag, link, none
    bool hidden = false; ///< not shown until chosen
    int width = 0; ///< in characters; 0: fitted
    std::optional<CalculatedText> calculated; ///< \a column is in no table then
};

/// Which columns of a view, in the order of which date, make a record of what was done when.
struct ActivitySpec
{
    QString title;
    std::string date; ///< a column of the view's table
    std::vector<ViewColumn> columns;
};

/// A date of a record that is an event of its timeline.
struct TimelineSpec
{
    std::string column; ///< one of the view's own
    std::string icon;
};

/// The view's records as cards, in a lane for each word that one of its columns may have.
struct BoardSpec
{
    std::string column; ///< of the view, edited as words
    std::vector<std::string> card; ///< "company" or "job_posting_id.company", as in the view
};

/// Records of another view that belong to the one a page shows.
struct PageSection
{
    std::string view;
    std::string through; ///< foreign key of that view's table, leads to the record above
    std::string order; ///< its column that holds the place in the list; empty: cannot be ordered
    std::string group; ///< its column whose words part the list; empty: one list
    std::vector<PageSection> sections; ///< of each of these records
};

/// Something that a complete record has.
struct PageNeed
{
    QString label; ///< what is said when it is missing: "No phone"
    std::string column; ///< of the view; needs a value
    /// Or a query: a row for each thing that is missing, with the rowid of the record in \a view
    /// that lacks it, or NULL where one is to be added. The page's record is ?1.
    std::string missing;
    std::string view;
};

/// One record on a page, with what belongs to it.
struct PageSpec
{
    std::vector<PageSection> sections;
    std::vector<PageNeed> complete;
};

struct ViewSpec
{
    std::string id;
    QString title;
    QString singular; ///< "application"
    std::string icon;
    std::string table;
    std::string group; ///< id of another view below which it is listed
    std::string orderBy; ///< column; empty: id
    std::string caption; ///< column that names a row, "company" or "job_posting_id.company"
    std::vector<ViewColumn> columns;
    std::vector<TimelineSpec> timeline; ///< none: all dates of the view
    std::optional<ActivitySpec> activity;
    std::optional<BoardSpec> board;
    std::optional<PageSpec> page;

    /// The column that \a name means, "column" or "foreign_key.column"; null when it is not shown.
    const ViewColumn *column(const std::string &name) const;
};

/// A picture of one view's records. Its query gives a row for each record and each place in the
/// picture where it counts; everything else is derived from that: the counts, what is left out and
/// why, and the records behind a bar.
struct ChartSpec
{
    enum class Kind { Bar, Column, Line, Funnel };

    std::string id;
    QString title;
    Kind kind = Kind::Bar;
    std::string view; ///< whose records are counted
    QString sentence; ///< what the picture shows
    QString label; ///< what the labels are: "Week"
    QString series; ///< what the series are: "Status"
    std::string labelsAs = "text"; ///< text, date, words:<map>
    std::string seriesAs = "text";
    std::size_t most = 0; ///< so many labels are shown, those that count most; 0: all
    std::string rows; ///< columns id, label, left_out; position, series, series_position
};

/// Values that must not be stored in clear: keys of JSON members, compared folded.
struct SecretSpec
{
    std::vector<std::string> paths; ///< "/api_keys/*" with an optional source in front
    std::vector<std::string> keys; ///< parts of key names that give a secret away: "token"
};

struct Playbook
{
    std::string id;
    std::string version;
    QString name;
    QString summary;
    QString recordTitle; ///< what people count: "applications"
    std::string recordTable; ///< and where: "applications"
    QString databasePath; ///< inside the workspace
    QString backupName; ///< of copies of the database, before their time; empty: its own
    std::uint32_t applicationId = 0;
    std::int32_t userVersion = 0;
    std::vector<SourceSpec> sources;
    std::map<std::string, WordMap> words;
    std::vector<QuestionSpec> questions;
    std::vector<PhaseSpec> phases;
    std::vector<CheckSpec> checks;
    std::vector<ViewSpec> views;
    std::vector<ChartSpec> charts;
    SecretSpec secrets;
    std::string derivedFrom; ///< "resume-toolkit 1.0.0": whose text this one was made from
    /// Answers that come with it, by question id; what somebody says for a migration counts more.
    std::map<std::string, std::string> decisions;

    QString folder; ///< where it was read from; empty when it came out of a database
    std::string text; ///< playbook.yaml as read; scripts are in phases
    std::string sha256; ///< of the text and all scripts

    const SourceSpec *source(const std::string &name) const;
    const QuestionSpec *question(const std::string &id) const;
    const ViewSpec *view(const std::string &id) const;
};

/// Calls visit(load, row) for every row of the playbook, those inside of others too.
template<typename Visit>
void eachRow(const Playbook &playbook, Visit visit)
{
    const auto rows = [&](const auto &self, const LoadSpec &load,
                          const std::vector<RowSpec> &specs) -> void {
        for (const RowSpec &row : specs) {
            visit(load, row);
            self(self, load, row.rows);
        }
    };
    for (const PhaseSpec &phase : playbook.phases) {
        for (const LoadSpec &load : phase.loads)
            rows(rows, load, load.rows);
    }
}

} // namespace waybill
