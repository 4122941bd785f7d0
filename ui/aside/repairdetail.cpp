// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aside/repairdetail.h"

#include "migration/aside/mend.h"
#include "models/aside/asidemodels.h"
#include "ui/widgets/contextmenu.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <functional>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// One line for each value that the database has otherwise.
QString differencesText(const AsideItem &item)
{
    for (const Problem &problem : item.problems) {
        if (problem.code == item.code && !problem.found.isEmpty())
            return QString(problem.found).replace(u"; "_s, u"\n"_s);
    }
    return RepairDetail::tr("Extra details, or values that several files make up");
}

/// What a hint says for a list elsewhere, for somebody who is at the right place already.
QString doableText(const AsideItem &item)
{
    if (item.what == AsideItem::What::File)
        return item.suggestion;
    if (isDuplicate(item))
        return RepairDetail::tr("Take what the file says. Or leave it out: then the database keeps "
                                "what it has.");
    if (item.code.startsWith("CSV-"_L1))
        return RepairDetail::tr("Split the line differently, edit the record, or leave it out.");
    if (item.missing)
        return RepairDetail::tr("Fill it in here, or leave it out.");
    if (!item.field.isEmpty())
        return RepairDetail::tr("Say here what it is to be read as, or leave it out.");
    return RepairDetail::tr("Edit the record, or leave it out.");
}

} // namespace

RepairDetail::RepairDetail(QWidget *parent)
    : QWidget(parent)
    , m_title(sectionTitle(QString(), this))
    , m_facts(new QFormLayout)
    , m_fate(new QFormLayout)
    , m_items(new AsideItemModel(this))
    , m_places(new ValueTable(m_items, tr("Where it is"), this))
    , m_editor(new QWidget(this))
    , m_entry(new QStackedWidget(m_editor))
    , m_text(new QLineEdit(m_entry))
    , m_words(new QComboBox(m_entry))
    , m_mendAll(button(tr("Mend &all like this"), {}, ButtonKind::Primary, m_editor))
    , m_mendOne(button(tr("Mend this &one"), {}, ButtonKind::Plain, m_editor))
    , m_edit(button(tr("Edit the re&cord…"), u"edit"_s, ButtonKind::Plain, this))
    , m_split(button(tr("Spl&it the line differently…"), u"columns"_s, ButtonKind::Plain, this))
    , m_leaveOut(button(tr("&Leave out"), u"x-circle"_s, ButtonKind::Plain, this))
    , m_leaveAllOut(button(tr("Leave all o&ut"), u"x-circle"_s, ButtonKind::Plain, this))
    , m_takeBack(button(tr("Ta&ke back"), u"undo"_s, ButtonKind::Plain, this))
    , m_where(button(tr("&Where did this go?"), u"search"_s, ButtonKind::Plain, this))
    , m_take(button(tr("Take what the file sa&ys"), u"check"_s, ButtonKind::Plain, this))
    , m_takeAll(button({}, u"check"_s, ButtonKind::Plain, this))
    , m_undo(button({}, u"undo"_s, ButtonKind::Plain, this))
{
    setObjectName(u"content"_s);
    build();
    connect(m_text, &QLineEdit::textChanged, this, &RepairDetail::updateButtons);
    connect(m_text, &QLineEdit::returnPressed, m_mendAll, &QPushButton::click);
    connect(m_words, &QComboBox::currentIndexChanged, this, &RepairDetail::updateButtons);
    connect(m_places->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        fillFacts();
        updateButtons();
    });
    connect(m_mendAll, &QPushButton::clicked, this, [this] { Q_EMIT mendAllWanted(entered()); });
    connect(m_mendOne, &QPushButton::clicked, this, [this] { Q_EMIT mendOneWanted(entered()); });
    connect(m_edit, &QPushButton::clicked, this, &RepairDetail::editWanted);
    connect(m_split, &QPushButton::clicked, this, &RepairDetail::splitWanted);
    connect(m_leaveOut, &QPushButton::clicked, this, [this] { Q_EMIT leaveOutWanted(false); });
    connect(m_leaveAllOut, &QPushButton::clicked, this, [this] { Q_EMIT leaveOutWanted(true); });
    connect(m_takeBack, &QPushButton::clicked, this, &RepairDetail::takeBackWanted);
    connect(m_where, &QPushButton::clicked, this, &RepairDetail::destinationWanted);
    connect(m_places, &QAbstractItemView::activated, this, &RepairDetail::destinationWanted);
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT takeWanted(false); });
    connect(m_takeAll, &QPushButton::clicked, this, [this] { Q_EMIT takeWanted(true); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(m_mendedIn); });
    setRepair(nullptr, nullptr);
}

void RepairDetail::build()
{
    const std::pair<QWidget *, QString> names[] = {
        {m_text, u"mendText"_s},           {m_words, u"mendWord"_s},
        {m_mendAll, u"mendAll"_s},         {m_mendOne, u"mendOne"_s},
        {m_edit, u"editRecord"_s},         {m_split, u"splitLine"_s},
        {m_leaveOut, u"leaveOut"_s},       {m_takeBack, u"takeBack"_s},
        {m_places, u"asidePlaces"_s},      {m_leaveAllOut, u"leaveAllOut"_s},
        {m_where, u"whereAside"_s},        {m_take, u"takeFromFile"_s},
        {m_takeAll, u"takeAllFromFile"_s}, {m_undo, u"undoMending"_s}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    m_title->setWordWrap(true);
    m_text->setAccessibleName(tr("Read it as"));
    m_words->setAccessibleName(tr("Read it as"));
    m_text->setPlaceholderText(tr("What it should say"));
    for (QFormLayout *form : {m_facts, m_fate}) {
        form->setRowWrapPolicy(QFormLayout::WrapLongRows); // the name of a file may be long
        form->setHorizontalSpacing(12);
        form->setVerticalSpacing(6);
        form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    m_places->setMaximumHeight(140);
    connect(addMenuAction(m_places, tr("Where did this go?"), u"search"_s, "whereAsidePlace"),
            &QAction::triggered, this, &RepairDetail::destinationWanted);
    m_entry->addWidget(m_text);
    m_entry->addWidget(m_words);
    m_entry->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *mend = new QWidget(m_editor);
    auto *mendRow = new FlowLayout(mend);
    mendRow->setContentsMargins(0, 0, 0, 0);
    mendRow->setSpacing(8);
    mendRow->addWidget(m_mendAll);
    mendRow->addWidget(m_mendOne);
    auto *editor = new QVBoxLayout(m_editor);
    editor->setContentsMargins(0, 8, 0, 0);
    editor->setSpacing(6);
    editor->addWidget(mutedText(tr("Read it as"), m_editor));
    editor->addWidget(m_entry);
    editor->addWidget(mend);
    auto *others = new QWidget(this);
    auto *row = new FlowLayout(others);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QPushButton *each : {m_take, m_takeAll, m_edit, m_split, m_leaveOut, m_leaveAllOut,
                              m_takeBack, m_undo, m_where})
        row->addWidget(each);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addLayout(m_facts);
    column->addWidget(m_places);
    column->addWidget(m_editor);
    column->addWidget(others);
    column->addLayout(m_fate);
    column->addStretch();
}

void RepairDetail::setRepair(const AsideRepair *repair, const AsideRepair *shown)
{
    m_chosen = repair != nullptr;
    m_repair = repair ? *repair : AsideRepair();
    const AsideRepair seen = shown ? *shown : AsideRepair();
    m_title->setText(m_chosen ? seen.first.message
                              : tr("Choose something at the left to see what can be done."));
    m_mendedIn = 0;
    m_items->setValues(seen.items);
    m_places->selectRow(0);
    fillFacts();
    m_places->setVisible(m_chosen && seen.count > 1);
    setWords({});
    m_text->setText(QString());
    updateButtons();
}

void RepairDetail::setMendedIn(qint64 run)
{
    m_mendedIn = run;
    updateButtons();
}

/// Of the one that is chosen among those like it.
void RepairDetail::fillFacts()
{
    for (QFormLayout *form : {m_facts, m_fate}) {
        while (form->rowCount() > 0)
            form->removeRow(0);
    }
    const AsideItem *const chosen = m_items->value(std::max(0, m_places->currentSourceRow()));
    const AsideItem item = chosen ? *chosen : AsideItem();
    const auto add = std::bind_front(&RepairDetail::addFact, this, m_facts);
    if (!m_chosen)
        return;
    add(tr("Where"),
        m_repair.count > 1
            ? tr("%1 and %2 more").arg(asidePlaceText(item), countText(m_repair.count - 1))
            : asidePlaceText(item));
    add(tr("Field"), item.field);
    if (!item.field.isEmpty() || item.what == AsideItem::What::Part)
        add(tr("In the file"), asideValueText(item));
    if (isDuplicate(item))
        add(tr("What is different"), differencesText(item));
    else
        add(tr("Expected"), item.expected);
    const bool whole = item.what == AsideItem::What::Record || item.what == AsideItem::What::File;
    addFact(
        m_fate, item.isOpen() ? tr("For now") : tr("What became of it"),
        item.state == AsideState::Mended        ? tr("A later migration has stored it.")
            : item.state == AsideState::Gone    ? tr("The file no longer has it.")
            : item.state == AsideState::LeftOut ? tr("Left out, as you decided. Its text is kept.")
            : item.state == AsideState::Waiting ? tr("Mended, not yet tried: %1").arg(item.mending)
            : whole                             ? tr("The record is set aside.")
            : item.what == AsideItem::What::Part
            ? tr("The record is stored without it.")
            : tr("The record is stored; this value is kept in its extra details."));
    add(tr("What you can do"), item.isOpen() ? doableText(item) : QString());
}

void RepairDetail::addFact(QFormLayout *form, const QString &title, const QString &text)
{
    if (text.isEmpty())
        return;
    QLabel *value = bodyText(text, this);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(mutedText(title, this), value);
}

void RepairDetail::setWords(const QList<AsideWord> &words)
{
    m_words->clear();
    if (!words.isEmpty())
        m_words->addItem(tr("Choose a word"));
    for (const AsideWord &word : words)
        m_words->addItem(word.label, QString::fromStdString(word.spelling));
    m_entry->setCurrentIndex(words.isEmpty() ? 0 : 1);
    m_entry->setFocusProxy(m_entry->currentWidget());
    updateButtons();
}

void RepairDetail::setBusy(bool busy)
{
    m_busy = busy;
    updateButtons();
}

AsideItem RepairDetail::currentItem() const
{
    const int row = m_places->currentSourceRow();
    return row >= 0 && row < m_repair.items.size() ? m_repair.items[row] : m_repair.first;
}

std::string RepairDetail::entered() const
{
    return m_entry->currentWidget() == m_words ? m_words->currentData().toString().toStdString()
                                               : m_text->text().toStdString();
}

void RepairDetail::updateButtons()
{
    const AsideItem &item = m_repair.first;
    const bool open = m_chosen && item.isOpen() && item.what != AsideItem::What::File;
    const bool hasPlace = open && !item.field.isEmpty();
    const bool one = m_repair.count == 1;
    m_editor->setVisible(hasPlace);
    m_mendAll->setVisible(!one && !item.isCut);
    m_mendOne->setVisible(!item.place.empty());
    m_mendAll->setText(tr("Mend &all %1 like this").arg(countText(m_repair.count)));
    m_mendAll->setAccessibleName(shownText(m_mendAll->text()));
    m_mendOne->setText(one ? tr("Me&nd") : tr("Mend this &one"));
    m_mendOne->setAccessibleName(shownText(m_mendOne->text()));
    for (QPushButton *mend : {m_mendAll, m_mendOne})
        mend->setEnabled(!m_busy && !entered().empty());
    m_edit->setVisible(open);
    m_split->setVisible(open && item.what == AsideItem::What::Record
                        && item.code.startsWith("CSV-"_L1));
    m_leaveOut->setVisible(open && item.state == AsideState::Open);
    m_leaveAllOut->setVisible(open && item.state == AsideState::Open && !one && !item.isCut);
    m_leaveAllOut->setText(tr("Leave all %1 o&ut").arg(countText(m_repair.count)));
    m_leaveAllOut->setAccessibleName(shownText(m_leaveAllOut->text()));
    m_takeBack->setVisible(m_chosen && item.state == AsideState::Waiting);
    m_where->setVisible(m_chosen && item.what != AsideItem::What::File);
    const bool takes = open && isDuplicate(item) && item.state == AsideState::Open;
    m_take->setVisible(takes);
    m_takeAll->setVisible(takes && !one);
    m_takeAll->setText(tr("Ta&ke all %1 as the file says").arg(countText(m_repair.count)));
    m_takeAll->setAccessibleName(shownText(m_takeAll->text()));
    m_undo->setVisible(m_chosen && m_mendedIn > 0);
    m_undo->setText(tr("Take back: u&ndo migration %1…").arg(m_mendedIn));
    m_undo->setAccessibleName(shownText(m_undo->text()));
    m_undo->setToolTip(tr("What that migration stored goes, and the mending waits again"));
    for (QPushButton *each :
         {m_take, m_takeAll, m_edit, m_split, m_leaveOut, m_leaveAllOut, m_takeBack})
        each->setEnabled(!m_busy);
}

} // namespace waybill
