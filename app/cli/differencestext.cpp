// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/differencestext.h"

#include "app/cli/words.h"
#include "migration/base/printable.h"

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostLines = 40;

} // namespace

QString differencesForTerminal(const InputDifferences &differences)
{
    const QString sentence = differencesText(differences);
    if (sentence.isEmpty())
        return {};
    QString text = Cli::tr("Since run %1 of %2: %3.")
                       .arg(QString::number(differences.run), differences.when.left(10), sentence);
    qsizetype lines = 0;
    for (const InputDifference &difference : differences.all) {
        if (++lines > mostLines)
            break;
        const QString what = difference.what.isEmpty()
            ? printable(difference.where)
            : u"%1 (%2)"_s.arg(printable(difference.what), printable(difference.where));
        text += u"\n  %1: %2"_s.arg(differenceTitle(difference.kind), what);
    }
    if (differences.all.size() > mostLines)
        text += u"\n  "_s
            + Cli::tr("and %n more (--json has them)", nullptr,
                      static_cast<int>(differences.all.size() - mostLines));
    return text;
}

void writeDifferences(JsonWriter &json, const InputDifferences &differences)
{
    json.beginObject()
        .field("run", differences.run)
        .field("when", differences.when)
        .field("sentence", differencesText(differences))
        .key("list")
        .beginArray();
    for (const InputDifference &difference : differences.all)
        json.beginObject()
            .field("kind", differenceName(difference.kind))
            .field("file", difference.where)
            .field("what", difference.what)
            .endObject();
    json.endArray().endObject();
}

} // namespace waybill
