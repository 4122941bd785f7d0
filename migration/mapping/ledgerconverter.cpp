// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/plan.h"
#include "migration/source/encoding.h"

namespace waybill {

namespace {

constexpr std::string_view repairedPrefix = "repaired=";

/// Undoes one misreading of UTF-8 before the real converter sees the text.
class RepairingConverter final : public Converter
{
public:
    RepairingConverter(std::string misreadAs, std::shared_ptr<const Converter> inner)
        : m_misreadAs(std::move(misreadAs))
        , m_inner(std::move(inner))
    {
    }

    Conversion forward(const Scalar &scalar) const override
    {
        if (scalar.kind != NodeKind::Text)
            return m_inner->forward(scalar);
        const std::string repaired = repairMisread(scalar.text, m_misreadAs);
        if (repaired == scalar.text)
            return m_inner->forward(scalar);
        Conversion conversion = m_inner->forward({scalar.kind, repaired});
        if (conversion.outcome == Conversion::Outcome::AsIs) {
            conversion.outcome = Conversion::Outcome::Changed;
            conversion.code = "ENC-03";
        }
        return conversion;
    }
    std::string backward(const Value &value, NodeKind kind) const override
    {
        return m_inner->backward(value, kind);
    }
    bool same(const Value &stored, const Value &made) const override
    {
        return m_inner->same(stored, made);
    }
    bool takesEmpty() const override { return m_inner->takesEmpty(); }
    QString expectation() const override { return m_inner->expectation(); }
    QString explanation() const override { return m_inner->explanation(); }

private:
    std::string m_misreadAs;
    std::shared_ptr<const Converter> m_inner;
};

} // namespace

Result<std::shared_ptr<const Converter>>
converterForLedger(const std::string &spec, const std::map<std::string, WordMap> &words)
{
    std::string inner = spec;
    std::string misreadAs;
    if (spec.starts_with(repairedPrefix)) {
        const auto bar = spec.find('|');
        misreadAs = spec.substr(repairedPrefix.size(), bar - repairedPrefix.size());
        inner = spec.substr(bar + 1);
    }
    auto made = makeConverter(inner, words);
    if (!made)
        return made.error();
    std::shared_ptr<const Converter> converter = std::move(*made);
    if (!misreadAs.empty())
        converter = std::make_shared<RepairingConverter>(misreadAs, std::move(converter));
    return converter;
}

} // namespace waybill
