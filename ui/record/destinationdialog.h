// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/base/progress.h"
#include "models/base/background.h"
#include "models/record/destination.h"

#include <QDialog>

#include <functional>
#include <stop_token>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace waybill {

class FieldFateModel;
class ValueTable;

/// Whose ledger tells where things went.
struct DestinationLedger
{
    QString database;
    /// Makes a database of its own first, from files that nobody has migrated; gone with the
    /// dialog.
    std::function<Result<QString>(const Observer &)> make;
    QString source; ///< with \a make: the file of this source is shown first
};

/// "Where did this go?": the records of a file, one at a time, and for each of their fields the row
/// and column it went to, or why it went nowhere.
class DestinationDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DestinationDialog)

public:
    /// \a place without a file: the first record of the first file.
    DestinationDialog(DestinationLedger ledger, FilePlace place, Background &background,
                      QWidget *parent = nullptr);
    ~DestinationDialog() override;

    void lookOnly(); ///< placeWanted() leads nowhere

Q_SIGNALS:
    void placeWanted(const QString &table, const QString &key, const QString &column);

private:
    void build();
    QWidget *makeTools();
    void prepare();
    void listFiles();
    void look(const FilePlace &place);
    void take(const Result<QList<Destination>> &found);
    QString stateText() const;
    void showField();
    void step(qint64 by);
    const StoredPlace *wanted() const; ///< of the current field; null: it is nowhere
    void openCurrent();

    DestinationLedger m_ledger;
    std::shared_ptr<QString> m_made; ///< the database of its own
    FilePlace m_place;
    Destination m_shown;
    Background &m_background;
    std::stop_source m_stop;
    qint64 m_asked = 0; ///< the latest question
    FieldFateModel *m_model;
    QComboBox *m_file;
    QSpinBox *m_line;
    QPushButton *m_previous;
    QPushButton *m_next;
    QLabel *m_state;
    ValueTable *m_table;
    QLabel *m_why;
    QCheckBox *m_personal;
    QPushButton *m_open;
};

} // namespace waybill
