// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/receiptfiles.h"

#include "models/report/runmodels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct ReceiptDialog
{
    Q_DECLARE_TR_FUNCTIONS(ReceiptDialog)
};

void showVerdict(const ReceiptVerdict &verdict, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"receiptCheck"_s);
    dialog->setWindowTitle(ReceiptDialog::tr("Check of a receipt"));
    dialog->resize(960, 560);
    const bool confirmed = verdict.confirmed();
    const QString kind = confirmed ? u"good"_s : u"bad"_s;
    QFrame *frame = card(kind, dialog);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(iconLabel(confirmed ? u"check-circle"_s : u"alert-circle"_s, 28, kind, frame), 0,
                   Qt::AlignTop);
    QLabel *sentence = sectionTitle(
        confirmed
            ? ReceiptDialog::tr("The receipt of run %1 is confirmed.").arg(verdict.receipt.run)
            : ReceiptDialog::tr("The receipt of run %1 is not confirmed: see what differs.")
                  .arg(verdict.receipt.run),
        frame);
    sentence->setObjectName(u"receiptVerdict"_s);
    sentence->setWordWrap(true);
    row->addWidget(sentence, 1);
    auto *model = new ReceiptCheckModel(dialog);
    model->setValues(verdict.checks);
    auto *table = new ValueTable(model, ReceiptDialog::tr("What was checked"), dialog);
    auto *close = button(ReceiptDialog::tr("&Close"), {}, ButtonKind::Primary, dialog);
    close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(close);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(frame);
    column->addWidget(table, 1);
    column->addLayout(foot);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    dialog->open();
}

} // namespace

void saveReceipt(const QString &database, qint64 run, Background &background, QWidget *parent,
                 MessageBar *messages)
{
    auto *dialog =
        new QFileDialog(parent, ReceiptDialog::tr("Save receipt"), u"receipt-%1"_s.arg(run),
                        ReceiptDialog::tr("PDF (*.pdf);;JSON, to be checked later (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    });
    QObject::connect(
        dialog, &QFileDialog::fileSelected, messages,
        [database, run, &background, messages](const QString &path) {
            const auto write = [database, run, path]() -> Result<> {
                const auto receipt = makeReceipt(database, run);
                if (!receipt)
                    return receipt.error();
                return path.endsWith(".pdf"_L1, Qt::CaseInsensitive)
                    ? writeReceiptPdf(*receipt, path)
                    : writeReceipt(*receipt, path);
            };
            background.run(messages, write, [messages, path](const Result<> &written) {
                if (written)
                    messages->showDone(
                        ReceiptDialog::tr("The receipt was saved as %1.").arg(shownPath(path)));
                else
                    messages->showProblem(written.error());
            });
        });
    dialog->open();
}

void checkReceipt(const QString &database, Background &background, QWidget *parent,
                  MessageBar *messages)
{
    auto *dialog = new QFileDialog(parent, ReceiptDialog::tr("Check a receipt"), QString(),
                                   ReceiptDialog::tr("Receipts (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, messages,
                     [database, &background, parent, messages](const QString &path) {
                         showReceiptCheck(path, database, background, parent, messages);
                     });
    dialog->open();
}

void showReceiptCheck(const QString &path, const QString &database, Background &background,
                      QWidget *parent, MessageBar *messages)
{
    background.run(
        messages,
        [path, database] { return verifyReceipt({.receipt = path, .database = database}); },
        [parent, messages](const Result<ReceiptVerdict> &verdict) {
            if (verdict)
                showVerdict(*verdict, parent);
            else
                messages->showProblem(verdict.error());
        });
}

} // namespace waybill
