// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of set-aside things does about them; the list itself is in setasidepage.cpp.
#include "migration/aside/mend.h"
#include "migration/aside/mendedfile.h"
#include "migration/aside/setaside.h"
#include "migration/aside/triedmending.h"
#include "models/aside/asidemodels.h"
#include "models/aside/mendinglist.h"
#include "models/base/background.h"
#include "models/database/datasession.h"
#include "ui/aside/mendrecorddialog.h"
#include "ui/aside/repairdetail.h"
#include "ui/aside/setasidepage.h"
#include "ui/aside/splitlinedialog.h"
#include "ui/widgets/text.h"

#include <QFileDialog>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace waybill {

void SetAsidePage::enter(const QString &text, const std::function<Mendings(Connection &)> &work)
{
    if (!m_session)
        return;
    m_detail->setBusy(true);
    const auto read = [path = m_session->source().database, work]() -> Mendings {
        auto connection = Connection::open(path, Connection::Mode::ReadOnly);
        return connection ? work(*connection) : Mendings(connection.error());
    };
    m_background.run(m_mendings.get(), read, [this, text](const Mendings &mendings) {
        m_detail->setBusy(false);
        if (mendings)
            m_mendings->enter(*mendings, text);
        else
            Q_EMIT problem(mendings.error());
    });
}

void SetAsidePage::readRecord(const std::function<void(const AsideFileRecord &)> &then)
{
    if (!m_session)
        return;
    m_detail->setBusy(true);
    using Found = Result<AsideFileRecord>;
    const auto read = [path = m_session->source().database,
                       item = m_detail->currentItem()]() -> Found {
        auto connection = Connection::open(path, Connection::Mode::ReadOnly);
        return connection ? readAsideRecord(*connection, item) : Found(connection.error());
    };
    m_background.run(m_mendings.get(), read, [this, then](const Found &record) {
        m_detail->setBusy(false);
        if (record)
            then(*record);
        else
            Q_EMIT problem(record.error());
    });
}

void SetAsidePage::mendAll(const std::string &text)
{
    if (m_mendings)
        m_mendings->enter({mendAllLike(m_detail->repair().first, text)},
                          tr("Mend %1").arg(m_detail->repair().first.field));
}

void SetAsidePage::mendOne(const std::string &text)
{
    const AsideItem item = m_detail->currentItem();
    readRecord([this, item, text](const AsideFileRecord &record) {
        m_mendings->enter({mendPlace(item, record.key, item.place, text)},
                          tr("Mend %1").arg(item.field));
    });
}

void SetAsidePage::editRecord()
{
    const AsideItem item = m_detail->currentItem();
    readRecord([this, item](const AsideFileRecord &record) {
        auto *dialog = new MendRecordDialog(item, record, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, item] {
            if (m_mendings)
                m_mendings->enter(dialog->mendings(), tr("Mend %1").arg(asidePlaceText(item)));
        });
        dialog->open();
    });
}

void SetAsidePage::splitLine()
{
    const AsideItem item = m_detail->currentItem();
    readRecord([this, item](const AsideFileRecord &record) {
        if (record.hasSecret) {
            Q_EMIT problem({.code = u"ASIDE-06"_s,
                            .severity = Severity::Warning,
                            .file = item.file,
                            .line = item.line,
                            .hint = tr("Mend the line in the file and migrate again."),
                            .message = tr("The line holds an access key, which is not kept here, "
                                          "so it cannot be split here either.")});
            return;
        }
        auto *dialog = new SplitLineDialog(asidePlaceText(item), record.header, record.cells, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog, item, key = record.key] {
            if (m_mendings)
                m_mendings->enter({waybill::splitLine(item, key, dialog->cells())},
                                  tr("Split %1").arg(asidePlaceText(item)));
        });
        dialog->open();
    });
}

void SetAsidePage::leaveOut(bool all)
{
    const AsideRepair repair = m_detail->repair();
    const AsideItem item = m_detail->currentItem();
    if (!m_mendings)
        return;
    if (!all) {
        readRecord([this, item](const AsideFileRecord &record) {
            m_mendings->enter({leaveOutOne(item, record.key)},
                              tr("Leave out %1").arg(asidePlaceText(item)));
        });
        return;
    }
    const QString text = tr("Leave out %1").arg(countText(repair.count));
    if (item.what != AsideItem::What::Record) {
        m_mendings->enter({leaveOutAllLike(item)}, text);
        return;
    }
    enter(text, [first = repair.first](Connection &connection) {
        return mendAllRecordsLike(connection, first, leaveOutOne);
    });
}

void SetAsidePage::takeFile(bool all)
{
    const AsideItem item = m_detail->currentItem();
    if (!m_mendings)
        return;
    enter(tr("Take what the file says"), [item, all](Connection &connection) {
        return all ? mendAllRecordsLike(connection, item, takeFromFile)
                   : mendRecords(connection, item, {item.record}, takeFromFile);
    });
}

/// What a migration has stored goes with that migration alone.
void SetAsidePage::lookForRun(const AsideItem &item)
{
    const auto work = [path = m_session->source().database, item]() -> Result<qint64> {
        auto connection = Connection::open(path, Connection::Mode::ReadOnly);
        return connection ? runThatMended(*connection, item) : Result<qint64>(connection.error());
    };
    m_background.run(m_detail, work, [this, item](const Result<qint64> &run) {
        const AsideItem &now = m_detail->repair().first;
        if (run && now.file == item.file && now.record == item.record && now.place == item.place)
            m_detail->setMendedIn(*run);
    });
}

void SetAsidePage::takeBack()
{
    if (!m_mendings)
        return;
    QList<PendingMending> taken;
    for (const AsideItem &item : m_detail->repair().items) {
        for (const PendingMending &mending : mendingsOf(m_mendings->all(), item)) {
            if (!taken.contains(mending))
                taken.append(mending);
        }
    }
    m_mendings->takeBack(taken, tr("Take a mending back"));
}

void SetAsidePage::exportFile()
{
    const QString file = m_detail->repair().first.file;
    auto *dialog = new QFileDialog(this, tr("Export what was set aside"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"mend-"_s + file.section(u'/', -1));
    connect(dialog, &QFileDialog::fileSelected, this, [this, file](const QString &path) {
        if (!m_session)
            return;
        const auto work = [database = m_session->source().database, file,
                           path]() -> Result<qint64> {
            auto connection = Connection::open(database, Connection::Mode::ReadOnly);
            return connection ? exportSetAside(*connection, file.toStdString(), path, {})
                              : Result<qint64>(connection.error());
        };
        m_background.run(this, work, [this, path](const Result<qint64> &written) {
            if (written)
                Q_EMIT done(tr("%Ln records of it were written to %1. Mend them in any editor, "
                               "then bring the file in.",
                               nullptr, static_cast<int>(*written))
                                .arg(shownPath(path)));
            else
                Q_EMIT problem(written.error());
        });
    });
    dialog->open();
}

void SetAsidePage::bringIn()
{
    const std::string file = m_detail->repair().first.file.toStdString();
    auto *dialog = new QFileDialog(this, tr("Bring in a mended file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, file](const QString &path) {
        enter(tr("Bring in %1").arg(shownPath(path)), [file, path](Connection &connection) {
            return pendingFromFile(connection, file, path);
        });
    });
    dialog->open();
}

} // namespace waybill
