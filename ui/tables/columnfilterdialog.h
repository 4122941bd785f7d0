// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/rowquery.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace waybill {

/// Asks what one column must hold: a text, some of its words, a range, or whether it is empty.
class ColumnFilterDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a filter is what holds now, if anything does.
    ColumnFilterDialog(const LayoutColumn &column, int index,
                       const std::optional<ColumnFilter> &filter, QWidget *parent = nullptr);

    /// No value when the column is not to be filtered.
    std::optional<ColumnFilter> filter() const;

private:
    enum class Page { Text, Words, Range, Nothing };
    void addKind(const QString &text, ColumnFilter::Kind kind, Page page);
    void addKinds();
    QWidget *makeText();
    QWidget *makeWords();
    QWidget *makeRange();
    void show(const ColumnFilter &filter);
    void check();
    ColumnFilter::Kind kind() const;
    QVariant bound(const QLineEdit *edit) const; ///< invalid when there is none
    bool isBound(const QLineEdit *edit) const; ///< or empty

    LayoutColumn m_column;
    int m_index;
    QComboBox *m_kind;
    QStackedWidget *m_pages;
    QLineEdit *m_text = nullptr;
    QListWidget *m_words = nullptr;
    QLineEdit *m_least = nullptr;
    QLineEdit *m_most = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_apply = nullptr;
    bool m_removed = false;
};

} // namespace waybill
