// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/base/textfold.h"
#include "migration/mapping/conversions.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <unordered_map>

namespace waybill {

namespace {

class WordConverter final : public Converter
{
public:
    explicit WordConverter(WordMap words)
        : m_words(std::move(words))
        , m_blank(m_words.find(""))
    {
        for (const WordMap::Entry &entry : m_words.entries) {
            index(entry.word);
            for (const std::string &spelling : entry.spellings)
                index(spelling);
        }
    }
    Q_DISABLE_COPY_MOVE(WordConverter)

    Conversion forward(const Scalar &scalar) const override
    {
        if (isBlank(scalar)) {
            if (m_blank == nullptr)
                return nothingThere();
            return {Conversion::Outcome::Changed, m_blank->word, "WORD-04"};
        }
        const auto found = m_index.find(compareKey(scalar.text));
        if (found != m_index.end())
            return taken(*found->second, scalar);
        if (m_words.otherwise.empty())
            return undecided("WORD-01");
        return {Conversion::Outcome::Changed, m_words.otherwise, "WORD-03"};
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        const auto *const word = std::get_if<std::string>(&value);
        if (word == nullptr || kind != NodeKind::Text)
            return valueText(value, kind);
        const auto entry = std::find_if(m_words.entries.begin(), m_words.entries.end(),
                                        [word](const auto &known) { return known.word == *word; });
        return entry == m_words.entries.end() ? *word : written(*entry);
    }
    bool takesEmpty() const override { return m_blank != nullptr; }
    QString expectation() const override
    {
        QStringList words;
        for (const WordMap::Entry &entry : m_words.entries)
            words << QString::fromStdString(entry.label.empty() ? entry.word : entry.label);
        return QCoreApplication::translate("Converter", "one of: %1").arg(words.join(u", "));
    }
    QString explanation() const override
    {
        const QString name = QString::fromStdString(m_words.name);
        if (m_words.otherwise.empty()) {
            return QCoreApplication::translate(
                       "Converter", "A word of the list \"%1\"; an unknown one is asked about.")
                .arg(name);
        }
        return QCoreApplication::translate(
                   "Converter", "A word of the list \"%1\"; an unknown one is stored as \"%2\".")
            .arg(name, QString::fromStdString(m_words.otherwise));
    }

private:
    void index(const std::string &spelling)
    {
        m_index[compareKey(spelling)] = m_words.find(spelling);
    }

    Conversion taken(const WordMap::Entry &entry, const Scalar &scalar) const
    {
        // The stored word itself, where another spelling is written back, is kept in the ledger.
        const bool same =
            entry.word == scalar.text && backward(entry.word, scalar.kind) == scalar.text;
        return {same ? Conversion::Outcome::AsIs : Conversion::Outcome::Changed, entry.word,
                same ? "" : "WORD-02"};
    }
    /// The first spelling that is read back as \a entry.
    const std::string &written(const WordMap::Entry &entry) const
    {
        for (const std::string &spelling : entry.spellings) {
            if (m_index.at(compareKey(spelling))->word == entry.word)
                return spelling;
        }
        return entry.word;
    }

    const WordMap m_words;
    const WordMap::Entry *m_blank; ///< what nothing at all stands for; may be null
    std::unordered_map<std::string, const WordMap::Entry *> m_index; ///< WordMap::find(), quickly
};

} // namespace

ConverterPointer makeWords(const WordMap &words)
{
    return std::make_unique<WordConverter>(words);
}

} // namespace waybill
