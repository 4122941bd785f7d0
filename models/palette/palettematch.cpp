// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/palette/palettematch.h"

#include "migration/target/textfold.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString folded(const QString &text)
{
    TextFold fold;
    const std::string_view plain = fold(text.toStdString());
    return QString::fromUtf8(plain.data(), static_cast<qsizetype>(plain.size()));
}

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

} // namespace

int paletteMatch(const QString &text, const QString &typed)
{
    const QString whole = folded(text.simplified());
    const QString asked = folded(typed.simplified());
    if (asked.isEmpty())
        return 1;
    int score = 1;
    for (const QString &word : asked.split(u' ')) {
        qsizetype at = whole.indexOf(word);
        if (at < 0)
            return 0;
        while (at >= 0 && !startsWord(whole, at))
            at = whole.indexOf(word, at + 1);
        score += at >= 0 ? 4 : 1;
    }
    if (whole.startsWith(asked))
        score += 8;
    return whole == asked ? score + 16 : score;
}

} // namespace waybill
