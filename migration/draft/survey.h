// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "migration/base/result.h"
#include "migration/draft/foundfiles.h"
#include "migration/draft/shape.h"

#include <string>
#include <vector>

namespace waybill {

/// What one file holds, read record by record.
struct Survey
{
    /// How its records stand in it.
    enum class Form { Rows, Document, Elements, Lines };

    Form form = Form::Rows;
    std::string encoding;
    bool isGuessedEncoding = false; ///< no Unicode: the one that fits best
    std::vector<std::string> header; ///< CSV
    std::vector<ValueFacts> cells; ///< CSV, a column each
    Shape record; ///< JSON
    std::int64_t records = 0;
    bool isComplete = true; ///< false: only its beginning was read
    Problems notes; ///< of the reader, a few

    bool isCsv() const { return form == Form::Rows; }
    void add(const Survey &other); ///< of the same form
};

/// So much of a file is read; what is beyond could be anything.
constexpr qint64 surveyedBytes = qint64(256) << 20;

/// Reads \a file of \a folder. A problem when it cannot be read: by the codes of the readers. A
/// JSON file that holds a value on each line is taken for JSON Lines.
Result<Survey> surveyFile(const QString &folder, const FoundFile &file, const Observer &observer,
                          qint64 most = surveyedBytes);

} // namespace waybill
