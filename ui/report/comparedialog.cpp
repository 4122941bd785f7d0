// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/comparedialog.h"

#include "models/report/runmodels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace waybill {

CompareDialog::CompareDialog(const QString &database, const QList<RunRecord> &runs, qint64 second,
                             Background &background, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_background(background)
    , m_first(new QComboBox(this))
    , m_second(new QComboBox(this))
    , m_summary(bodyText({}, this))
    , m_files(new FileInRunsModel(this))
    , m_figures(new FigureInRunsModel(this))
    , m_records(new RecordInRunsModel(this))
    , m_tabs(new QTabWidget(this))
    , m_messages(new MessageBar(this))
{
    setWindowTitle(tr("Compare two migrations"));
    resize(1080, 640);
    m_first->setObjectName(u"firstRun"_s);
    m_second->setObjectName(u"secondRun"_s);
    m_summary->setObjectName(u"compareSummary"_s);
    m_first->setAccessibleName(tr("Before"));
    m_second->setAccessibleName(tr("After"));
    int before = -1;
    for (const RunRecord &run : runs) {
        if (run.kind != "migrate"_L1)
            continue;
        const QString when = QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat);
        const QString title = run.status == "undone"_L1
            ? tr("Run %1, %2 (undone)").arg(run.run).arg(when)
            : tr("Run %1, %2").arg(run.run).arg(when);
        // The one before that is still in, where there is one.
        if (run.run < second && run.status != "undone"_L1 && before < 0)
            before = m_first->count();
        m_first->addItem(title, run.run);
        m_second->addItem(title, run.run);
    }
    m_second->setCurrentIndex(std::max(0, m_second->findData(second)));
    m_first->setCurrentIndex(
        before >= 0 ? before : std::min(m_second->currentIndex() + 1, m_first->count() - 1));

    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Differences"));
    m_tabs->tabBar()->setAccessibleName(tr("Differences"));
    m_tabs->tabBar()->setDrawBase(false);
    auto *files = new ValueTable(m_files, tr("Files"), this);
    auto *figures = new ValueTable(m_figures, tr("Numbers"), this);
    auto *records = new ValueTable(m_records, tr("Records"), this);
    files->setObjectName(u"filesInRuns"_s);
    figures->setObjectName(u"figuresInRuns"_s);
    records->setObjectName(u"recordsInRuns"_s);
    m_tabs->addTab(files, tr("Files"));
    m_tabs->addTab(figures, tr("Numbers"));
    m_tabs->addTab(records, tr("Records"));

    auto *choice = new QHBoxLayout;
    choice->setSpacing(8);
    auto *firstLabel = mutedText(tr("&Before"), this);
    firstLabel->setBuddy(m_first);
    auto *secondLabel = mutedText(tr("&After"), this);
    secondLabel->setBuddy(m_second);
    for (QLabel *label : {firstLabel, secondLabel})
        label->setWordWrap(false);
    choice->addWidget(firstLabel);
    choice->addWidget(m_first, 1);
    choice->addWidget(secondLabel);
    choice->addWidget(m_second, 1);
    auto *close = button(tr("&Close"), {}, ButtonKind::Primary, this);
    close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(pageTitle(windowTitle(), this));
    column->addLayout(choice);
    column->addWidget(m_summary);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_messages);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_first, &QComboBox::currentIndexChanged, this, &CompareDialog::compare);
    connect(m_second, &QComboBox::currentIndexChanged, this, &CompareDialog::compare);
    compare();
}

void CompareDialog::compare()
{
    const qint64 first = m_first->currentData().toLongLong();
    const qint64 second = m_second->currentData().toLongLong();
    m_summary->setText(tr("The runs are compared…"));
    m_background.run(
        this,
        [database = m_database, first, second] { return compareRuns(database, first, second); },
        [this, first, second](const Result<RunDifference> &difference) {
            const bool isStale = first != m_first->currentData().toLongLong()
                || second != m_second->currentData().toLongLong();
            if (isStale)
                return;
            if (!difference) {
                m_summary->clear();
                m_messages->showProblem(difference.error());
                return;
            }
            showDifference(*difference);
        });
}

void CompareDialog::showDifference(const RunDifference &difference)
{
    QList<FigureInRuns> figures = difference.figures;
    // What differs comes first.
    std::stable_sort(
        figures.begin(), figures.end(),
        [](const FigureInRuns &a, const FigureInRuns &b) { return !a.isSame() && b.isSame(); });
    const auto differing = std::count_if(figures.begin(), figures.end(),
                                         [](const auto &figure) { return !figure.isSame(); });
    const auto files =
        std::count_if(difference.files.begin(), difference.files.end(),
                      [](const FileInRuns &file) { return file.state != FileInRuns::State::Same; });
    m_files->setValues(difference.files);
    m_figures->setValues(std::move(figures));
    m_records->setValues(difference.records);
    m_tabs->setTabText(0, tr("Files (%1)").arg(countText(files)));
    m_tabs->setTabText(1, tr("Numbers (%1)").arg(countText(differing)));
    m_tabs->setTabText(2,
                       tr("Records (%1)")
                           .arg(countText(difference.newRecords + difference.changedRecords
                                          + difference.goneRecords)));
    if (!difference.undone.isEmpty()) {
        m_summary->setText(tr("Run %1 was undone: its numbers are compared, its records are not "
                              "known any more.")
                               .arg(difference.undone.constFirst()));
        return;
    }
    m_summary->setText(
        tr("Records: %1 new, %2 changed, %3 gone, %4 the same.")
            .arg(countText(difference.newRecords), countText(difference.changedRecords),
                 countText(difference.goneRecords), countText(difference.sameRecords)));
}

} // namespace waybill
