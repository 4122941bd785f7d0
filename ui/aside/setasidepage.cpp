// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/aside/setasidepage.h"

#include "migration/aside/mend.h"
#include "migration/verify/masking.h"
#include "models/aside/asidemodels.h"
#include "models/aside/mendinglist.h"
#include "models/base/background.h"
#include "models/database/datasession.h"
#include "models/record/destination.h"
#include "ui/aside/asidefilters.h"
#include "ui/aside/repairdetail.h"
#include "ui/widgets/contextmenu.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostRepairs = 2000;
constexpr qsizetype mostItems = 100; ///< of one repair

} // namespace

SetAsidePage::SetAsidePage(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_filters(new AsideFilters(this))
    , m_model(new RepairModel(this))
    , m_table(new ValueTable(m_model, tr("What was set aside"), this))
    , m_list(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_more(mutedText(QString(), this))
    , m_detail(new RepairDetail(this))
    , m_personal(new QCheckBox(tr("&Show values of files about people"), this))
    , m_export(button(tr("Ex&port…"), u"upload"_s, ButtonKind::Plain, this))
    , m_bringIn(button(tr("&Bring in a mended file…"), u"download"_s, ButtonKind::Plain, this))
    , m_retry(button(tr("T&ry again"), {}, ButtonKind::Primary, this))
{
    build();
    connect(m_filters, &AsideFilters::changed, this, &SetAsidePage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SetAsidePage::showChosen);
    connect(m_personal, &QCheckBox::toggled, this, &SetAsidePage::refresh);
    connect(m_detail, &RepairDetail::mendAllWanted, this, &SetAsidePage::mendAll);
    connect(m_detail, &RepairDetail::mendOneWanted, this, &SetAsidePage::mendOne);
    connect(m_detail, &RepairDetail::editWanted, this, &SetAsidePage::editRecord);
    connect(m_detail, &RepairDetail::splitWanted, this, &SetAsidePage::splitLine);
    connect(m_detail, &RepairDetail::leaveOutWanted, this, &SetAsidePage::leaveOut);
    connect(m_detail, &RepairDetail::takeBackWanted, this, &SetAsidePage::takeBack);
    connect(m_detail, &RepairDetail::destinationWanted, this, &SetAsidePage::showDestination);
    connect(addMenuAction(m_table, tr("Where did this go?"), u"search"_s, "whereRepair"),
            &QAction::triggered, this, &SetAsidePage::showDestination);
    connect(m_detail, &RepairDetail::takeWanted, this, &SetAsidePage::takeFile);
    connect(m_detail, &RepairDetail::undoWanted, this, &SetAsidePage::undoRequested);
    connect(m_export, &QPushButton::clicked, this, &SetAsidePage::exportFile);
    connect(m_bringIn, &QPushButton::clicked, this, &SetAsidePage::bringIn);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_mendings)
            Q_EMIT retryRequested(answersOf(m_mendings->all()));
    });
    setSession(nullptr);
}

SetAsidePage::~SetAsidePage()
{
    m_reading.request_stop();
}

void SetAsidePage::build()
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    const std::pair<QWidget *, QString> names[] = {
        {m_table, u"repairs"_s},      {m_detail, u"repairDetail"_s},
        {m_export, u"exportAside"_s}, {m_bringIn, u"bringInMended"_s},
        {m_retry, u"retry"_s},        {m_personal, u"showPersonalAside"_s}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    auto *left = new QWidget(this);
    auto *table = new QVBoxLayout(left);
    table->setContentsMargins(0, 0, 0, 0);
    table->setSpacing(0);
    table->addWidget(m_table, 1);
    m_more->setContentsMargins(24, 8, 24, 8);
    table->addWidget(m_more);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_detail);
    scroll->setMinimumWidth(300);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"asideSplitter"_s);
    splitter->addWidget(left);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({600, 400});
    splitter->setHandleWidth(1);
    m_list->addWidget(splitter);
    m_list->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_filters);
    auto *personal = new QHBoxLayout;
    personal->setContentsMargins(24, 0, 24, 8);
    personal->addWidget(m_personal);
    column->addLayout(personal);
    column->addWidget(m_list, 1);
}

QWidget *SetAsidePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(24, 16, 24, 12);
    row->setSpacing(8);
    row->addWidget(pageTitle(tr("Set aside"), head));
    row->addStretch();
    row->addWidget(m_export);
    row->addWidget(m_bringIn);
    row->addWidget(m_retry);
    return head;
}

void SetAsidePage::setSession(DataSession *session)
{
    m_reading.request_stop();
    ++m_request; // what is still read is of another database
    m_mendings.reset();
    m_session = session && session->writable() ? session : nullptr;
    m_repairs.clear();
    m_model->setValues({});
    m_detail->setBusy(false);
    m_detail->setRepair(nullptr, nullptr);
    m_filters->setFilter(AsideFilters::toDo());
    m_filters->setCounts({});
    m_more->hide();
    m_personal->setVisible(m_session && !personalSources(m_session->source().playbook).isEmpty());
    if (m_session) {
        m_mendings = std::make_unique<MendingList>(*m_session);
        connect(m_mendings.get(), &MendingList::changed, this, [this] {
            updateHead();
            refresh();
        });
    }
    updateHead();
    refresh();
}

void SetAsidePage::showOnly(const AsideFilter &filter)
{
    m_filters->setFilter(filter);
    refresh();
}

void SetAsidePage::refresh()
{
    if (!m_session || !isVisible())
        return;
    m_reading.request_stop();
    m_reading = std::stop_source();
    const auto work = [path = m_session->source().database, filter = m_filters->filter(),
                       stop = m_reading.get_token()]() -> Result<AsideRepairs> {
        auto connection = Connection::open(path, Connection::Mode::ReadOnly);
        if (!connection)
            return connection.error();
        return groupAside(*connection, filter, mostRepairs, mostItems, {.stop = stop});
    };
    m_background.run(this, work, [this, request = ++m_request](Result<AsideRepairs> found) {
        if (request == m_request)
            take(std::move(found));
    });
}

void SetAsidePage::take(Result<AsideRepairs> found)
{
    if (!found) {
        if (found.error().code != "CANCELLED"_L1 && found.error().code != "LED-03"_L1)
            Q_EMIT problem(found.error());
        return;
    }
    const int row = std::max(0, m_table->currentSourceRow());
    m_repairs = std::move(found->repairs);
    QList<AsideRepair> shown;
    for (const AsideRepair &repair : std::as_const(m_repairs))
        shown.append(seen(repair));
    m_model->setValues(shown);
    m_filters->setCounts(found->counts);
    m_more->setText(
        tr("%1 more are not listed. Choose a reason or a state above to see fewer at a time.")
            .arg(countText(found->more)));
    m_more->setVisible(found->more > 0);
    const bool nothing = found->counts.all == 0;
    m_empty->setContent(u"check-circle"_s,
                        m_filters->filter() == AsideFilters::toDo()
                            ? tr("Nothing is set aside. Every value has its place.")
                            : tr("Nothing like this was set aside."));
    m_list->setCurrentIndex(nothing ? 1 : 0);
    m_table->selectRow(std::min(row, static_cast<int>(m_repairs.size()) - 1));
    showChosen();
    updateHead();
    Q_EMIT listed();
}

AsideRepair SetAsidePage::seen(const AsideRepair &repair) const
{
    if (m_personal->isChecked() || !isPersonalFile(m_session->source().playbook, repair.first.file))
        return repair;
    AsideRepair masked = repair;
    masked.first = maskedItem(masked.first);
    for (AsideItem &item : masked.items)
        item = maskedItem(item);
    return masked;
}

void SetAsidePage::showChosen()
{
    const int row = m_table->currentSourceRow();
    if (!m_session || row < 0 || row >= m_repairs.size()) {
        m_detail->setRepair(nullptr, nullptr);
        return;
    }
    const AsideRepair &repair = m_repairs[row];
    m_detail->setRepair(&repair, m_model->value(row));
    if (repair.first.state == AsideState::Mended || repair.first.state == AsideState::LeftOut)
        lookForRun(repair.first);
    if (repair.first.field.isEmpty() || !repair.first.isOpen())
        return;
    const auto work = [path = m_session->source().database, source = repair.first.source,
                       field = repair.first.field]() -> QList<AsideWord> {
        auto connection = Connection::open(path, Connection::Mode::ReadOnly);
        return connection ? wordsOfField(*connection, source, field) : QList<AsideWord>();
    };
    m_background.run(m_detail, work, [this, item = repair.first](const QList<AsideWord> &words) {
        const AsideItem &now = m_detail->repair().first;
        if (now.source == item.source && now.field == item.field && !words.isEmpty())
            m_detail->setWords(words);
    });
}

void SetAsidePage::showDestination()
{
    const AsideItem item = m_detail->currentItem();
    if (m_session && item.what != AsideItem::What::File && !item.file.isEmpty())
        Q_EMIT destinationWanted(
            {.file = item.file, .line = item.line, .record = item.record, .field = item.field});
}

void SetAsidePage::updateHead()
{
    const qsizetype waiting = m_mendings ? m_mendings->all().size() : 0;
    m_retry->setText(waiting > 0 ? tr("T&ry again (%1)").arg(countText(waiting))
                                 : tr("T&ry again"));
    m_retry->setAccessibleName(shownText(m_retry->text()));
    m_retry->setEnabled(waiting > 0);
    m_retry->setToolTip(waiting > 0 ? tr("Migrates the same files with what you have mended")
                                    : tr("Mend something first"));
    m_export->setEnabled(m_session && !m_repairs.isEmpty());
    m_bringIn->setEnabled(m_session);
}

} // namespace waybill
