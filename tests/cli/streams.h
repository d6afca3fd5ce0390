// What the tests of the verbs share: streams in place of a terminal, and a full disk.
#pragma once
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "../support/places.h"
#include "base/json.h"
#include "cli/verbs.h"

namespace chainrule {

struct Streams {
    std::ostringstream out, err;
    cli::Context context{out, err, words_of("en"), (source_dir() / "tutorials").string()};
    std::vector<Json> lines() const {
        std::vector<Json> found;
        std::istringstream text(out.str());
        for (std::string line; std::getline(text, line);) {
            Result<Json> json = parse_json(line);
            REQUIRE(json);
            found.push_back(*json);
        }
        return found;
    }
};

inline const std::atomic<bool> go_on = false;

inline std::string linear_model() { return (source_dir() / "tests/cli/linear.json").string(); }

inline bool has(const std::ostringstream& text, std::string_view part) {
    UNSCOPED_INFO(text.str());
    return text.str().find(part) != std::string::npos;
}

// A model file of this content, for as long as it lives.
struct File {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "chainrule_cli_test.json";
    explicit File(const std::string& text) { std::ofstream(path) << text; }
    ~File() { std::filesystem::remove(path); }
};

// A disk that is full after so many characters.
struct FullDisk : std::streambuf {
    int room;
    explicit FullDisk(int n) : room(n) {}
    int overflow(int c) override { return room-- > 0 ? c : EOF; }
};

}  // namespace chainrule
