// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QCheckBox;
class QPushButton;

namespace waybill {

/// Which of what was set aside is listed: by reason, by what has become of it, and what a link
/// asked for. Each choice says how many it would find.
class AsideFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit AsideFilters(QWidget *parent = nullptr);

    const AsideFilter &filter() const { return m_filter; }
    void setFilter(const AsideFilter &filter); ///< without changed()
    void setCounts(const AsideCounts &counts);

    static AsideFilter toDo(); ///< what is open, or mended and not tried yet

Q_SIGNALS:
    void changed();

private:
    QAbstractButton *addChip(QButtonGroup *group, const QString &name);
    void showCount(const QString &what, QAbstractButton *chip, const QString &title, qint64 count);
    void takeChoices();
    void showLink();

    AsideFilter m_filter;
    QButtonGroup *m_families;
    QButtonGroup *m_states;
    QCheckBox *m_extras;
    QPushButton *m_link; ///< takes back what a link asked for
};

} // namespace waybill
