// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/exportshown.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QRadioButton;

namespace waybill {

/// What can be exported, for the dialog to say.
struct ExportOffer
{
    QString title; ///< of the table
    QString notes; ///< the filter in words; empty: none
    qint64 shown = 0;
    qint64 selected = 0;
    int columns = 0;
};

/// Asks how a table is exported: as what, which rows, and for CSV in which dialect.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(const ExportOffer &offer, QWidget *parent = nullptr);

    ExportChoice choice() const;
    bool selectedOnly() const;

private:
    QWidget *makeCsvOptions();
    QWidget *makeRows();
    void showFormat();
    void showRows();
    ExportFormat format() const;

    ExportOffer m_offer;
    QComboBox *m_format;
    QLabel *m_about;
    QRadioButton *m_all;
    QRadioButton *m_selected;
    QWidget *m_csv;
    QComboBox *m_separator;
    QComboBox *m_decimal;
    QCheckBox *m_guard;
    QCheckBox *m_words;
    QLabel *m_wordsAbout;
    QPushButton *m_export;
};

/// For a dialog that saves files: "CSV (*.csv)".
QString fileFilter(ExportFormat format);

} // namespace waybill
