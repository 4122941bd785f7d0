// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/columnfilterdialog.h"

#include "ui/widgets/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool isNumber(Editor editor)
{
    return editor == Editor::Integer || editor == Editor::Real || editor == Editor::Percent;
}

bool hasRange(Editor editor)
{
    return isNumber(editor) || editor == Editor::Date;
}

} // namespace

ColumnFilterDialog::ColumnFilterDialog(const LayoutColumn &column, int index,
                                       const std::optional<ColumnFilter> &filter, QWidget *parent)
    : QDialog(parent)
    , m_column(column)
    , m_index(index)
    , m_kind(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"columnFilter"_s);
    setWindowTitle(tr("Filter %1").arg(column.label));
    m_kind->setObjectName(u"filterKind"_s);
    m_kind->setAccessibleName(tr("Which rows to show"));
    m_pages->addWidget(makeText());
    m_pages->addWidget(makeWords());
    m_pages->addWidget(makeRange());
    m_pages->addWidget(new QWidget(m_pages));
    addKinds();

    m_apply = button(tr("&Filter"), u"filter"_s, ButtonKind::Primary, this);
    m_apply->setObjectName(u"applyFilter"_s);
    m_apply->setDefault(true);
    auto *cancel = button(tr("&Cancel"), {}, ButtonKind::Plain, this);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    if (filter) {
        auto *remove = button(tr("&Remove filter"), {}, ButtonKind::Plain, this);
        remove->setObjectName(u"removeFilter"_s);
        foot->addWidget(remove);
        connect(remove, &QPushButton::clicked, this, [this] {
            m_removed = true;
            accept();
        });
    }
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(pageTitle(windowTitle(), this));
    layout->addWidget(mutedText(tr("Show only rows where %1").arg(column.label), this));
    layout->addWidget(m_kind);
    layout->addWidget(m_pages, 1);
    layout->addSpacing(8);
    layout->addLayout(foot);
    setMinimumWidth(440);
    connect(m_apply, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ColumnFilterDialog::check);
    if (filter)
        show(*filter);
    check();
    if (QWidget *page = m_pages->currentWidget(); page->focusProxy())
        page->focusProxy()->setFocus();
}

void ColumnFilterDialog::addKind(const QString &text, ColumnFilter::Kind kind, Page page)
{
    m_kind->addItem(text, int(kind));
    m_kind->setItemData(m_kind->count() - 1, int(page), Qt::UserRole + 1);
}

void ColumnFilterDialog::addKinds()
{
    using Kind = ColumnFilter::Kind;
    if (m_column.editor == Editor::Words)
        addKind(tr("is one of these"), Kind::OneOf, Page::Words);
    if (hasRange(m_column.editor))
        addKind(tr("is between"), Kind::Range, Page::Range);
    addKind(tr("contains"), Kind::Contains, Page::Text);
    addKind(tr("does not contain"), Kind::ContainsNot, Page::Text);
    addKind(tr("is empty"), Kind::Empty, Page::Nothing);
    addKind(tr("is not empty"), Kind::NotEmpty, Page::Nothing);
}

QWidget *ColumnFilterDialog::makeText()
{
    auto *page = new QWidget(m_pages);
    m_text = new QLineEdit(page);
    m_text->setObjectName(u"columnFilterText"_s);
    m_text->setAccessibleName(tr("Text to look for"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addStretch();
    page->setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &ColumnFilterDialog::check);
    return page;
}

QWidget *ColumnFilterDialog::makeWords()
{
    m_words = new QListWidget(m_pages);
    m_words->setObjectName(u"columnFilterWords"_s);
    m_words->setAccessibleName(tr("Words to show"));
    const auto add = [this](const QString &label, const QString &word) {
        auto *item = new QListWidgetItem(label, m_words);
        item->setData(Qt::UserRole, word);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    };
    for (const WordChoice &choice : std::as_const(m_column.words))
        add(choice.label, choice.word);
    add(tr("(empty)"), QString());
    m_words->setCurrentRow(0);
    connect(m_words, &QListWidget::itemChanged, this, &ColumnFilterDialog::check);
    return m_words;
}

QWidget *ColumnFilterDialog::makeRange()
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    m_least = new QLineEdit(page);
    m_least->setObjectName(u"columnFilterLeast"_s);
    m_most = new QLineEdit(page);
    m_most->setObjectName(u"columnFilterMost"_s);
    m_hint = mutedText(m_column.editor == Editor::Date
                           ? tr("Write a day, a month or a year: 2025-03-14, 2025-03, 2025.")
                           : tr("Leave a side empty to have no limit there."),
                       page);
    form->addRow(tr("F&rom"), m_least);
    form->addRow(tr("&To"), m_most);
    form->addRow(m_hint);
    page->setFocusProxy(m_least);
    connect(m_least, &QLineEdit::textChanged, this, &ColumnFilterDialog::check);
    connect(m_most, &QLineEdit::textChanged, this, &ColumnFilterDialog::check);
    return page;
}

void ColumnFilterDialog::show(const ColumnFilter &filter)
{
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(int(filter.kind))));
    m_text->setText(filter.text);
    m_least->setText(filter.least.toString());
    m_most->setText(filter.most.toString());
    for (int row = 0; row < m_words->count(); ++row) {
        QListWidgetItem *item = m_words->item(row);
        const bool chosen = filter.kind == ColumnFilter::Kind::OneOf
            && filter.words.contains(item->data(Qt::UserRole).toString());
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
}

/// The button is there for what can be asked.
void ColumnFilterDialog::check()
{
    m_pages->setCurrentIndex(m_kind->currentData(Qt::UserRole + 1).toInt());
    if (!m_apply)
        return;
    const std::optional<ColumnFilter> asked = filter();
    m_apply->setEnabled(asked.has_value());
}

ColumnFilter::Kind ColumnFilterDialog::kind() const
{
    return static_cast<ColumnFilter::Kind>(m_kind->currentData().toInt());
}

QVariant ColumnFilterDialog::bound(const QLineEdit *edit) const
{
    const QString text = edit->text().trimmed();
    if (m_column.editor == Editor::Date) {
        static const QRegularExpression date(u"^\\d{4}(-\\d{2}(-\\d{2})?)?$"_s);
        return date.match(text).hasMatch() ? QVariant(text) : QVariant();
    }
    bool good = false;
    double number = locale().toDouble(text, &good);
    if (!good)
        number = QLocale::c().toDouble(text, &good);
    return good ? QVariant(number) : QVariant();
}

bool ColumnFilterDialog::isBound(const QLineEdit *edit) const
{
    return edit->text().trimmed().isEmpty() || bound(edit).isValid();
}

std::optional<ColumnFilter> ColumnFilterDialog::filter() const
{
    if (m_removed)
        return {};
    ColumnFilter filter{.column = m_index, .kind = kind()};
    switch (filter.kind) {
    case ColumnFilter::Kind::Contains:
    case ColumnFilter::Kind::ContainsNot:
        filter.text = m_text->text().trimmed();
        return filter.text.isEmpty() ? std::optional<ColumnFilter>() : filter;
    case ColumnFilter::Kind::OneOf:
        for (int row = 0; row < m_words->count(); ++row) {
            if (m_words->item(row)->checkState() == Qt::Checked)
                filter.words << m_words->item(row)->data(Qt::UserRole).toString();
        }
        return filter.words.isEmpty() ? std::optional<ColumnFilter>() : filter;
    case ColumnFilter::Kind::Range:
        filter.least = bound(m_least);
        filter.most = bound(m_most);
        return isBound(m_least) && isBound(m_most)
                && (filter.least.isValid() || filter.most.isValid())
            ? filter
            : std::optional<ColumnFilter>();
    default:
        return filter;
    }
}

} // namespace waybill
