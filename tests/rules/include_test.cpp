// Who may include whom, whether each includes what it uses, which file is a third party's door, where platforms may differ, how long a
// file may be.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch_amalgamated.hpp>

#include "../support/places.h"

namespace chainrule {
namespace {

namespace fs = std::filesystem;

struct Source {
    std::string path;  // from src/: "nn/plan.h"
    std::vector<std::string> lines;
    std::string folder() const { return path.substr(0, path.find('/')); }  // "main.cpp" for what lies in src/ itself
};

const std::vector<Source>& sources() {
    static const std::vector<Source> all = [] {
        std::vector<Source> found;
        const fs::path root = source_dir() / "src";
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            Source source{fs::relative(entry.path(), root).generic_string(), {}};
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) source.lines.push_back(line);
            found.push_back(std::move(source));
        }
        return found;
    }();
    return all;
}

bool starts_with_any(const std::string& path, const std::vector<std::string>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](const std::string& start) { return path.starts_with(start); });
}

// Paths are written from src/ on, so that they begin with the folder: never "../ui/draw.h" or "./draw.h".
bool names_one_place(const std::string& what) {
    const fs::path path = what;
    return path.is_relative() && std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "."; });
}

// Every #include of every source: check(source, what it includes, whether in angle brackets).
void for_each_include(auto check) {
    static const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    for (const Source& source : sources())
        for (const std::string& line : source.lines)
            if (std::smatch match; std::regex_search(line, match, include)) check(source, match[2].str(), match[1] == "<");
}

// The headers of the standard library that a file of ours includes, by itself or through other files of ours.
const std::set<std::string>& standard_headers(const std::string& path) {
    static std::map<std::string, std::set<std::string>> headers;
    static std::map<std::string, std::vector<std::string>> own;
    if (own.empty()) {
        for (const Source& source : sources()) own[source.path];
        for_each_include([](const Source& source, const std::string& what, bool in_brackets) {
            if (in_brackets) headers[source.path].insert(what);
            else own[source.path].push_back(what);
        });
    }
    for (const std::string& what : std::exchange(own[path], {})) {
        const std::string beside = path.substr(0, path.rfind('/') + 1) + what;
        const std::set<std::string> more = standard_headers(own.contains(what) ? what : beside);
        headers[path].insert(more.begin(), more.end());
    }
    return headers[path];
}

// Every name behind std:: in a line, comments and texts left out.
std::vector<std::string> standard_names(const std::string& line) {
    std::vector<std::string> names;
    bool in_text = false;
    for (size_t i = 0; i < line.size(); ++i) {
        if (in_text && line[i] == '\\') ++i;
        else if (line[i] == '"') in_text = !in_text;
        else if (!in_text && line.compare(i, 2, "//") == 0) break;
        else if (!in_text && line.compare(i, 5, "std::") == 0) {
            const size_t end = std::min(line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789", i + 5), line.size());
            names.push_back(line.substr(i + 5, end - i - 5));
        }
    }
    return names;
}

}  // namespace

TEST_CASE("rules: folders include only those below them") {
    const std::map<std::string, std::set<std::string>> below{
        {"base", {}},
        {"nn", {"base"}},
        {"data", {"base"}},
        {"tutorial", {"base"}},
        {"platform", {"base"}},
        {"train", {"base", "nn", "data"}},
        {"interop", {"base", "nn", "data"}},
        {"proof", {"base", "nn", "data", "train"}},
        {"lesson", {"base", "nn", "data", "train", "tutorial", "proof"}},
        {"app", {"base", "nn", "data", "train", "interop", "tutorial", "lesson", "proof"}},
        {"ui", {"base", "nn", "data", "train", "interop", "tutorial", "lesson", "proof", "app", "platform"}},
        {"main.cpp", {"base", "nn", "data", "train", "interop", "tutorial", "lesson", "proof", "app", "ui", "platform"}},
        {"cli.cpp", {"base", "nn", "data", "train", "interop", "tutorial", "lesson", "proof", "cli"}},
        {"cli", {"base", "nn", "data", "train", "interop", "tutorial", "lesson", "proof"}},
        {"web_api.cpp", {"base", "nn", "data", "train", "interop", "tutorial", "lesson"}},
    };
    REQUIRE(sources().size() > 20);
    for (const Source& source : sources()) {
        INFO(source.path);
        CHECK(below.contains(source.folder()));
    }
    for_each_include([&](const Source& source, const std::string& what, bool in_brackets) {
        INFO(source.path << " includes " << what);
        CHECK(names_one_place(what));  // otherwise the folder is not what it seems
        const std::string folder = what.substr(0, what.find('/'));
        if (in_brackets || !below.contains(source.folder()) || folder == source.folder()) return;
        if (!below.contains(folder)) return;  // beside the file itself
        CHECK(below.at(source.folder()).contains(folder));
    });
}

// The precompiled header would hide it (cmake/precompiled.cmake), and one standard library includes what another does not.
TEST_CASE("rules: what is used of the standard library is included") {
    const std::map<std::string, std::string> names{
        {"algorithm", "sort|stable_sort|find|find_if|min|max|clamp|min_element|max_element|any_of|all_of|none_of|count|count_if|copy|copy_n|fill|fill_n|"
                      "reverse|remove_if|replace|transform|lower_bound|upper_bound|rotate|unique|equal|partition|nth_element"},
        {"array", "array"},
        {"atomic", "atomic"},
        {"chrono", "chrono"},
        {"cmath", "fabs|sqrt|isfinite|isnan|floor|ceil|round|lround|exp|log|log2|log10|pow|hypot|tanh|sin|cos|atan2|fmod|signbit|copysign|trunc|fma"},
        {"cstdio", "snprintf|fprintf|printf|sscanf|fputs|FILE"},
        {"functional", "function|less|greater"},
        {"limits", "numeric_limits"},
        {"map", "map"},
        {"memory", "unique_ptr|shared_ptr|make_unique|make_shared"},
        {"mutex", "mutex|lock_guard|unique_lock|scoped_lock"},
        {"numeric", "accumulate|iota|inner_product|gcd"},
        {"optional", "optional|nullopt"},
        {"set", "set"},
        {"span", "span"},
        {"sstream", "istringstream|ostringstream|stringstream"},
        {"string", "string|to_string|getline"},
        {"string_view", "string_view"},
        {"utility", "exchange|as_const|pair"},
        {"variant", "variant|visit|get_if|holds_alternative"},
        {"vector", "vector"},
    };
    std::map<std::string, std::string> header_of;
    for (const auto& [header, all] : names)
        for (size_t at = 0; at <= all.size(); at = std::min(all.find('|', at), all.size()) + 1)
            header_of[all.substr(at, std::min(all.find('|', at), all.size()) - at)] = header;
    for (const Source& source : sources())
        for (const std::string& line : source.lines)
            for (const std::string& name : standard_names(line)) {
                const auto header = header_of.find(name);
                if (header == header_of.end()) continue;
                INFO(source.path << " uses std::" << name << " and does not include <" << header->second << ">");
                CHECK(standard_headers(source.path).contains(header->second));
            }
}

TEST_CASE("rules: a path that climbs is not an include") {
    for (const char* path : {"../ui/draw.h", "nn/../ui/draw.h", "./draw.h", "/usr/include/imgui.h"}) CHECK(!names_one_place(path));
    for (const char* path : {"ui/draw.h", "draw.h", "vector"}) CHECK(names_one_place(path));
}

TEST_CASE("rules: third-party code has one door each") {
    struct Door {
        std::vector<std::string> headers, files;
    };
    const std::vector<Door> doors{
        {{"Eigen/"}, {"nn/linalg."}},
        {{"nlohmann/"}, {"base/", "nn/model"}},
        {{"md4c"}, {"tutorial/"}},
        {{"stb_", "miniz", "zlib"}, {"data/", "interop/"}},
        {{"protozero/"}, {"interop/"}},
        {{"imgui"}, {"ui/"}},
        {{"GLES", "GL/"}, {"ui/", "platform/"}},
        {{"SDL"}, {"platform/"}},
        {{"emscripten"}, {"platform/", "web_api.cpp"}},
        {{"wasm_simd128", "immintrin", "xmmintrin"}, {"nn/kernels/"}},
        {{"CLI/"}, {"cli/command_line."}},
    };
    for_each_include([&](const Source& source, const std::string& what, bool) {
        for (const Door& door : doors) {
            if (!starts_with_any(what, door.headers)) continue;
            INFO(source.path << " includes " << what);
            CHECK(starts_with_any(source.path, door.files));
        }
    });
}

TEST_CASE("rules: only a few files know which platform they are for") {
    const std::vector<std::string> may{"platform/", "nn/linalg.", "base/parallel", "web_api.cpp"};
    for (const Source& source : sources())
        for (const std::string& line : source.lines) {
            if (line.find("__EMSCRIPTEN__") == std::string::npos) continue;
            INFO(source.path << ": " << line);
            CHECK(starts_with_any(source.path, may));
        }
}

TEST_CASE("rules: no clock, file or thread in nn, but the pool it is handed") {
    const std::set<std::string> strangers{"chrono", "ctime", "fstream", "filesystem", "thread", "mutex", "atomic", "future", "random"};
    for_each_include([&](const Source& source, const std::string& what, bool in_brackets) {
        if (!source.path.starts_with("nn/") || !in_brackets) return;
        INFO(source.path << " includes <" << what << ">");
        CHECK(!strangers.contains(what));
    });
}

TEST_CASE("rules: a file of more than 300 lines is two things") {
    for (const Source& source : sources()) {
        INFO(source.path);
        CHECK(source.lines.size() <= 300);
    }
}

}  // namespace chainrule
