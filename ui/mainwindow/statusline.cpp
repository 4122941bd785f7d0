// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/statusline.h"

#include "ui/widgets/text.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace waybill {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_saved(mutedText(QString(), this))
    , m_source(mutedText(QString(), this))
    , m_size(mutedText(QString(), this))
    , m_setAside(button(QString(), {}, ButtonKind::Quiet, this))
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 2, 8, 2);
    for (QLabel *label : {m_saved, m_source, m_size}) {
        label->setWordWrap(false);
        label->setContentsMargins(4, 2, 12, 2);
        addWidget(label);
    }
    m_setAside->setFlat(true);
    m_setAside->setObjectName(u"statusSetAside"_s);
    addWidget(m_setAside);
    connect(m_setAside, &QPushButton::clicked, this, &StatusLine::setAsideWanted);
    m_saved->setObjectName(u"saved"_s);
    m_source->setObjectName(u"readingFrom"_s);
    setSource(nullptr);
}

void StatusLine::setSource(const DataSource *source)
{
    m_saved->setVisible(source && !source->fromFiles);
    m_saved->setText(tr("All changes saved"));
    m_savedAt = {};
    m_size->setVisible(false);
    m_setAside->setVisible(false);
    if (!source)
        m_source->setText(tr("Nothing is open"));
    else if (source->fromFiles)
        m_source->setText(tr("Reading from the files in %1").arg(shownPath(source->workspace)));
    else
        m_source->setText(tr("SQLite database %1").arg(shownPath(source->database)));
}

void StatusLine::setSaved(const QDateTime &time)
{
    m_savedAt = time;
    m_saved->setText(tr("Saved %1").arg(QLocale().toString(time.time(), QLocale::ShortFormat)));
}

void StatusLine::setSize(qint64 bytes)
{
    m_size->setText(sizeText(bytes));
    m_size->setVisible(true);
}

void StatusLine::setSetAside(qint64 records)
{
    m_setAside->setText(tr("Set aside: %1").arg(countText(records)));
    m_setAside->setAccessibleName(tr("Show what was set aside: %1").arg(countText(records)));
    m_setAside->setVisible(records > 0);
}

} // namespace waybill
