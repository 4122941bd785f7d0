// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/tables/tablepage.h"
#include "ui/theme/theme.h"
#include "ui/wizard/migrationwizard.h"

#include <QAccessible>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using namespace waybill;

class AccessibilityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatTakesTheFocusHasAName();
    void labelsDoNotInterpretWhatTheyShow();
    void mnemonicsInAMenuAreUnique();
    void textStandsOutInEveryAppearance();
    void highContrastIsHigherThanTheOthers();
    void rowsGrowWithTheType();

private:
    static QStringList nameless(QWidget *window);
    static QStringList interpreting(QWidget *window);
};

QStringList AccessibilityTest::nameless(QWidget *window)
{
    QStringList found;
    QList<QWidget *> widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->isWindow() || widget->isHidden()
            || widget->objectName().startsWith("qt_"_L1)
            || widget->inherits("QComboBoxListView")) // Qt's own, reached through its box
            continue;
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        if (!seen || seen->text(QAccessible::Name).isEmpty())
            found << QString::fromLatin1(widget->metaObject()->className()) + u' '
                    + widget->objectName() + u" in "_s
                    + (widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
    }
    return found;
}

QStringList AccessibilityTest::interpreting(QWidget *window)
{
    QStringList found;
    for (const QLabel *label : window->findChildren<QLabel *>()) {
        if (label->textFormat() != Qt::PlainText)
            found << label->text();
    }
    return found;
}

void AccessibilityTest::everythingThatTakesTheFocusHasAName()
{
    const test::Desk desk;
    MainWindow window;
    window.show();
    window.startImport(desk.workspace());
    QVERIFY(test::walkThrough(*window.wizard()));
    QCOMPARE(nameless(window.wizard()).join(u'\n'), QString());
    QVERIFY(test::press(window.wizard(), "next"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session() && !window.session()->layouts().isEmpty(), 60000);
    for (const TableLayout &layout : window.session()->layouts())
        QVERIFY(test::showTable(window, layout.id));
    window.goTo(u"charts"_s);
    QCOMPARE(nameless(&window).join(u'\n'), QString());
}

void AccessibilityTest::labelsDoNotInterpretWhatTheyShow()
{
    const test::Desk desk;
    MainWindow window;
    window.show();
    window.startImport(desk.workspace());
    QVERIFY(test::walkThrough(*window.wizard()));
    QCOMPARE(interpreting(window.wizard()).join(u'\n'), QString());
    QVERIFY(test::press(window.wizard(), "next"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session() && !window.session()->layouts().isEmpty(), 60000);
    TablePage *page = test::showTable(window, u"applications"_s);
    QVERIFY(page);
    page->addRecord();
    QTest::qWait(50);
    QCOMPARE(interpreting(&window).join(u'\n'), QString());
}

void AccessibilityTest::mnemonicsInAMenuAreUnique()
{
    const test::Desk desk;
    MainWindow window;
    QList<QWidget *> menus{window.menuBar()};
    for (QMenu *menu : window.findChildren<QMenu *>())
        menus << menu;
    for (const QWidget *menu : std::as_const(menus)) {
        QMap<QKeySequence, QString> seen;
        for (const QAction *action : menu->actions()) {
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            if (key.isEmpty())
                continue;
            QVERIFY2(!seen.contains(key),
                     qPrintable(u"%1 and %2"_s.arg(seen.value(key), action->text())));
            seen.insert(key, action->text());
        }
    }
}

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double share) {
        return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF())
        + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

void AccessibilityTest::textStandsOutInEveryAppearance()
{
    Theme &theme = Theme::instance();
    for (const Appearance appearance :
         {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
        theme.setAppearance(appearance);
        const Tokens &tokens = theme.tokens();
        for (const QColor &under : {tokens.window, tokens.base, tokens.raised}) {
            for (const QColor &over :
                 {tokens.text, tokens.muted, tokens.accent, tokens.good, tokens.warn, tokens.bad})
                QVERIFY2(contrast(over, under) >= 4.5,
                         qPrintable(over.name() + u" on "_s + under.name()));
        }
        QVERIFY(contrast(tokens.onAccent, tokens.accent) >= 4.5);
        QVERIFY(contrast(tokens.text, tokens.selection) >= 4.5);
        for (qsizetype i = 0; i < 8; ++i)
            QVERIFY(contrast(Theme::mixed(theme.hue(i), tokens.text, 0.75),
                             Theme::mixed(theme.hue(i), tokens.base, tokens.dark ? 0.22 : 0.13))
                    >= 4.5);
    }
}

void AccessibilityTest::highContrastIsHigherThanTheOthers()
{
    Theme &theme = Theme::instance();
    theme.setAppearance(Appearance::HighContrast);
    const Tokens &tokens = theme.tokens();
    for (const QColor &under : {tokens.window, tokens.base, tokens.raised}) {
        for (const QColor &over :
             {tokens.text, tokens.muted, tokens.accent, tokens.good, tokens.warn, tokens.bad})
            QVERIFY2(contrast(over, under) >= 7,
                     qPrintable(over.name() + u" on "_s + under.name()));
        QVERIFY(contrast(tokens.border, under) >= 4.5); // edges of what can be used
        QVERIFY(contrast(tokens.accent, under) >= 7); // the focus
    }
    QVERIFY(contrast(tokens.text, tokens.selection) >= 7);
    QVERIFY(contrast(tokens.onAccent, tokens.accent) >= 7);
    theme.setAppearance(Appearance::System);
}

void AccessibilityTest::rowsGrowWithTheType()
{
    const test::Desk desk;
    MainWindow window;
    window.show();
    QVERIFY(test::migrate(window, desk.workspace()));
    TablePage *page = test::showTable(window, u"applications"_s);
    QVERIFY(page);
    QTRY_VERIFY(page->view().currentIndex().data().isValid());
    const int height = page->view().rowHeight(0);
    const int width = page->view().columnWidth(0);
    Theme::instance().setZoom(10);
    QVERIFY(page->view().rowHeight(0) > height + 10);
    QVERIFY(page->view().columnWidth(0) > width * 3 / 2);
    Theme::instance().setZoom(0);
    QCOMPARE(page->view().rowHeight(0), height);
    QVERIFY(std::abs(page->view().columnWidth(0) - width) <= 2);
}

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
