// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/shortcutlist.h"

#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Shortcuts", text);
}

struct Fixed
{
    const char *where;
    const char *keys; ///< as QKeySequence reads it; what it does not read is shown as it stands
    const char *what;
};

/// Keys of widgets. Those of the menus are not repeated here.
constexpr Fixed fixed[] = {
    {QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"), "Esc",
     QT_TRANSLATE_NOOP("Shortcuts", "Close what is open, leave a cell as it was")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"), QT_TRANSLATE_NOOP("Shortcuts", "Alt+a letter"),
     QT_TRANSLATE_NOOP("Shortcuts", "The button or menu with that letter underlined")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"),
     QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+1 to Ctrl+9"),
     QT_TRANSLATE_NOOP("Shortcuts", "Go to a view")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"), "F2",
     QT_TRANSLATE_NOOP("Shortcuts", "Edit the cell; so does typing")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"), QT_TRANSLATE_NOOP("Shortcuts", "Enter, Tab"),
     QT_TRANSLATE_NOOP("Shortcuts", "Store the cell; Tab goes on to the next one")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"), "Space",
     QT_TRANSLATE_NOOP("Shortcuts", "Select the row")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"), QT_TRANSLATE_NOOP("Shortcuts", "Shift+arrows"),
     QT_TRANSLATE_NOOP("Shortcuts", "Select cells")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"), "Ctrl+A",
     QT_TRANSLATE_NOOP("Shortcuts", "Select everything that is listed")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"),
     QT_TRANSLATE_NOOP("Shortcuts", "Home, End, Page Up, Page Down"),
     QT_TRANSLATE_NOOP("Shortcuts",
                       "Move in the row and through the rows; with Ctrl to the first "
                       "or last row")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a table"), "Shift+F10",
     QT_TRANSLATE_NOOP("Shortcuts", "The menu of the cell: sort, filter, freeze, fit, hide")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a date"), "Alt+Down",
     QT_TRANSLATE_NOOP("Shortcuts", "Open the calendar")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In the list of columns"),
     QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+Up, Ctrl+Down"),
     QT_TRANSLATE_NOOP("Shortcuts", "Move the column")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a chart"), QT_TRANSLATE_NOOP("Shortcuts", "Arrows"),
     QT_TRANSLATE_NOOP("Shortcuts", "Go from number to number")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In a chart"), QT_TRANSLATE_NOOP("Shortcuts", "Enter"),
     QT_TRANSLATE_NOOP("Shortcuts", "Show the records behind a number")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In the wizard"), "Alt+N",
     QT_TRANSLATE_NOOP("Shortcuts", "Next page")},
    {QT_TRANSLATE_NOOP("Shortcuts", "In the wizard"), "Alt+B",
     QT_TRANSLATE_NOOP("Shortcuts", "Page before")}};

/// Some name what they would do just now, "Undo “Change Status”"; here it counts what they are for.
QString whatItDoes(const QAction &action)
{
    const QString always = action.whatsThis();
    return always.isEmpty() ? shownText(action.text()).remove(u'…') : always;
}

void addMenu(QList<ShortcutLine> &lines, const QMenu &menu, const QString &where)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addMenu(lines, *action->menu(), where);
        else if (!action->shortcuts().isEmpty())
            lines << ShortcutLine{.keys = action->shortcuts(),
                                  .shown = {},
                                  .what = whatItDoes(*action),
                                  .where = where};
    }
}

QString keysText(const ShortcutLine &line)
{
    if (!line.shown.isEmpty())
        return line.shown;
    QStringList texts;
    for (const QKeySequence &keys : line.keys) {
        const QString text = keys.toString(QKeySequence::NativeText);
        if (!text.isEmpty() && !texts.contains(text))
            texts << text;
    }
    return texts.join(say(QT_TRANSLATE_NOOP("Shortcuts", " or ")));
}

} // namespace

QList<ShortcutLine> shortcutLines(const QMenuBar &menus)
{
    QList<ShortcutLine> lines;
    for (const QAction *top : menus.actions()) {
        if (top->menu())
            addMenu(lines, *top->menu(), say("Menu %1").arg(shownText(top->text())));
    }
    for (const Fixed &line : fixed) {
        const QKeySequence keys(QString::fromLatin1(line.keys), QKeySequence::PortableText);
        const bool single = keys.count() == 1 && keys[0].key() != Qt::Key_unknown
            && keys.toString(QKeySequence::PortableText) == QLatin1StringView(line.keys);
        lines << ShortcutLine{.keys = single ? QList{keys} : QList<QKeySequence>(),
                              .shown = single ? QString() : say(line.keys),
                              .what = say(line.what),
                              .where = say(line.where)};
    }
    return lines;
}

ShortcutModel::ShortcutModel(QObject *parent)
    : ValueModel(parent)
{
    addColumn({.title = say(QT_TRANSLATE_NOOP("Shortcuts", "Keys")), .text = &keysText});
    addColumn({.title = say(QT_TRANSLATE_NOOP("Shortcuts", "What they do")),
               .text = [](const ShortcutLine &line) { return line.what; }});
    addColumn({.title = say(QT_TRANSLATE_NOOP("Shortcuts", "Where")),
               .text = [](const ShortcutLine &line) { return line.where; }});
}

} // namespace waybill
