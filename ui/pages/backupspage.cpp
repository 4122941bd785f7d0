// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backupspage.h"

#include "models/base/background.h"
#include "models/history/backupmodel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace waybill {

BackupsPage::BackupsPage(Background &background, QWidget *parent)
    : QWidget(parent)
    , m_background(background)
    , m_model(new BackupModel(this))
    , m_table(new ValueTable(m_model, tr("Backups"), this))
    , m_where(mutedText(QString(), this))
    , m_verify(button(tr("&Check all"), u"check-circle"_s, ButtonKind::Plain, this))
    , m_open(button(tr("Open &folder"), u"folder-open"_s, ButtonKind::Plain, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_table->setObjectName(u"backups"_s);
    m_verify->setObjectName(u"verifyBackups"_s);
    m_empty->setContent(u"archive"_s,
                        tr("No backup yet. One is made before every migration and every undo."));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(pageTitle(tr("Backups"), this));
    top->addStretch();
    top->addWidget(m_verify);
    top->addWidget(m_open);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(24, 16, 24, 16);
    head->setSpacing(4);
    head->addLayout(top);
    head->addWidget(m_where);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_verify, &QPushButton::clicked, this, [this] { read(true); });
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    setFolder({});
}

void BackupsPage::setFolder(const QString &folder)
{
    m_folder = folder;
    m_model->setValues({});
    m_stack->setCurrentWidget(m_empty);
    m_where->setText(folder.isEmpty() ? QString() : shownPath(folder));
    m_verify->setEnabled(false);
    m_open->setEnabled(!folder.isEmpty());
}

void BackupsPage::refresh()
{
    read(false);
}

void BackupsPage::read(bool verify)
{
    if (m_folder.isEmpty())
        return;
    m_verify->setEnabled(false);
    m_background.run(
        this, [folder = m_folder, verify] { return listBackups(folder, verify); },
        [this, folder = m_folder](const QList<BackupInfo> &backups) {
            if (folder != m_folder)
                return;
            m_model->setValues(backups);
            m_stack->setCurrentIndex(backups.isEmpty() ? 1 : 0);
            m_verify->setEnabled(!backups.isEmpty());
        });
}

} // namespace waybill
