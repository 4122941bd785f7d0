// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/writeback/differencemodel.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

using What = DifferingLine::What;

QString say(const char *text)
{
    return QCoreApplication::translate("DifferenceModel", text);
}

QString whatText(const DifferingLine &line)
{
    switch (line.what) {
    case What::Changed:
        return say("Changed");
    case What::Removed:
        return say("Goes");
    case What::Added:
        return say("Comes");
    case What::More:
        return say("And more");
    }
    return {};
}

QString mark(const DifferingLine &line)
{
    return line.what == What::Removed ? u"bad"_s
        : line.what == What::Added    ? u"good"_s
        : line.what == What::Changed  ? u"warn"_s
                                      : u"muted"_s;
}

/// Of two long lines the part that differs, with a little of what is around it.
void shorten(QString &before, QString &after)
{
    constexpr qsizetype context = 24;
    const qsizetype least = std::min(before.size(), after.size());
    qsizetype same = 0;
    while (same < least && before[same] == after[same])
        ++same;
    qsizetype tail = 0;
    while (tail < least - same
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const auto cut = [&](QString &text) {
        if (tail > 2 * context)
            text = text.chopped(tail - context) + u'…';
        if (same > 2 * context)
            text = u'…' + text.mid(same - context);
    };
    cut(before);
    cut(after);
}

QString cell(const DifferingLine &line, const QString &text)
{
    return line.isHidden && !text.isEmpty() ? say("(about people)") : text;
}

} // namespace

DifferenceModel::DifferenceModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("File"),
               .text = [](const DifferingLine &line) -> QVariant { return line.file; }});
    addColumn({.title = say("Line"),
               .text = [](const DifferingLine &line) -> QVariant {
                   return line.line > 0 ? QLocale().toString(line.line) : QString();
               },
               .number = true,
               .sort = [](const DifferingLine &line) -> QVariant { return line.line; }});
    addColumn({.title = say("What"),
               .text = [](const DifferingLine &line) -> QVariant { return whatText(line); },
               .mark = mark});
    addColumn({.title = say("As it is"), .text = [](const DifferingLine &line) -> QVariant {
                   return cell(line, line.before);
               }});
    addColumn({.title = say("As it will be"), .text = [](const DifferingLine &line) -> QVariant {
                   return cell(line, line.after);
               }});
}

void DifferenceModel::setPlan(const WriteBackPlan &plan, bool personal)
{
    QList<DifferingLine> lines;
    for (const FileChanges &file : plan.files) {
        const bool isHidden = file.isPersonal && !personal;
        for (const Difference &place : file.differences.places) {
            const qsizetype size = std::max(place.before.size(), place.after.size());
            for (qsizetype i = 0; i < size; ++i) {
                const bool was = i < place.before.size();
                const bool will = i < place.after.size();
                QString before = was ? place.before[i] : QString();
                QString after = will ? place.after[i] : QString();
                if (was && will)
                    shorten(before, after);
                lines.append({.file = file.file,
                              .line = was ? place.line + i : place.line,
                              .before = before,
                              .after = after,
                              .what = was && will ? What::Changed
                                  : was           ? What::Removed
                                                  : What::Added,
                              .isHidden = isHidden});
            }
            if (place.linesLeftOut > 0)
                lines.append({.file = file.file,
                              .after = say("%1 more lines").arg(place.linesLeftOut),
                              .what = What::More});
        }
        const qint64 more = file.differences.count - file.differences.places.size();
        if (more > 0)
            lines.append(
                {.file = file.file, .after = say("%1 more places").arg(more), .what = What::More});
    }
    setValues(std::move(lines));
}

NotWrittenModel::NotWrittenModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say("Table or file"), .text = [](const NotWritten &one) -> QVariant {
                   return one.table.isEmpty() ? one.file : one.table;
               }});
    addColumn({.title = say("Column"),
               .text = [](const NotWritten &one) -> QVariant { return one.column; }});
    addColumn(
        {.title = say("Count"),
         .text = [](const NotWritten &one) -> QVariant { return QLocale().toString(one.count); },
         .number = true,
         .sort = [](const NotWritten &one) -> QVariant { return one.count; }});
    addColumn({.title = say("Rows or lines"), .text = [](const NotWritten &one) -> QVariant {
                   const QString rows = one.rows.mid(0, 10).join(u", "_s);
                   const QString all = one.rows.size() > 10 ? rows + u", …"_s : rows;
                   return one.table.isEmpty() ? say("line %1").arg(all) : all;
               }});
    addColumn({.title = say("Why"),
               .text = [](const NotWritten &one) -> QVariant { return one.reason; },
               .mark = [](const NotWritten &) { return u"warn"_s; }});
}

} // namespace waybill
