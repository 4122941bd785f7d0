// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guitest.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/page/fieldgrid.h"
#include "ui/page/recordpage.h"
#include "ui/page/sectionpanel.h"
#include "ui/page/sectiontable.h"
#include "ui/tables/newrecorddialog.h"
#include "ui/tables/tablemodes.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

/// The page of a profile in the real window: everything on it is edited where it stands, and every
/// edit can be taken back.
class RecordPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void thePageShowsWhatBelongsToTheRecord();
    void aFieldIsStoredAndTakenBack();
    void aBulletIsAddedByTyping();
    void altAndArrowsPutBulletsInOrder();
    void aBulletIsDroppedBetweenOthers();
    void aSkillJoinsItsGroup();
    void aRecordIsDeletedAndComesBack();
    void whatIsMissingLeadsToItsPlace();
    void severalProfilesAreChosenFromAbove();

private:
    qint64 count(const std::string &sql) const { return countRows(m_desk->database(), sql); }
    void undo() { m_window->findChild<QAction *>(u"undo"_s)->trigger(); }
    SectionTable *bullets() const;
    template<typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_table = nullptr;
    RecordPage *m_page = nullptr;
};

void RecordPageTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(migrate(*m_window, m_desk->workspace()));
    m_table = showTable(*m_window, u"profiles"_s);
    QVERIFY(m_table);
    QTRY_VERIFY(m_table->modes().recordPage()); // it is what one sees first
    m_page = m_table->modes().recordPage();
    QTRY_VERIFY(m_page->isVisible());
    QTRY_COMPARE(m_page->sections().size(), 6); // jobs, three types of skills and the rest, studies
}

void RecordPageTest::init()
{
    QTRY_VERIFY(bullets());
    m_window->activateWindow();
}

SectionTable *RecordPageTest::bullets() const
{
    for (SectionTable *table : m_page->findChildren<SectionTable *>(u"section-bullets"_s)) {
        if (table->model()->rowCount() > 2)
            return table;
    }
    return nullptr;
}

void RecordPageTest::thePageShowsWhatBelongsToTheRecord()
{
    const auto rows = [&](const QString &name) {
        int sum = 0;
        for (SectionTable *table : m_page->findChildren<SectionTable *>(name))
            sum += table->model()->rowCount();
        return sum;
    };
    const std::string of = " WHERE profile_id = " + std::to_string(m_page->currentId());
    QTRY_COMPARE(rows(u"section-skills"_s), count("SELECT count(*) FROM skills" + of));
    QTRY_COMPARE(rows(u"section-education"_s), count("SELECT count(*) FROM education" + of));
    QTRY_COMPARE(rows(u"section-bullets"_s),
                 count("SELECT count(*) FROM experience_bullets b JOIN experiences e ON e.id ="
                       " b.experience_id"
                       + of));
}

void RecordPageTest::aFieldIsStoredAndTakenBack()
{
    auto *phone = m_page->findChild<FieldGrid *>()->findChild<QLineEdit *>(u"field-phone"_s);
    QVERIFY(phone);
    QTRY_VERIFY(!phone->text().isEmpty());
    const QString before = phone->text();
    phone->setFocus();
    phone->selectAll();
    QTest::keyClicks(phone, u"+1 555 0177"_s);
    QTest::keyClick(phone, Qt::Key_Return);
    QTRY_COMPARE(count("SELECT count(*) FROM profiles WHERE phone = '+1 555 0177'"), 1);
    undo();
    QTRY_COMPARE(count("SELECT count(*) FROM profiles WHERE phone = '+1 555 0177'"), 0);
    QTRY_COMPARE(phone->text(), before);
}

void RecordPageTest::aBulletIsAddedByTyping()
{
    auto *section = qobject_cast<SectionPanel *>(bullets()->parentWidget());
    QVERIFY(section);
    auto *name = section->findChild<QLineEdit *>(u"add-bullets"_s);
    const int before = section->model().rowCount();
    name->setFocus();
    QTest::keyClicks(name, u"Planted a fern"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(section->model().rowCount(), before + 1);
    QVERIFY(name->text().isEmpty());
    QCOMPARE(count("SELECT display_order FROM experience_bullets WHERE bullet_text = 'Planted a "
                   "fern'"),
             before);
    undo();
    QTRY_COMPARE(section->model().rowCount(), before);
}

void RecordPageTest::altAndArrowsPutBulletsInOrder()
{
    SectionTable *table = bullets();
    auto *model = qobject_cast<TableModel *>(table->model());
    const qint64 first = model->rowId(0);
    const qint64 second = model->rowId(1);
    table->setFocus();
    table->setCurrentIndex(model->index(0, 0));
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(model->rowId(0), second);
    QCOMPARE(model->rowId(1), first);
    QTRY_COMPARE(table->currentIndex().row(), 1);
    const auto place = [&](qint64 id) {
        return count("SELECT display_order FROM experience_bullets WHERE id = "
                     + std::to_string(id));
    };
    QCOMPARE(place(second), 0);
    QCOMPARE(place(first), 1);
    undo();
    QTRY_COMPARE(model->rowId(0), first);
    QCOMPARE(place(first), 0);
}

void RecordPageTest::aBulletIsDroppedBetweenOthers()
{
    SectionTable *table = bullets();
    auto *model = qobject_cast<TableModel *>(table->model());
    const qint64 first = model->rowId(0);
    QMimeData data;
    data.setData(u"application/x-waybill-row"_s, table->packedRow(0));
    const QRect last = table->visualRect(model->index(model->rowCount() - 1, 0));
    QDragEnterEvent enter(last.center(), Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(table->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(last.center() + QPoint(0, last.height() / 3), Qt::MoveAction, &data,
                    Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(table->viewport(), &drop);
    QTRY_COMPARE(model->rowId(model->rowCount() - 1), first);
    undo();
    QTRY_COMPARE(model->rowId(0), first);
}

void RecordPageTest::aSkillJoinsItsGroup()
{
    SectionPanel *soft = nullptr;
    for (SectionPanel *section : m_page->sections()) {
        if (section->section().layout.id == "skills"_L1
            && section->model().query().filters.value(0).words == QStringList{u"soft"_s})
            soft = section;
    }
    QVERIFY(soft);
    auto *name = soft->findChild<QLineEdit *>(u"add-skills"_s);
    QTest::keyClicks(name, u"Listening to ferns"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(count("SELECT count(*) FROM skills WHERE skill_name = 'Listening to ferns' AND "
                       "skill_type = 'soft'"),
                 1);
    undo();
    QTRY_COMPARE(count("SELECT count(*) FROM skills WHERE skill_name = 'Listening to ferns'"), 0);
}

void RecordPageTest::aRecordIsDeletedAndComesBack()
{
    auto *table = find<SectionTable>(u"section-education"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    const int before = table->model()->rowCount();
    const QModelIndex index = table->model()->index(0, 0);
    QTRY_VERIFY(index.data(TableModel::KeyRole).isValid());
    table->setFocus();
    table->setCurrentIndex(index);
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), before - 1);
    undo();
    QTRY_COMPARE(table->model()->rowCount(), before);
}

void RecordPageTest::whatIsMissingLeadsToItsPlace()
{
    auto *linkedin = m_page->findChild<FieldGrid *>()->findChild<QLineEdit *>(u"field-linkedin"_s);
    QVERIFY(linkedin);
    linkedin->setFocus();
    linkedin->clear();
    QTest::keyClick(linkedin, Qt::Key_Space);
    QTest::keyClick(linkedin, Qt::Key_Backspace);
    QTest::keyClick(linkedin, Qt::Key_Return);
    const auto entry = [&]() -> QPushButton * {
        for (auto *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == "No link to LinkedIn"_L1)
                return button;
        }
        return nullptr;
    };
    QTRY_COMPARE(count("SELECT count(*) FROM profiles WHERE linkedin IS NULL"), 1);
    QTRY_VERIFY(entry());
    m_page->focusFirst();
    QVERIFY(!linkedin->hasFocus());
    QTest::mouseClick(entry(), Qt::LeftButton);
    QTRY_VERIFY(linkedin->hasFocus());
}

void RecordPageTest::severalProfilesAreChosenFromAbove()
{
    m_table->addRecord();
    auto *dialog = m_table->findChild<NewRecordDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"field-name"_s)->setText(u"Ada Roe"_s);
    dialog->findChild<QLineEdit *>(u"field-email"_s)->setText(u"ada@example.test"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"addRecord"_s), Qt::LeftButton);
    auto *choice = find<QComboBox>(u"chooseRecord"_s);
    QTRY_COMPARE(choice->count(), 2);
    QTRY_COMPARE(choice->itemText(1), u"Ada Roe"_s);
    const qint64 first = m_page->currentId();
    choice->setCurrentIndex(1);
    Q_EMIT choice->activated(1);
    QTRY_VERIFY(m_page->currentId() != first);
    QTRY_VERIFY(!bullets()); // she has none yet
    QTRY_COMPARE(m_page->sections().constFirst()->model().rowCount(), 0);
}

QTEST_MAIN(RecordPageTest)
#include "tst_recordpage.moc"
