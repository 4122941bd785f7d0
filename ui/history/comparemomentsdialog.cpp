// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/comparemomentsdialog.h"

#include "migration/history/openpast.h"
#include "models/base/background.h"
#include "models/history/tablecountmodel.h"
#include "models/tables/rowquery.h"
#include "models/tables/shown.h"
#include "ui/record/eventlist.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr qsizetype mostRows = 2000;

/// A copy that is closed when it has been compared.
class Copy
{
public:
    explicit Copy(Result<PastData> past)
        : m_past(std::move(past))
    {
    }
    ~Copy()
    {
        if (m_past)
            closePast(m_past->database);
    }
    Copy(const Copy &) = delete;
    Copy &operator=(const Copy &) = delete;
    const Result<PastData> &past() const { return m_past; }

private:
    Result<PastData> m_past;
};

Result<PastData> dataAt(const QString &database, const QString &text)
{
    const auto moment = momentFrom(text, MomentEdge::End);
    return moment ? openPast(database, *moment) : Result<PastData>(moment.error());
}

QString valueText(const TableLayout *layout, const CellDifference &cell, const Value &value)
{
    const QVariant variant = shownValue(value);
    if (!variant.isValid())
        return CompareMomentsDialog::tr("not known");
    if (cell.isBlob)
        return CompareMomentsDialog::tr("a picture or document");
    const int at = layout ? layout->column(cell.column.toStdString()) : -1;
    return (at < 0 ? variant.toString() : shownText(layout->columns[at], variant)).left(200);
}

EventList::Entry entryOf(const QList<TableLayout> &layouts, const Privacy &privacy,
                         const RowDifference &row)
{
    const TableLayout *layout = nullptr;
    for (const TableLayout &each : layouts) {
        if (each.tableName() == row.table)
            layout = &each;
    }
    const QString key = shownValue(row.key).toString();
    const QString title = layout ? layout->title : row.table;
    EventList::Entry entry;
    if (row.kind == RowDifference::Kind::Added) {
        entry.icon = u"plus"_s;
        entry.title = CompareMomentsDialog::tr("%1 %2: added").arg(title, key);
    } else if (row.kind == RowDifference::Kind::Removed) {
        entry.icon = u"trash"_s;
        entry.title = CompareMomentsDialog::tr("%1 %2: removed").arg(title, key);
    } else {
        entry.icon = u"edit"_s;
        entry.title = CompareMomentsDialog::tr("%1 %2: changed").arg(title, key);
    }
    QStringList lines;
    for (const CellDifference &cell : row.cells) {
        const int at = layout ? layout->column(cell.column.toStdString()) : -1;
        const bool hidden = privacy.secrets.covers(row.table.toStdString(),
                                                   cell.column.toStdString(), key.toStdString());
        const auto shown = [&](const Value &value) {
            return hidden ? u"••••"_s : valueText(layout, cell, value);
        };
        lines << CompareMomentsDialog::tr("%1: %2 → %3")
                     .arg(at < 0 ? cell.column : layout->columns[at].label, shown(cell.before),
                          shown(cell.after));
    }
    entry.detail = lines.join(u'\n');
    return entry;
}

} // namespace

CompareMomentsDialog::CompareMomentsDialog(const QString &database,
                                           const QList<TableLayout> &layouts,
                                           Background &background, QWidget *parent)
    : QDialog(parent)
    , m_database(database)
    , m_layouts(layouts)
    , m_background(background)
    , m_before(new QLineEdit(this))
    , m_after(new QLineEdit(this))
    , m_compare(button(tr("&Compare"), {}, ButtonKind::Primary, this))
    , m_counts(new TableCountModel(this))
    , m_tables(new ValueTable(m_counts, tr("Tables that differ"), this))
    , m_rows(new EventList(tr("Rows that differ"), this))
    , m_note(mutedText(QString(), this))
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
{
    setWindowTitle(tr("Compare two moments"));
    setMinimumSize(720, 560);
    m_before->setObjectName(u"compareBefore"_s);
    m_after->setObjectName(u"compareAfter"_s);
    m_compare->setObjectName(u"compareNow"_s);
    m_compare->setDefault(true);
    m_tables->setObjectName(u"compareTables"_s);
    m_rows->setObjectName(u"compareRows"_s);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("Comparing"));
    m_progress->hide();
    auto *moments = new QHBoxLayout;
    moments->setSpacing(8);
    for (auto &[line, title] :
         {std::pair(m_before, tr("&From:")), std::pair(m_after, tr("&To:"))}) {
        auto *label = new QLabel(title, this);
        label->setBuddy(line);
        line->setPlaceholderText(tr("2026-11-22 14:02, run 3 or now"));
        moments->addWidget(label);
        moments->addWidget(line, 1);
    }
    moments->addWidget(m_compare);
    auto *close = button(tr("C&lose"), {}, ButtonKind::Plain, this);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_progress, 1);
    bottom->addStretch();
    bottom->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(pageTitle(tr("Compare two moments"), this));
    column->addLayout(moments);
    column->addWidget(m_messages);
    column->addWidget(m_note);
    column->addWidget(m_tables, 1);
    column->addWidget(m_rows, 2);
    column->addLayout(bottom);
    connect(m_compare, &QPushButton::clicked, this, &CompareMomentsDialog::start);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void CompareMomentsDialog::setMoments(const QString &before, const QString &after)
{
    m_before->setText(before);
    m_after->setText(after);
    start();
}

Result<CompareMomentsDialog::Found>
CompareMomentsDialog::compare(const QString &database, const QString &before, const QString &after)
{
    const Copy first(dataAt(database, before));
    if (!first.past())
        return first.past().error();
    const Copy second(dataAt(database, after));
    if (!second.past())
        return second.past().error();
    auto comparison = compareDatabases(first.past()->database, second.past()->database, mostRows);
    if (!comparison)
        return comparison.error();
    auto connection = Connection::open(database, Connection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto privacy = readPrivacy(*connection, true);
    if (!privacy)
        return privacy.error();
    return Found{std::move(*comparison), std::move(*privacy)};
}

void CompareMomentsDialog::start()
{
    m_compare->setEnabled(false);
    m_progress->show();
    m_background.run(
        this,
        [database = m_database, before = m_before->text(), after = m_after->text()] {
            return compare(database, before, after);
        },
        [this](const Result<Found> &found) { show(found); });
}

void CompareMomentsDialog::show(const Result<Found> &found)
{
    m_compare->setEnabled(true);
    m_progress->hide();
    if (!found) {
        m_messages->showProblem(found.error());
        return;
    }
    const Comparison &comparison = found->comparison;
    m_counts->setValues(comparison.tables);
    QList<EventList::Entry> entries;
    for (const RowDifference &row : comparison.rows)
        entries << entryOf(m_layouts, found->privacy, row);
    m_rows->setEntries(entries);
    if (comparison.tables.isEmpty())
        m_note->setText(tr("The data is the same at both moments."));
    else if (comparison.cut)
        m_note->setText(tr("%Ln rows differ. The first ones are listed.", nullptr,
                           static_cast<int>(comparison.count())));
    else
        m_note->setText(tr("%Ln rows differ.", nullptr, static_cast<int>(comparison.count())));
}

} // namespace waybill
