// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/draft/columntype.h"
#include "migration/draft/survey.h"

#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A draft between what was seen and what is written: sources, tables and columns with the reasons
/// for them.
namespace waybill {

struct DraftColumn
{
    enum class Origin { Field, Parent, Position, Key, File };

    Origin origin = Origin::Field;
    std::string name;
    QString label; ///< as the file says it
    std::string path; ///< Field: as in a playbook, or the field of a CSV source
    ColumnType type;
    const ValueFacts *facts = nullptr; ///< Field, unless it is a part of the record as JSON
    bool isKey = false; ///< never blank, never twice
    bool isUnique = false; ///< the same, but its name does not say that it is a key
    std::string wordsName; ///< of its map of words
    bool isReferred = false; ///< another column refers to it
    std::string refersTo; ///< the table whose key its values are
    std::string refersToColumn;
    QStringList notes; ///< what was found out or left open besides its type
};

struct DraftTable
{
    std::string name;
    QString title;
    QString singular;
    std::string row; ///< its name in the mapping
    std::optional<std::size_t> parent; ///< in PlaybookDraft::tables
    std::vector<std::string> each;
    bool skipsBlanks = false; ///< of places that hold one value or a list of them
    std::vector<DraftColumn> columns;
    QStringList notes; ///< what was not decided
    std::int64_t rows = 0;
    std::optional<std::size_t> caption; ///< the column that names a row
    std::size_t source = 0; ///< in PlaybookDraft::sources; of several the first
    bool isComplete = true;

    DraftColumn *column(const std::string &columnName);
    const DraftColumn *column(const std::string &columnName) const;
    const DraftColumn *key() const;
};

struct DraftSource
{
    struct Field
    {
        std::string name;
        std::string header;
        QString label;
    };

    std::string name;
    QString title;
    QString file; ///< or, of many, a pattern
    bool isPattern = false;
    QStringList files; ///< those it was drafted from
    Survey survey;
    std::vector<std::unique_ptr<Shape>> merged; ///< places that turned out to be one
    std::vector<Field> fields; ///< CSV
    std::string identity; ///< path or field of the key; empty: none
    std::vector<std::size_t> tables; ///< in PlaybookDraft::tables, parents first
    QStringList notes;
};

struct PlaybookDraft
{
    std::string id;
    QString name;
    QStringList files; ///< all that were drafted from
    std::vector<std::unique_ptr<DraftSource>> sources;
    std::vector<std::size_t> loadOrder; ///< of the sources
    std::vector<DraftTable> tables; ///< parents before their children
    Problems problems; ///< files that could not be used, and what else a person should know

    std::string yaml;
    std::map<std::string, std::string> scripts; ///< by file name
};

} // namespace waybill
