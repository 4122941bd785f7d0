// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/tablebench.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <algorithm>

namespace waybill::bench {

namespace {

constexpr int screen = 40; ///< rows

double elapsedOn(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

bool until(const std::function<bool()> &done, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
    }
    return true;
}

bool TableBench::showScreen(int first) const
{
    const int last = std::min(first + screen, m_model.rowCount()) - 1;
    return until([&] {
        for (int row = first; row <= last; ++row) {
            if (!m_model.isAtHand(row)) {
                m_model.index(row, 0).data(); // which asks for it
                return false;
            }
        }
        return true;
    });
}

std::optional<Took> TableBench::listing(const std::function<void()> &start)
{
    QObject watch;
    bool some = false;
    bool complete = false;
    QObject::connect(&m_model, &TableModel::modelReset, &watch, [&] { some = true; });
    QObject::connect(&m_model, &TableModel::listed, &watch, [&] { some = complete = true; });
    Took took;
    QElapsedTimer clock;
    clock.start();
    start();
    if (!until([&] { return some; }) || !showScreen(0))
        return {};
    took.first = elapsedOn(clock);
    if (!until([&] { return complete; }))
        return {};
    took.all = elapsedOn(clock);
    return took;
}

std::optional<Took> TableBench::open()
{
    return listing([this] { m_model.refresh(); });
}

std::optional<Took> TableBench::ask(const RowQuery &query)
{
    return listing([&] { m_model.setQuery(query); });
}

std::optional<Took> TableBench::jump(int row)
{
    QElapsedTimer clock;
    clock.start();
    if (!showScreen(row))
        return {};
    return Took{.first = elapsedOn(clock), .all = elapsedOn(clock)};
}

std::optional<Took> TableBench::edit(int row, int column, const QVariant &value)
{
    if (!showScreen(row))
        return {};
    QObject watch;
    int saved = 0;
    QObject::connect(&m_session, &DataSession::saved, &watch, [&] { ++saved; });
    QElapsedTimer clock;
    clock.start();
    if (!m_model.setData(m_model.index(row, column), value, Qt::EditRole))
        return {};
    const double shown = elapsedOn(clock);
    if (!until([&] { return saved == 1; }))
        return {};
    const double stored = elapsedOn(clock);
    m_session.undoStack().undo();
    if (!until([&] { return saved == 2; }))
        return {};
    return Took{.first = shown, .all = stored};
}

} // namespace waybill::bench
