// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartspage.h"

#include "migration/base/safefile.h"
#include "models/base/background.h"
#include "models/charts/chartreader.h"
#include "ui/widgets/text.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {
constexpr int leastWidth = 460; ///< of a card
constexpr int settle = 300; ///< ms; edits often come several at once
} // namespace

ChartsPage::ChartsPage(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_scroll(new QScrollArea(this))
    , m_grid(new QGridLayout)
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *content = new QWidget;
    content->setObjectName(u"content"_s);
    m_grid->setContentsMargins(24, 8, 24, 24);
    m_grid->setSpacing(16);
    content->setLayout(m_grid);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(24, 16, 24, 8);
    head->setSpacing(4);
    head->addWidget(pageTitle(tr("Charts"), this));
    head->addWidget(mutedText(tr("Click a bar or a point to see the records behind it."), this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    m_changed.setSingleShot(true);
    m_changed.setInterval(settle);
    connect(&m_changed, &QTimer::timeout, this, &ChartsPage::refresh);
}

ChartsPage::~ChartsPage() = default;

void ChartsPage::setSession(DataSession *session)
{
    m_changed.stop();
    m_reader.reset();
    qDeleteAll(std::exchange(m_order, {}));
    m_cards.clear();
    if (!session)
        return;
    m_reader = std::make_unique<ChartReader>(*session);
    for (const ChartSpec &spec : session->source().playbook.charts) {
        if (const TableLayout *view = session->layout(QString::fromStdString(spec.view)))
            addCard(spec, view->title);
    }
    m_columns = 0;
    arrange();
    connect(m_reader.get(), &ChartReader::counted, this, [this](const ChartData &chart) {
        if (ChartCard *card = m_cards.value(chart.spec.id))
            card->setChart(chart);
    });
    connect(m_reader.get(), &ChartReader::failed, this,
            [this](const std::string &chart, const Problem &reason) {
                if (ChartCard *card = m_cards.value(chart))
                    card->showProblem(reason);
            });
    const auto changed = [this] {
        m_reader->stop(); // an edit need not wait for numbers that it changes
        m_changed.start();
    };
    connect(session, &DataSession::cellPending, m_reader.get(), changed);
    connect(session, &DataSession::cellChanged, m_reader.get(), changed);
    connect(session, &DataSession::rowsChanged, m_reader.get(), changed);
    refresh();
}

void ChartsPage::addCard(const ChartSpec &spec, const QString &records)
{
    auto *card = new ChartCard(spec, records, m_scroll->widget());
    m_cards.insert(spec.id, card);
    m_order << card;
    connect(card, &ChartCard::rowsRequested, this, &ChartsPage::rowsRequested);
    connect(card, &ChartCard::saveRequested, this, &ChartsPage::askWhereToSave);
}

/// As many cards beside each other as there is room for.
void ChartsPage::arrange()
{
    const int room = m_scroll->viewport()->width();
    const int columns = std::clamp(room / leastWidth, 1, 3);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < m_order.size(); ++i)
        m_grid->addWidget(m_order[i], i / columns, i % columns);
    for (int i = 0; i < 3; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
}

void ChartsPage::refresh()
{
    if (m_reader && isVisible())
        m_reader->start();
}

void ChartsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    refresh();
}

void ChartsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_reader)
        m_reader->stop();
}

void ChartsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChartsPage::askWhereToSave(ChartCard *card, ChartCard::Format format)
{
    const QString suffix = format == ChartCard::Format::Png ? u"png"_s
        : format == ChartCard::Format::Svg                  ? u"svg"_s
                                                            : u"csv"_s;
    const QString &title = card->data().spec.title;
    auto *dialog = new QFileDialog(this, tr("Save %1").arg(title), QString(),
                                   tr("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QString(title).replace(u'/', u'-') + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, card,
            [this, card, format](const QString &path) { save(card, format, path); });
    dialog->open();
}

void ChartsPage::save(ChartCard *card, ChartCard::Format format, const QString &path)
{
    const auto write = [content = card->content(format), path] {
        return writeFileAtomically(path, content);
    };
    m_background.run(this, write, [this, path](const Result<> &written) {
        if (written)
            Q_EMIT done(tr("The chart was saved as %1.").arg(shownPath(path)));
        else
            Q_EMIT problem(written.error());
    });
}

} // namespace waybill
