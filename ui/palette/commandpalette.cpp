// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "ui/palette/palettedelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace waybill {

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window)
    , m_box(card(u"card"_s, this))
    , m_text(new QLineEdit(m_box))
    , m_list(new QListView(m_box))
    , m_note(mutedText(QString(), m_box))
    , m_model(new PaletteModel(this))
    , m_search(new RecordSearch(this))
{
    setObjectName(u"palette"_s);
    build();
    hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(120);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::typed);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_freshRecords = false;
        m_search->start(m_text->text());
    });
    connect(m_search, &RecordSearch::found, this, &CommandPalette::showRecords);
    connect(m_search, &RecordSearch::finished, this, [this] {
        if (!std::exchange(m_freshRecords, true))
            m_model->clearRecords();
        select(std::max(0, m_list->currentIndex().row()));
        if (m_model->rowCount() == 0)
            showNothing({});
    });
    connect(m_search, &RecordSearch::nothingFound, this, &CommandPalette::showNothing);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        select(index.row());
        choose();
    });
    // A window that opens, or a click in another pane: the palette is no longer wanted.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (isVisible() && now && !isAncestorOf(now)) {
            m_focusBefore = nullptr;
            dismiss();
        }
    });
    parentWidget()->installEventFilter(this);
    m_text->installEventFilter(this);
}

void CommandPalette::build()
{
    m_text->setObjectName(u"paletteText"_s);
    m_text->setAccessibleName(tr("Search commands and records"));
    m_text->setPlaceholderText(tr("Type a command, or what you look for"));
    m_text->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Commands and records"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus); // the box keeps the keys
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_note->setObjectName(u"paletteNote"_s);
    m_note->setContentsMargins(8, 4, 8, 8);
    m_note->hide();
    auto *column = new QVBoxLayout(m_box);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
}

void CommandPalette::open(QList<PaletteCommand> commands, DataSession *session,
                          std::function<QIcon(const QString &)> iconOf)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_iconOf = std::move(iconOf);
    m_search->setSession(session);
    m_model->clearRecords();
    m_model->setCommands(std::move(commands));
    const QSignalBlocker blocker(m_text);
    m_text->clear();
    m_note->hide();
    show();
    raise();
    m_text->setFocus(Qt::PopupFocusReason);
    select(0);
}

void CommandPalette::dismiss()
{
    m_pause.stop();
    m_search->stop();
    if (!isVisible())
        return;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    QWidget *before = std::exchange(m_focusBefore, nullptr);
    hide();
    if (focused && before)
        before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int width =
        std::min(parentWidget()->width() - 48, 44 * fontMetrics().averageCharWidth() + 320);
    const int top = std::min(88, parentWidget()->height() / 8);
    // As high as what it holds, within reason.
    const int rows = m_model->rowCount() * std::max(0, m_list->sizeHintForRow(0));
    int height = 24 + m_text->sizeHint().height();
    if (rows > 0)
        height += 8 + rows + 4;
    if (!m_note->isHidden())
        height += 8 + m_note->heightForWidth(width - 24);
    height = std::min({height, parentWidget()->height() - top - 24, 480});
    m_list->setVisible(rows > 0);
    m_box->setGeometry((parentWidget()->width() - width) / 2, top, width, height);
}

void CommandPalette::typed()
{
    // What is shown stays until the answer is here, so that nothing flickers while typing.
    m_search->stop();
    m_note->hide();
    m_model->setTyped(m_text->text());
    if (m_text->text().trimmed().isEmpty()) {
        m_pause.stop();
        m_model->clearRecords();
    } else {
        m_pause.start();
    }
    select(0);
}

void CommandPalette::showRecords(const QList<FoundRecord> &records)
{
    if (!std::exchange(m_freshRecords, true))
        m_model->clearRecords();
    const bool none = m_model->rowCount() == 0;
    m_model->addRecords(records, m_iconOf(records.constFirst().view));
    place();
    if (none || !m_list->currentIndex().isValid())
        select(0);
}

void CommandPalette::showNothing(const QList<SearchedView> &searched)
{
    QStringList views;
    for (const SearchedView &view : searched) {
        if (view.rows > 0)
            views << tr("%1 %2").arg(countText(view.rows), view.title.toLower());
    }
    const QString text = m_text->text().trimmed();
    const QString nothing = m_model->rowCount() == 0 ? tr("Nothing found for ‘%1’.").arg(text)
                                                     : tr("No record has ‘%1’.").arg(text);
    m_note->setText(views.isEmpty() ? nothing
                                    : tr("%1 Searched %2.").arg(nothing, views.join(u", "_s)));
    m_note->show();
    place();
}

void CommandPalette::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_list->currentIndex().row();
    // One step goes round at the ends, a page does not.
    select(std::abs(rows) == 1 ? (row + rows + count) % count
                               : std::clamp(row + rows, 0, count - 1));
}

void CommandPalette::select(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    place();
    m_list->setCurrentIndex(index);
    // The focus stays in the box: what is chosen is read out with it.
    m_text->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
}

void CommandPalette::choose()
{
    const int row = m_list->currentIndex().row();
    if (const PaletteCommand *command = m_model->command(row)) {
        const auto run = command->run;
        dismiss();
        run();
    } else if (const FoundRecord *record = m_model->record(row)) {
        const FoundRecord chosen = *record;
        dismiss();
        Q_EMIT recordChosen(chosen.view, chosen.id);
    }
}

bool CommandPalette::takeKey(int key)
{
    const int page = std::max(1, m_list->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    switch (key) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(page + 1);
        return true;
    case Qt::Key_PageUp:
        step(-page - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Tab: // there is nowhere else to go
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_text && event->type() == QEvent::KeyPress)
        return takeKey(static_cast<QKeyEvent *>(event)->key());
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    if (!m_box->geometry().contains(event->pos()))
        dismiss();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QColor veil = Theme::instance().tokens().window;
    veil.setAlphaF(0.6F);
    QPainter(this).fillRect(rect(), veil);
}

} // namespace waybill
