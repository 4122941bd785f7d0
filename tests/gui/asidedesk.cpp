// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/asidedesk.h"

#include "migration/playbook/playbooklibrary.h"
#include "migration/run/migrate.h"
#include "ui/aside/retrydialog.h"
#include "ui/aside/setasidepage.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace waybill::test {

namespace {

QAbstractItemView *listOf(const SetAsidePage &page)
{
    return page.findChild<QAbstractItemView *>(u"repairs"_s);
}

} // namespace

AsideDesk::AsideDesk(const QString &sample)
    : m_desk(sample)
    , m_sample(sample)
{
}

bool AsideDesk::migrate()
{
    auto playbook = findPlaybook(m_sample.startsWith("resume"_L1) ? u"resume-toolkit"_s : m_sample);
    if (!playbook)
        return false;
    MigrationRequest request;
    request.workspace = workspace();
    request.playbook = std::move(*playbook);
    request.answers = {{"choices/card-owner", "p-bo"}, {"choices/message-owner", "p-bo"}};
    const Report report = waybill::migrate(request);
    m_database = report.database;
    return report.ok();
}

bool AsideDesk::open()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    m_window->openPath(database());
    if (!QTest::qWaitFor([this] { return isOpen(); }, 30000))
        return false;
    m_window->goTo(u"aside"_s);
    return QTest::qWaitFor([this] { return page()->isVisible(); });
}

/// With its pages: only then has the window gone to the one that it shows first.
bool AsideDesk::isOpen() const
{
    return m_window->session() && !m_window->session()->layouts().isEmpty();
}

SetAsidePage *AsideDesk::page() const
{
    return m_window->findChild<SetAsidePage *>();
}

int AsideDesk::rowOf(const QString &text, const QString &state) const
{
    const QAbstractItemModel &model = *listOf(*page())->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        const QString all = cells.join(u'|');
        if (all.contains(text) && all.contains(state))
            return row;
    }
    return -1;
}

bool AsideDesk::choose(const QString &text, const QString &state) const
{
    if (!QTest::qWaitFor([&] { return rowOf(text, state) >= 0; }, 20000))
        return false;
    QAbstractItemView *list = listOf(*page());
    list->setCurrentIndex(list->model()->index(rowOf(text, state), 0));
    return true;
}

bool AsideDesk::waits() const
{
    const auto *retry = page()->findChild<QPushButton *>(u"retry"_s);
    return QTest::qWaitFor([retry] { return retry->isEnabled(); }, 20000);
}

RetryDialog *AsideDesk::retry() const
{
    if (!press(m_window.get(), "retry"))
        return nullptr;
    RetryDialog *dialog = nullptr;
    const auto ended = [&] {
        dialog = m_window->findChild<RetryDialog *>();
        const auto *close = dialog ? dialog->findChild<QPushButton *>(u"closeRetry"_s) : nullptr;
        return close && close->accessibleName() == "Close"_L1 && isOpen();
    };
    return QTest::qWaitFor(ended, 60000) ? dialog : nullptr;
}

} // namespace waybill::test
