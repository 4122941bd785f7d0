// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLabel>

namespace waybill {

/// Plain text in a size of the type scale; follows the zoom.
class ScaledLabel final : public QLabel
{
    Q_OBJECT

public:
    ScaledLabel(const QString &text, double scale, QFont::Weight weight, QWidget *parent);
    void setWeight(QFont::Weight weight);

private:
    void applyFont();

    double m_scale;
    QFont::Weight m_weight;
};

/// A drawing of the icon set, in the colour of its kind ("good", "warn", "bad", "accent").
class IconLabel final : public QLabel
{
    Q_OBJECT

public:
    IconLabel(QString name, int size, QString kind, QWidget *parent);
    void setDrawing(const QString &name, const QString &kind);

private:
    void draw();

    QString m_name;
    int m_size;
    QString m_kind;
};

} // namespace waybill
