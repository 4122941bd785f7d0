// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>

namespace waybill::bench {

/// In megabytes, of this process: "VmRSS:" now, "VmHWM:" at most.
double memoryMb(const char *field);

/// The sqlite3 program, kept running, so that its start does not count.
class Shell
{
public:
    explicit Shell(const QString &database);
    ~Shell();
    Shell(const Shell &) = delete;
    Shell &operator=(const Shell &) = delete;

    /// Milliseconds until all it prints is here. No value where there is no such program.
    std::optional<double> run(const QString &sql);

private:
    QProcess m_process;
};

/// What a program that shows a table with Qt's own model has to do for the same question, in
/// milliseconds. It knows one table only, without what is joined to it. It runs as a process of its
/// own (servePlainModel), so that its memory is not taken for ours.
class PlainModel
{
public:
    PlainModel(const QString &database, const QString &table);
    ~PlainModel();
    PlainModel(const PlainModel &) = delete;
    PlainModel &operator=(const PlainModel &) = delete;

    std::optional<double> open() { return ask({u"open"}); }
    std::optional<double> jump(int row) { return ask({u"jump", QString::number(row)}); }
    std::optional<double> sortBy(const QString &column) { return ask({u"sort", column}); }
    std::optional<double> contains(const QString &column, const QString &text)
    {
        return ask({u"contains", column, text});
    }
    std::optional<double> edit(const QString &column, const QString &value)
    {
        return ask({u"edit", column, value});
    }
    /// With all rows, as a view has it that was scrolled to its end.
    std::optional<double> memoryOfAllRowsMb() { return ask({u"memory"}); }

private:
    std::optional<double> ask(std::initializer_list<QStringView> question);

    QProcess m_process;
};

/// Answers the questions of a PlainModel until there are no more.
int servePlainModel(const QString &database, const QString &table);

} // namespace waybill::bench
