// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/reportview.h"

#include "migration/verify/masking.h"
#include "migration/verify/verdict.h"
#include "models/findings/problemmodel.h"
#include "models/history/phasemodel.h"
#include "models/report/reportmodels.h"
#include "ui/report/balancestrip.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

/// Makes the table of one section.
template<typename Model, typename Values>
auto tableOf(const Values &values)
{
    return [values](const QString &title, QWidget *place) -> QWidget * {
        auto *model = new Model;
        model->setValues(values);
        auto *table = new ValueTable(model, title, place);
        model->setParent(table);
        return table;
    };
}

template<typename T>
const T *valueAt(const QList<T> &values, int row)
{
    return row >= 0 && row < values.size() ? &values[row] : nullptr;
}

} // namespace

ReportView::ReportView(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(16);
}

void ReportView::setReport(const Report &report)
{
    m_whole = report;
    m_showsPersonal = false;
    fill(masked(report));
}

void ReportView::fill(const Report &report)
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_report = report;
    addVerdict();
    addBalance();
    addSetAsideLink();
    addPersonalBox();
    addTabs();
}

void ReportView::linkSetAside()
{
    m_linksSetAside = true;
}

void ReportView::addSetAsideLink()
{
    if (!m_linksSetAside || m_report.run == 0 || m_report.recordsSetAside == 0)
        return;
    auto *link = button(tr("Show the %Ln records that were set &aside", nullptr,
                           static_cast<int>(m_report.recordsSetAside)),
                        u"inbox"_s, ButtonKind::Plain, this);
    link->setObjectName(u"showSetAside"_s);
    connect(link, &QPushButton::clicked, this, [this] { follow(linkOf(u"set-aside"_s)); });
    m_column->addWidget(link, 0, Qt::AlignLeft);
}

/// From a number to the records that it counts. A number of what was set aside leads to where it
/// can be mended.
void ReportView::follow(ReportLink link)
{
    if (link.isEmpty() || m_report.run == 0 || m_report.rehearsal)
        return;
    if (link.aside)
        link.aside->run = m_report.run;
    const bool isMended = m_linksSetAside && link.what.startsWith("set-aside"_L1) && link.aside;
    if (isMended)
        Q_EMIT setAsideWanted(*link.aside);
    else
        Q_EMIT recordsWanted(link);
}

/// Who looks over a shoulder, or gets the report, is not to read what is said of a child.
void ReportView::addPersonalBox()
{
    if (m_whole.personalSources.isEmpty())
        return;
    auto *box = new QCheckBox(tr("Show values of files about people"), this);
    box->setObjectName(u"showPersonal"_s);
    box->setToolTip(tr("Also in the report when it is saved"));
    box->setChecked(m_showsPersonal);
    m_column->addWidget(box);
    // Everything here is made anew, the box as well.
    const auto showAnew = [this](bool on) {
        const int section = m_tabs ? m_tabs->currentIndex() : 0;
        m_showsPersonal = on;
        fill(shownReport(m_whole, on));
        m_tabs->setCurrentIndex(section);
        if (auto *again = findChild<QCheckBox *>(u"showPersonal"_s))
            again->setFocus();
    };
    connect(box, &QCheckBox::toggled, this, showAnew, Qt::QueuedConnection);
}

void ReportView::addVerdict()
{
    const QString kind = !m_report.ok() ? u"bad"_s : isAllWell(m_report) ? u"good"_s : u"warn"_s;
    QFrame *frame = card(kind, this);
    frame->setObjectName(u"verdict"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(sectionTitle(m_report.verdict, frame));
    if (m_report.failure)
        words->addWidget(bodyText(problemText(*m_report.failure), frame));
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(
        iconLabel(isAllWell(m_report) ? u"check-circle"_s : u"alert-circle"_s, 28, kind, frame), 0,
        Qt::AlignTop);
    row->addLayout(words, 1);
    static_cast<QLabel *>(words->itemAt(0)->widget())->setWordWrap(true);
    m_column->addWidget(frame);
}

void ReportView::addBalance()
{
    if (m_report.balance.read == 0)
        return;
    auto *strip = new BalanceStrip(this);
    strip->setBalance(m_report.balance);
    m_column->addWidget(strip);
    if (m_report.run > 0 && !m_report.rehearsal && m_report.ok())
        addNumbers();
}

/// From each sum to the values that it counts.
void ReportView::addNumbers()
{
    const std::tuple<QString, qint64, QString> numbers[] = {
        {tr("Set aside"), m_report.balance.setAside, u"set-aside"_s},
        {tr("Extra details"), m_report.balance.extra, u"extra"_s},
        {tr("Left out"), m_report.balance.leftOut, u"left-out"_s}};
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(
        mutedText(tr("Every number leads to its records: Enter, or a double click on its cell."),
                  line),
        1);
    for (const auto &[title, count, what] : numbers) {
        if (count == 0)
            continue;
        auto *open = button(tr("%1: %2…").arg(title, countText(count)), u"search"_s,
                            ButtonKind::Quiet, line);
        open->setObjectName(u"records-"_s + what);
        row->addWidget(open);
        connect(open, &QPushButton::clicked, this, [this, what = what] {
            ReportLink link = linkOf(what);
            link.aside.reset(); // the values, one by one: the records have a link of their own
            follow(std::move(link));
        });
    }
    m_column->addWidget(line);
}

/// What a section shows is made when it is looked at: all of them at once would hold the window.
void ReportView::addSection(const QString &title, std::function<QWidget *(QWidget *)> make)
{
    auto *section = new QWidget(m_tabs);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    m_tabs->addTab(section, title);
    m_sections << std::move(make);
}

void ReportView::fillSection(int section)
{
    if (section < 0 || section >= m_sections.size() || !m_sections[section])
        return;
    QWidget *place = m_tabs->widget(section);
    place->layout()->addWidget(std::exchange(m_sections[section], nullptr)(place));
}

void ReportView::addTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"sections"_s);
    m_tabs->setAccessibleName(tr("Sections of the report"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setAccessibleName(tr("Sections of the report"));
    m_tabs->setDocumentMode(true);
    m_sections.clear();
    const auto add = [this](const QString &title, qsizetype count, auto makeTable) {
        addSection(count < 0 ? title : tr("%1 (%2)").arg(title, countText(count)),
                   [title, makeTable](QWidget *place) { return makeTable(title, place); });
    };
    // A section whose rows lead somewhere; \a link gets the row's value and the column.
    const auto addLinked = [this, add](const QString &title, qsizetype count, const QString &name,
                                       auto values, auto makeTable, auto link) {
        add(title, count,
            [this, name, values, makeTable, link](const QString &what, QWidget *place) {
                QWidget *made = makeTable(what, place);
                auto *table = static_cast<ValueTable *>(made);
                table->setObjectName(name);
                connect(table, &QAbstractItemView::activated, this, [this, table, values, link] {
                    if (const auto *one = valueAt(values, table->currentSourceRow()))
                        follow(link(*one, table->currentIndex().column()));
                });
                return made;
            });
    };
    const auto byColumn = [](const auto &value, int column) { return linkOf(value, column); };
    const auto byRow = [](const auto &value, int) { return linkOf(value); };
    addLinked(tr("Tables"), -1, u"reportTables"_s, m_report.tables,
              tableOf<TableReportModel>(m_report.tables), byColumn);
    m_problemsTab = m_tabs->count();
    addLinked(tr("Remarks"), m_report.problems.size(), u"reportRemarks"_s, m_report.problems,
              tableOf<ProblemModel>(m_report.problems), byRow);
    addLinked(tr("Changes"), m_report.rules.size(), u"reportRules"_s, m_report.rules,
              tableOf<RuleModel>(m_report.rules), byRow);
    addLinked(tr("Checks"), m_report.checks.size(), u"reportChecks"_s, m_report.checks,
              tableOf<CheckModel>(m_report.checks), byRow);
    addLinked(tr("Files"), -1, u"reportFiles"_s, m_report.sources,
              tableOf<SourceReportModel>(m_report.sources), byColumn);
    addLinked(tr("Fields"), -1, u"reportFields"_s, m_report.fields,
              tableOf<FieldBalanceModel>(m_report.fields), byColumn);
    add(tr("Speed"), -1, tableOf<PhaseModel>(m_report.phases));
    add(tr("Decisions"), m_report.decisions.size(), tableOf<DecisionModel>(m_report.decisions));
    addSection(tr("About this run"), [this](QWidget *) { return makeFacts(); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ReportView::fillSection);
    fillSection(m_tabs->currentIndex());
    m_column->addWidget(m_tabs, 1);
}

QWidget *ReportView::makeFacts() const
{
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, 16, 0, 0);
    form->setSpacing(8);
    const auto add = [&](const QString &title, const QString &text) {
        if (text.isEmpty())
            return;
        QLabel *value = bodyText(text, content);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(mutedText(title, content), value);
    };
    add(tr("Playbook"), tr("%1, version %2").arg(m_report.playbookName, m_report.playbookVersion));
    add(tr("Program"), m_report.programVersion);
    add(tr("Started"), QLocale().toString(m_report.started.toLocalTime(), QLocale::ShortFormat));
    add(tr("Took"), durationText(m_report.seconds));
    add(tr("Folder"), shownPath(m_report.workspace));
    add(tr("Database"), shownPath(m_report.database));
    add(tr("Backup"), shownPath(m_report.backup));
    add(tr("How to undo"), m_report.howToUndo.join(u'\n'));
    if (m_report.rehearsal)
        add(tr("Undo rehearsed"),
            m_report.undoRehearsed ? tr("Yes, it gave back the state before") : tr("No"));
    if (m_report.problemsLeftOut > 0)
        add(tr("More remarks"),
            tr("%1 more are in the database").arg(countText(m_report.problemsLeftOut)));
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setAccessibleName(tr("About this run"));
    return scroll;
}

void ReportView::showSetAside()
{
    if (m_tabs)
        m_tabs->setCurrentIndex(m_problemsTab);
}

} // namespace waybill
