// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/tablepeers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlTableModel>
#include <QTextStream>

#include <cstdio>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace waybill::bench {

namespace {

constexpr int patience = 120'000; // ms

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return double(clock.nsecsElapsed()) / 1e6;
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

double memoryMb(const char *field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

Shell::Shell(const QString &database)
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(u"sqlite3"_s, {u"-batch"_s, database});
    m_process.waitForStarted();
}

Shell::~Shell()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

std::optional<double> Shell::run(const QString &sql)
{
    if (m_process.state() != QProcess::Running)
        return {};
    bool done = false;
    const double took = millisecondsOf([&] {
        m_process.write(sql.toUtf8() + ";\n.print that-was-it\n");
        QByteArray printed;
        while (!done && m_process.waitForReadyRead(patience)) {
            printed = printed.right(32) + m_process.readAllStandardOutput();
            done = printed.endsWith("that-was-it\n");
        }
    });
    return done ? std::optional(took) : std::nullopt;
}

PlainModel::PlainModel(const QString &database, const QString &table)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {u"--plain"_s, database, table});
    m_process.waitForStarted();
}

PlainModel::~PlainModel()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

std::optional<double> PlainModel::ask(std::initializer_list<QStringView> question)
{
    QByteArray line;
    for (const QStringView word : question)
        line += word.toUtf8() + '\t';
    m_process.write(line + '\n');
    QByteArray answer;
    while (!answer.endsWith('\n') && m_process.waitForReadyRead(patience))
        answer += m_process.readAllStandardOutput();
    bool isNumber = false;
    const double took = answer.trimmed().toDouble(&isNumber);
    return isNumber ? std::optional(took) : std::nullopt;
}

namespace {

/// One question to a fresh model of one table.
class PlainQuestion
{
public:
    PlainQuestion(const QSqlDatabase &database, const QString &table, const QStringList &words)
        : m_model(nullptr, database)
        , m_words(words)
    {
        m_model.setTable(table);
    }

    std::optional<double> answer()
    {
        const QString what = m_words.value(0);
        const int column = m_model.fieldIndex(m_words.value(1));
        if (what == "open"_L1)
            return select();
        if (what == "jump"_L1)
            return jump(m_words.value(1).toInt());
        if (what == "memory"_L1)
            return memory();
        if (column < 0)
            return {};
        if (what == "edit"_L1)
            return edit(column);
        if (what == "sort"_L1)
            m_model.setSort(column, Qt::AscendingOrder);
        else
            m_model.setFilter(quoted(m_words.value(1)) + u" LIKE '%"_s + m_words.value(2)
                              + u"%'"_s);
        return select();
    }

private:
    double select()
    {
        return millisecondsOf([this] { m_model.select(); });
    }

    double jump(int row)
    {
        select();
        return millisecondsOf([this, row] {
            while (m_model.rowCount() <= row && m_model.canFetchMore())
                m_model.fetchMore();
        });
    }

    double memory()
    {
        const double before = memoryMb("VmRSS:");
        jump(std::numeric_limits<int>::max());
        return memoryMb("VmRSS:") - before;
    }

    std::optional<double> edit(int column)
    {
        m_model.setEditStrategy(QSqlTableModel::OnFieldChange);
        select();
        const QVariant before = m_model.index(0, column).data();
        bool stored = false;
        const double took = millisecondsOf(
            [&] { stored = m_model.setData(m_model.index(0, column), m_words.value(2)); });
        m_model.setData(m_model.index(0, column), before);
        return stored ? std::optional(took) : std::nullopt;
    }

    QSqlTableModel m_model;
    QStringList m_words;
};

} // namespace

int servePlainModel(const QString &path, const QString &table)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(path);
    if (!database.open())
        return 1;
    QTextStream in(stdin);
    QString line;
    while (in.readLineInto(&line)) {
        const auto took = PlainQuestion(database, table, line.split(u'\t')).answer();
        std::printf("%s\n", took ? qPrintable(QString::number(*took)) : "-");
        std::fflush(stdout);
    }
    return 0;
}

} // namespace waybill::bench
