// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/celldelegate.h"

#include "models/tables/tablemodel.h"
#include "ui/delegates/flagdelegate.h"
#include "ui/delegates/linkdelegate.h"
#include "ui/delegates/percentdelegate.h"
#include "ui/delegates/worddelegate.h"
#include "ui/editors/fieldeditor.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace waybill {

CellDelegate::CellDelegate(LayoutColumn column, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_column(std::move(column))
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    const QString text = std::exchange(plain.text, QString());
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);

    painter->save();
    const auto state = index.data(TableModel::StateRole).value<TableModel::CellState>();
    if (state == TableModel::CellState::EmptyText) {
        QFont font = plain.font;
        font.setItalic(true);
        painter->setFont(font);
        plain.palette.setColor(QPalette::Text, Theme::instance().tokens().muted);
        drawText(painter, plain, plain.rect.adjusted(margin, 0, -margin, 0), tr("empty"));
    } else if (state == TableModel::CellState::Filled) {
        plain.text = text;
        paintValue(painter, plain, index);
    }
    painter->restore();
}

void CellDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &) const
{
    painter->setFont(option.font);
    drawText(painter, option, option.rect.adjusted(margin, 0, -margin, 0), option.text);
}

void CellDelegate::drawText(QPainter *painter, const QStyleOptionViewItem &option,
                            const QRect &rect, const QString &text) const
{
    const qsizetype end = text.indexOf(u'\n');
    const QString line = end < 0 ? text : text.left(end) + u" …"_s;
    painter->setPen(option.palette.color(QPalette::Text));
    const QFontMetrics metrics(painter->font());
    painter->drawText(rect, static_cast<int>(option.displayAlignment) | Qt::TextSingleLine,
                      metrics.elidedText(line.left(400), Qt::ElideRight, rect.width()));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString().left(60);
    return {option.fontMetrics.horizontalAdvance(text) + 3 * margin,
            option.fontMetrics.height() + 2 * margin};
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    if (!(index.flags() & Qt::ItemIsEditable))
        return nullptr;
    QWidget *editor = makeFieldEditor(m_column, parent, false);
    editor->setAutoFillBackground(true);
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        auto *self = const_cast<CellDelegate *>(this);
        connect(box, &QComboBox::activated, self, [self, box] {
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        // The window's shortcuts do not reach an open list.
        box->view()->installEventFilter(self);
        QTimer::singleShot(0, box, &QComboBox::showPopup);
    }
    return editor;
}

bool CellDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *list = qobject_cast<QAbstractItemView *>(object);
    if (!list || event->type() != QEvent::KeyPress)
        return QStyledItemDelegate::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || !key->modifiers().testFlag(Qt::ControlModifier))
        return false;
    for (QWidget *above = list; above; above = above->parentWidget()) {
        if (auto *box = qobject_cast<QComboBox *>(above)) {
            box->setCurrentIndex(list->currentIndex().row());
            box->hidePopup();
            Q_EMIT meantForSelected();
            break;
        }
    }
    return true;
}

/// A row that is read again meanwhile does not overwrite what is typed; what stood in the cell when
/// the typing began is remembered.
void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (editor->property("filled").isValid()) {
        const bool typed = fieldValue(m_column, editor) != editor->property("filled");
        const auto state = index.data(TableModel::StateRole).value<TableModel::CellState>();
        if (typed || state == TableModel::CellState::Loading)
            return;
    }
    const QVariant value = index.data(Qt::EditRole);
    setFieldValue(m_column, editor, value);
    editor->setProperty("seen", value);
    editor->setProperty("filled", fieldValue(m_column, editor));
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                const QModelIndex &index) const
{
    const QVariant value = fieldValue(m_column, editor);
    if (auto *table = qobject_cast<TableModel *>(model))
        table->edit(index, value, editor->property("seen"));
    else
        model->setData(index, value, Qt::EditRole);
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    QRect rect = option.rect;
    if (qobject_cast<QPlainTextEdit *>(editor)) {
        // A long text gets room to read; it must not leave the table.
        rect.setSize(rect.size().expandedTo({360, 160}));
        const QRect around = editor->parentWidget()->rect();
        rect.moveRight(std::min(rect.right(), around.right()));
        rect.moveBottom(std::min(rect.bottom(), around.bottom()));
    }
    editor->setGeometry(rect);
}

CellDelegate *makeDelegate(const LayoutColumn &column, QObject *parent)
{
    switch (column.editor) {
    case Editor::Words:
        return new WordDelegate(column, parent);
    case Editor::Percent:
        return new PercentDelegate(column, parent);
    case Editor::Flag:
        return new FlagDelegate(column, parent);
    case Editor::Link:
        return new LinkDelegate(column, parent);
    default:
        return new CellDelegate(column, parent);
    }
}

} // namespace waybill
