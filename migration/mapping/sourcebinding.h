// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/mapping/fieldplace.h"
#include "migration/mapping/fileanswers.h"
#include "migration/mapping/mendings.h"
#include "migration/playbook/answers.h"
#include "migration/playbook/playbook.h"
#include "migration/source/record.h"
#include "migration/source/recordreader.h"

#include <string>
#include <vector>

namespace waybill {

/// Whether a name of this kind gives a secret away, by the playbook's words for it.
bool keyLooksSecret(const SecretSpec &secrets, std::string_view key);

/// What is decided once per file: which CSV column is which field, what is secret, what is left
/// out.
class SourceBinding
{
public:
    enum class Secrets { Keychain, LeaveOut, Store };
    struct Column
    {
        std::string header; ///< as it stands in the file
        int field = -1; ///< PlanPath::field that reads it; -1: no place, kept as extra
        bool leftOut = false; ///< by an answer
        bool secret = false;
    };

    /// \a header is empty for JSON. All of them must outlive the binding.
    SourceBinding(const Playbook &playbook, const SourceSpec &source,
                  const std::vector<std::string> &header, const Answers &answers);

    const SourceSpec &source() const { return *m_source; }
    const std::vector<Column> &columns() const { return m_columns; }
    bool isCsv() const { return m_source->format == SourceFormat::Csv; }
    Secrets secretPolicy() const { return m_policy; }
    const FileAnswers &answers() const { return m_answers; }
    const Mendings &mendings() const { return m_mendings; }

    /// The node of a CSV field in a row, -1 when the file or the row does not have it.
    std::int32_t nodeOfField(int field, const Record &record) const;
    /// Whether the value of \a node must not be stored in clear.
    bool isSecret(const Record &record, std::int32_t node) const;
    bool isLeftOut(const Record &record, std::int32_t node) const;
    /// Whether somebody has said where the value of \a node goes; the playbook's own inputs leave
    /// it alone then. A column of a CSV file is bound accordingly, so this is for JSON.
    bool isPlaced(const Record &record, std::int32_t node) const;
    /// "Company", "/bullets/*" or "(column 50)": what people call the place of \a node.
    std::string fieldName(const Record &record, std::int32_t node) const;

private:
    void bindColumns(const std::vector<std::string> &header, const Answers &answers);
    const FieldPlace *placeOf(const Record &record, std::int32_t node) const;
    bool keyLooksSecret(std::string_view key) const;
    bool pathLooksSecret(const std::string &path) const;

    const Playbook *m_playbook;
    const SourceSpec *m_source;
    FileAnswers m_answers;
    Mendings m_mendings;
    std::vector<Column> m_columns;
    std::vector<int> m_nodeOfField; ///< by field; -1 when the header does not have it
    std::vector<std::string> m_secretPaths;
    std::vector<FieldPlace> m_places; ///< behind SourceSpec::fields when they are columns
    Secrets m_policy = Secrets::LeaveOut;
};

} // namespace waybill
