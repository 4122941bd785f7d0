// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"

#include <QList>
#include <QString>

#include <map>
#include <string>

namespace waybill {

/// Answers to the questions of a migration, by question id ("words/status/Ghosted" -> "rejected").
/// In a YAML file the parts between slashes are nested maps.
using Answers = std::map<std::string, std::string>;

/// Reads an answers file. ANS-01 with line and column for anything but nested maps of scalars.
Result<Answers> readAnswers(const QString &path);
Result<Answers> parseAnswers(const std::string &yaml, const QString &name);
/// The same answers as YAML; parseAnswers(writeAnswers(a)) == a.
std::string writeAnswers(const Answers &answers);

/// Something only a person can decide, found in this workspace.
struct Question
{
    enum class Kind {
        Choice, ///< declared by the playbook; id "choices/<question>"
        Text, ///< the same, typed; for one file of many "choices/<question>/<file name>"
        File, ///< the same: a path, or the key of a file
        Word, ///< an unknown word; id "words/<map>/<word>"
        DateOrder, ///< day or month first; id "dates/<source>/<field>", values "dmy", "mdy"
        Column, ///< a column without a place; id "columns/<source>/<header>"
        Encoding, ///< id "encodings/<source>"
        Repair, ///< garbled text; id "repair/<source>", values "no" or the encoding it was misread
                ///< as
        Secret ///< id "secrets", values "keychain", "leave-out", "store"
    };
    struct Option
    {
        std::string value;
        QString label;
    };

    std::string id;
    Kind kind = Kind::Choice;
    std::string general; ///< the question whose answer counts when this one has none
    bool optional = false; ///< may stay without an answer: others are asked one by one
    QString text; ///< the question as a sentence
    QString hint; ///< Text, File: what an answer looks like
    QString detail; ///< where and how often, with samples
    QList<Option> options; ///< Column may also take the name of a free field of the source
    std::string fallback; ///< taken when nobody answers; empty: there is none (exit 5)
    std::string suggestion; ///< what the data hint at; never taken by itself
    qint64 count = 0; ///< how many values it decides
};

} // namespace waybill
