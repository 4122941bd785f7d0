// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/differencestrip.h"

#include "models/base/background.h"
#include "models/findings/inputdifferencemodel.h"
#include "ui/widgets/text.h"
#include "ui/widgets/valuetable.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace waybill {

DifferenceStrip::DifferenceStrip(Background &background, QWidget *parent)
    : QFrame(parent)
    , m_background(background)
    , m_sentence(bodyText(QString(), this))
    , m_toggle(button(tr("Show &differences"), {}, ButtonKind::Quiet, this))
    , m_model(new InputDifferenceModel(this))
    , m_list(new ValueTable(m_model, tr("Differences"), this))
{
    setObjectName(u"differences"_s);
    setKind(this, u"info"_s);
    m_sentence->setObjectName(u"differencesText"_s);
    m_toggle->setObjectName(u"showDifferences"_s);
    m_toggle->setCheckable(true);
    m_toggle->setAutoDefault(false);
    constexpr int height = 170;
    m_list->setFixedHeight(height);
    m_list->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(iconLabel(u"info"_s, 20, u"accent"_s, this));
    row->addWidget(m_sentence, 1);
    row->addWidget(m_toggle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->addLayout(row);
    column->addWidget(m_list);
    hide();
    connect(m_toggle, &QPushButton::toggled, this, [this](bool shown) {
        m_list->setVisible(shown);
        m_toggle->setText(shown ? tr("Hide &differences") : tr("Show &differences"));
    });
}

void DifferenceStrip::compare(const WizardState &state)
{
    hide();
    if (!state.inspection)
        return;
    const auto look = [database = databasePath(state.request), playbook = state.request.playbook,
                       inspection = *state.inspection] {
        return differencesSince(database, playbook, inspection);
    };
    m_background.run(this, look, [this](const Result<InputDifferences> &found) {
        if (found)
            showFound(*found);
    });
}

void DifferenceStrip::showFound(const InputDifferences &found)
{
    const QString sentence = differencesText(found);
    if (sentence.isEmpty())
        return;
    const QDateTime when = QDateTime::fromString(found.when, Qt::ISODateWithMs).toLocalTime();
    m_sentence->setText(tr("Since the migration of %1: %2.")
                            .arg(QLocale().toString(when.date(), QLocale::ShortFormat), sentence));
    m_model->setValues(found.all);
    show();
}

} // namespace waybill
