// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/aside/asidelist.h"
#include "migration/aside/asidereasons.h"
#include "migration/aside/pendingmendings.h"
#include "migration/run/storedplaybook.h"
#include "migration/target/statement.h"
#include "migration/verify/layoutcache.h"

#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace waybill {

/// Goes through the ledger: what the latest reading of each file set aside first, then what earlier
/// ones did and the latest did not.
class AsideScan
{
public:
    AsideScan(Connection &connection, const AsideFilter &filter,
              const std::function<void(AsideItem)> &visit, const Observer &observer)
        : m_connection(connection)
        , m_filter(filter)
        , m_visit(visit)
        , m_observer(observer)
        , m_layouts(connection)
    {
    }

    Result<> run();

private:
    struct Source
    {
        std::int64_t id = 0;
        std::int64_t run = 0;
        std::string name;
        QString file;
        std::string sha256;
        bool whole = false; ///< set aside as a whole
        std::vector<std::string> header;
        std::unique_ptr<SourceBinding> binding;
        std::size_t series = 0; ///< of the readings of the same file
    };
    struct Series
    {
        std::int64_t latest = 0; ///< Source::id
        bool hasEarlier = false;
    };
    enum class Pass { Latest, Earlier };

    Result<> readSources();
    void readFiles();
    Result<> readRecords(Pass pass);
    Result<> readRecord(Statement &row, Pass pass);
    Result<Problems> problemsOf(std::int64_t record);
    Result<> decideLost();
    void emitLatest(AsideFinding finding, const Source &source, const std::string &identity);
    void emitEarlier(AsideFinding finding, const Source &source, const std::string &identity);
    void markWaiting(AsideItem &item) const;
    /// As json_each() reads it.
    static std::string sqlList(const std::vector<std::int64_t> &ids);
    static std::string keyOf(const Source &source, const std::string &identity, int leaf);

    Connection &m_connection;
    const AsideFilter &m_filter;
    const std::function<void(AsideItem)> &m_visit;
    const Observer &m_observer;
    StoredPlaybook m_stored;
    Answers m_rules; ///< mendings of a value wherever it stands
    std::map<std::pair<QString, qint64>, QList<PendingMending>> m_ofRecords; ///< by file, record
    std::map<std::int64_t, Source> m_sources;
    std::vector<Series> m_series;
    struct Known
    {
        AsideState state = AsideState::Open;
        QString mending;
    };
    std::unordered_map<std::string, Known> m_known; ///< by keyOf()
    std::unordered_set<std::string> m_seen;
    struct Lost
    {
        AsideItem item;
        std::string identity;
        std::size_t series = 0;
    };
    std::vector<Lost> m_lost; ///< of files that have changed: are their records still there?
    LayoutCache m_layouts;
    std::unique_ptr<Statement> m_problems;
};

} // namespace waybill
