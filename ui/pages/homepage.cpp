// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/homepage.h"

#include "ui/pages/overviewcards.h"
#include "ui/theme/icons.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/text.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

HomePage::HomePage(QWidget *parent)
    : QWidget(parent)
    , m_overview(new OverviewCards(this))
    , m_recentBox(new QWidget(this))
    , m_health(card(u"card"_s, this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    content->setMaximumWidth(960);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(40, 40, 40, 40);
    column->setSpacing(24);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(pageTitle(tr("Bring order to your data"), content));
    words->addWidget(mutedText(
        tr("Waybill moves what you keep in JSON and CSV files into a database. Every value is "
           "accounted for, your files are only read, and all of it can be undone."),
        content));
    column->addLayout(words);
    column->addWidget(m_overview);
    column->addWidget(makeChoices());
    connect(m_overview, &OverviewCards::placeWanted, this, &HomePage::placeWanted);
    connect(m_overview, &OverviewCards::rowsWanted, this, &HomePage::rowsWanted);

    m_healthLines = new QGridLayout(m_health);
    m_healthLines->setContentsMargins(20, 16, 20, 16);
    m_healthLines->setHorizontalSpacing(16);
    m_healthLines->setVerticalSpacing(6);
    m_healthLines->setColumnStretch(1, 1);
    column->addWidget(m_health);
    auto *recent = new QVBoxLayout(m_recentBox);
    recent->setContentsMargins(0, 0, 0, 0);
    recent->setSpacing(4);
    recent->addWidget(sectionTitle(tr("Recent"), m_recentBox));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    recent->addLayout(m_recent);
    column->addWidget(m_recentBox);
    column->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *holder = new QWidget;
    holder->setObjectName(u"content"_s);
    auto *centre = new QHBoxLayout(holder);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addStretch();
    centre->addWidget(content, 100);
    centre->addStretch();
    scroll->setWidget(holder);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setHealth({});
    setRecent({});
}

QWidget *HomePage::makeChoices()
{
    auto *choices = new QWidget;
    auto *row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto *bring = new ChoiceCard(
        u"download"_s, tr("Bring in my data"),
        tr("Choose a folder of files. You see what will happen before anything does."), choices);
    bring->setObjectName(u"choiceImport"_s);
    auto *open =
        new ChoiceCard(u"database"_s, tr("Open a database"),
                       tr("Look at, edit and search a database that is there already."), choices);
    open->setObjectName(u"choiceOpen"_s);
    auto *sample = new ChoiceCard(
        u"star"_s, tr("Try with sample data"),
        tr("An invented job search with real-life mistakes: migrate it, edit it, undo it."),
        choices);
    sample->setObjectName(u"choiceSample"_s);
    for (ChoiceCard *choice : {bring, open, sample})
        row->addWidget(choice, 1);
    connect(bring, &QPushButton::clicked, this, &HomePage::importRequested);
    connect(open, &QPushButton::clicked, this, &HomePage::openRequested);
    connect(sample, &QPushButton::clicked, this, &HomePage::sampleRequested);
    return choices;
}

void HomePage::setRecent(const QStringList &paths)
{
    clear(m_recent);
    for (const QString &path : paths) {
        const bool there = QFileInfo::exists(path);
        auto *entry =
            button(menuText(shownPath(path)), path.endsWith(".db"_L1) ? u"database"_s : u"folder"_s,
                   ButtonKind::Quiet, m_recentBox);
        entry->setEnabled(there);
        entry->setStyleSheet(u"text-align: left"_s);
        entry->setAccessibleName(tr("Open %1").arg(path));
        connect(entry, &QPushButton::clicked, this, [this, path] { Q_EMIT pathChosen(path); });
        m_recent->addWidget(entry);
    }
    m_recentBox->setVisible(!paths.isEmpty());
}

void HomePage::setHealth(const Health &health)
{
    clear(m_healthLines);
    const auto add = [this](const QString &drawing, const QString &text) {
        if (text.isEmpty())
            return;
        const int row = m_healthLines->rowCount();
        m_healthLines->addWidget(iconLabel(drawing, 18, {}, m_health), row, 0);
        m_healthLines->addWidget(bodyText(text, m_health), row, 1);
    };
    add(u"database"_s, health.database);
    add(u"history"_s, health.lastRun);
    add(u"inbox"_s, health.setAside);
    if (health.recordsSetAside > 0) {
        auto *show = button(tr("Sho&w them"), {}, ButtonKind::Quiet, m_health);
        show->setObjectName(u"healthSetAside"_s);
        show->setAccessibleName(tr("Show what was set aside"));
        connect(show, &QPushButton::clicked, this, [this] { Q_EMIT placeWanted(u"aside"_s); });
        m_healthLines->addWidget(show, m_healthLines->rowCount() - 1, 2);
    }
    add(u"archive"_s, health.backup);
    m_health->setVisible(!health.database.isEmpty());
}

void HomePage::setOverview(const Overview &overview)
{
    m_overview->show(overview);
}

void HomePage::clearOverview()
{
    m_overview->hide();
}

void HomePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile())
        event->acceptProposedAction();
}

void HomePage::dropEvent(QDropEvent *event)
{
    Q_EMIT pathChosen(event->mimeData()->urls().constFirst().toLocalFile());
}

} // namespace waybill
