// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/migratepage.h"

#include "ui/widgets/text.h"
#include "ui/wizard/runview.h"

#include <QFrame>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

MigratePage::MigratePage(WizardState &state, QWidget *parent)
    : WizardPage(state, tr("Migrate"), tr("Ready to migrate"), QString(), parent)
    , m_stack(new QStackedWidget(this))
    , m_words(bodyText(QString(), this))
    , m_run(new RunView(this))
{
    auto *ready = new QWidget(this);
    QFrame *frame = card(u"card"_s, ready);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(20, 16, 20, 16);
    inside->addWidget(m_words);
    auto *column = new QVBoxLayout(ready);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame);
    column->addStretch();
    m_words->setObjectName(u"migrateSummary"_s);
    m_stack->addWidget(ready);
    m_stack->addWidget(m_run);
    content()->addWidget(m_stack, 1);
    connect(&m_job, &MigrationJob::progressed, m_run, &RunView::show);
    connect(&m_job, &MigrationJob::finished, this, [this](const Report &report) {
        m_run->end(report.ok());
        m_finished = true;
        this->state().report = report;
        if (report.ok() && !m_secrets.isEmpty())
            m_keychain.keep(std::exchange(m_secrets, {}));
        else
            finish();
    });
    connect(&m_keychain, &Keychain::done, this,
            [this](const QStringList &refused, const QString &reason) {
                if (!refused.isEmpty()) {
                    this->state().report->problems.append(
                        {.code = u"SEC-03"_s,
                         .severity = Severity::Warning,
                         .field = refused.join(u", "_s),
                         .found = reason,
                         .action = tr("They are neither there nor in the database."),
                         .hint = tr("They are still in your files."),
                         .message = tr("The keychain did not take all access keys.")});
                }
                finish();
            });
}

void MigratePage::finish()
{
    Q_EMIT changed();
    Q_EMIT advance();
}

void MigratePage::enter()
{
    m_finished = false;
    m_stack->setCurrentIndex(0);
    setTitle(tr("Ready to migrate"), tr("This is what will happen."));
    m_words->setText(summary());
}

qint64 MigratePage::mainCount() const
{
    if (!state().rehearsal)
        return 0;
    const QString main = QString::fromStdString(state().request.playbook.recordTable);
    for (const TableReport &table : state().rehearsal->tables) {
        if (table.table == main)
            return table.inserted + table.updated;
    }
    return 0;
}

QString MigratePage::nextText() const
{
    const QString title = state().request.playbook.recordTitle;
    if (mainCount() > 0 && !title.isEmpty())
        return tr("&Migrate %1 %2").arg(countText(mainCount()), title);
    return tr("&Migrate");
}

QString MigratePage::summary() const
{
    const MigrationRequest &request = state().request;
    QStringList lines;
    QStringList counts;
    if (state().rehearsal) {
        for (const TableReport &table : state().rehearsal->tables) {
            const ViewSpec *shown = nullptr;
            for (const ViewSpec &view : request.playbook.views) {
                if (QString::fromStdString(view.table) == table.table)
                    shown = &view;
            }
            if (shown && table.inserted + table.updated > 0)
                counts << tr("%1: %2").arg(shown->title, countText(table.inserted + table.updated));
        }
    }
    lines << tr("Into %1:").arg(shownPath(databasePath(request)));
    lines << counts.join(u", "_s);
    lines << QString();
    lines << tr("A backup is made and verified first.");
    if (state().rehearsal && state().rehearsal->recordsSetAside > 0)
        lines << tr("%Ln records are set aside, with the reason for each.", nullptr,
                    static_cast<int>(state().rehearsal->recordsSetAside));
    if (request.maxSetAside)
        lines << tr("It stops if more than %Ln records must be set aside.", nullptr,
                    static_cast<int>(*request.maxSetAside));
    lines << tr("Until the last moment, cancelling leaves everything as it was. Afterwards the "
                "whole migration can be undone.");
    return lines.join(u'\n');
}

bool MigratePage::handleNext()
{
    Q_EMIT starting();
    setTitle(tr("Migrating"), tr("Cancelling leaves everything as it was, up to the last moment."));
    m_stack->setCurrentWidget(m_run);
    m_run->begin(state().request.playbook);
    MigrationRequest request = state().request;
    request.rehearsal = false;
    m_secrets.clear();
    const QString prefix = QString::fromStdString(request.playbook.id) + u'/';
    request.keepSecret = [this, prefix](const QString &name, const QString &secret) {
        // Called in the worker; the list belongs to this thread.
        QMetaObject::invokeMethod(
            this,
            [this, prefix, name, secret] {
                m_secrets.append({prefix + name, secret});
            },
            Qt::QueuedConnection);
    };
    m_job.migrate(request);
    Q_EMIT changed();
    return true;
}

void MigratePage::cancelWork()
{
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Cancel the migration?"),
        tr("Nothing has been put in place yet, so cancelling leaves everything as it was."),
        QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *stop = box->addButton(tr("&Cancel migration"), QMessageBox::DestructiveRole);
    box->addButton(tr("&Keep running"), QMessageBox::RejectRole);
    connect(stop, &QPushButton::clicked, this, [this] { m_job.cancel(); });
    connect(this, &WizardPage::advance, box, &QDialog::reject);
    box->open();
}

} // namespace waybill
