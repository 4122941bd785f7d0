// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a workspace with a large tracker: waybill-make-tracker ROWS DIR [--seed N]
#include "tests/bench/trackergenerator.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace {

constexpr std::size_t blockSize = std::size_t(1) << 20;

std::optional<std::uint64_t> toNumber(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

bool write(const std::filesystem::path &path, std::string_view text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    return bool(file.flush());
}

bool writeProfile(const std::filesystem::path &data)
{
    return write(data / "profile_contact.json",
                 "{\n  \"name\": \"Sample Person\",\n  \"email\": \"sample@example.test\"\n}\n")
        && write(data / "profile_candidate.json",
                 "{\n  \"degree\": \"BSc\",\n  \"years_experience\": 9,\n  \"relocation_ok\": "
                 "true\n}\n")
        && write(data / "profile_experience.json",
                 "[\n  {\n    \"company\": \"Alpha Works\",\n    \"role\": \"Engineer\",\n"
                 "    \"start_date\": \"2020-01\",\n    \"bullets\": [\"Cut setup time by 20%\"]\n "
                 " }\n]\n")
        && write(data / "profile_skills.json", "{\n  \"technical\": [\"Python\"]\n}\n")
        && write(data / "profile_education.json", "[\n  {\"degree\": \"BSc\"}\n]\n")
        && write(data / "config_preferences.json", "{\n  \"theme\": \"light\"\n}\n");
}

bool writeTracker(const std::filesystem::path &path, std::uint64_t rows, std::uint64_t seed)
{
    std::ofstream file(path, std::ios::binary);
    waybill::bench::TrackerGenerator tracker(seed);
    std::string block(tracker.header());
    for (std::uint64_t row = 0; row < rows && file; ++row) {
        tracker.appendRow(block);
        if (block.size() < blockSize)
            continue;
        file << block;
        block.clear();
    }
    file << block;
    return bool(file.flush());
}

} // namespace

int main(int count, char **arguments)
{
    const bool seeded = count == 5 && std::string_view(arguments[3]) == "--seed";
    const auto rows = count == 3 || seeded ? toNumber(arguments[1]) : std::nullopt;
    const auto seed = seeded ? toNumber(arguments[4]) : 1;
    if (!rows || !seed) {
        std::fputs("usage: waybill-make-tracker ROWS DIR [--seed N]\n", stderr);
        return 2;
    }
    const std::filesystem::path folder(arguments[2]);
    std::error_code error;
    std::filesystem::create_directories(folder / "data", error);
    if (!error && writeProfile(folder / "data")
        && writeTracker(folder / "job_applications_tracker.csv", *rows, *seed))
        return 0;
    std::fprintf(stderr, "waybill-make-tracker: %s cannot be written\n", arguments[2]);
    return 1;
}
