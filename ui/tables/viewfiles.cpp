// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views go out to a file and come in from one.
#include "models/views/savedviewlist.h"
#include "ui/tables/tablepage.h"
#include "ui/tables/viewmenu.h"
#include "ui/widgets/text.h"

#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace waybill {

void ViewMenu::exportViews()
{
    auto *dialog = new QFileDialog(m_page.window(), tr("Export the saved views of all tables"),
                                   u"views.json"_s, tr("Saved views (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ViewMenu::exportTo);
    dialog->open();
}

void ViewMenu::exportTo(const QString &path)
{
    m_views.exportTo(path, this, [this, path](const Result<qsizetype> &written) {
        if (written)
            Q_EMIT said(tr("%Ln views were written to %1.", nullptr, static_cast<int>(*written))
                            .arg(shownPath(path)));
        else
            Q_EMIT problem(written.error());
    });
}

void ViewMenu::importViews()
{
    auto *dialog = new QFileDialog(m_page.window(), tr("Import saved views"), QString(),
                                   tr("Saved views (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ViewMenu::importFrom);
    dialog->open();
}

void ViewMenu::importFrom(const QString &path)
{
    m_views.importFrom(path, this, [this](const Result<ViewImport> &plan) {
        if (!plan) {
            Q_EMIT problem(plan.error());
            return;
        }
        const auto count = static_cast<int>(plan->changes.size());
        QStringList parts{count == 0 ? tr("Nothing had to be imported.")
                                     : tr("%Ln views were imported.", nullptr, count)};
        if (!plan->replaced.isEmpty())
            parts << tr("Replaced: %1.").arg(plan->replaced.join(u", "_s));
        if (!plan->same.isEmpty())
            parts << tr("There already: %1.").arg(plan->same.join(u", "_s));
        if (!plan->homeless.isEmpty())
            parts << tr("Left out, because this database has no such table: %1.")
                         .arg(plan->homeless.join(u", "_s));
        if (count > 0)
            Q_EMIT done(parts.join(u' '));
        else
            Q_EMIT said(parts.join(u' '));
    });
}

} // namespace waybill
