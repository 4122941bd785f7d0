// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/result.h"
#include "migration/base/value.h"
#include "migration/source/record.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waybill {

/// One scalar as it stands in a file. \a text is decoded (no quotes, no escapes); for numbers,
/// booleans and null it is the token. A CSV cell is Text. Containers reach only the json converter,
/// with their normal form as text.
struct Scalar
{
    NodeKind kind = NodeKind::Text;
    std::string_view text;
};

/// What became of one scalar. \a code names the rule when it was changed ("NUM-02") and the
/// problem when it was not taken ("NUM-05", "DATE-02", "WORD-01"); codes are string literals.
struct Conversion
{
    enum class Outcome {
        AsIs, ///< stored with the same meaning and it prints back the same
        Changed, ///< stored in another form by the rule \a code
        Empty, ///< nothing there: NULL is stored
        Rejected, ///< not of this kind; nothing is stored in the column
        Undecided ///< only a person can say (day or month first, an unknown word)
    };

    Outcome outcome = Outcome::AsIs;
    Value value;
    const char *code = "";

    bool taken() const { return outcome == Outcome::AsIs || outcome == Outcome::Changed; }
};

/// A pair of pure functions between what stands in a file and what a column holds.
class Converter
{
public:
    virtual ~Converter() = default;

    virtual Conversion forward(const Scalar &scalar) const = 0;
    /// The text that stands for \a value in a file, for a scalar that was of \a kind there. It need
    /// not equal the text that was read: the ledger keeps the original where it does not.
    virtual std::string backward(const Value &value, NodeKind kind) const = 0;
    /// Whether \a stored is still what forward() made (\a made). Looser than == only where rows are
    /// found by folded keys.
    virtual bool same(const Value &stored, const Value &made) const { return stored == made; }
    /// A blank scalar is given to forward() too (otherwise the mapping stores NULL by itself).
    virtual bool takesEmpty() const { return false; }
    /// What it accepts, in words, for problems: "a whole number".
    virtual QString expectation() const = 0;
    /// One sentence for `playbook explain` and the mapping page.
    virtual QString explanation() const = 0;
};

/// Words of the sources and the words of the database they stand for.
struct WordMap
{
    struct Entry
    {
        std::string word; ///< as stored
        std::string label; ///< as shown
        std::vector<std::string> spellings; ///< the first one is written back; may contain ""
    };
    std::string name;
    std::vector<Entry> entries;
    std::string otherwise; ///< stored for an unknown word, always reported; empty: ask

    /// Spellings are compared after trimming, folding case and inner spaces, hyphens, underscores.
    const Entry *find(std::string_view spelling) const;
};

/// Converters by their spec: a name and arguments after colons, "integer:plus", "words:status",
/// "date:dmy", "month-range:end". The same spec is stored in the ledger, so it must stay readable
/// for ever. PB-12 for a name or an argument that does not exist.
Result<std::unique_ptr<const Converter>> makeConverter(const std::string &spec,
                                                       const std::map<std::string, WordMap> &words);

/// One line per converter for the documentation: a test compares it with docs/playbooks.md.
struct ConverterInfo
{
    std::string name;
    std::string arguments;
    QString summary;
};
const std::vector<ConverterInfo> &converterCatalogue();

} // namespace waybill
