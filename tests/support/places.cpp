#include "places.h"

#include <fstream>
#include <iterator>

#include "base/assert.h"

namespace chainrule {

// The build gives the folders to this file alone, so that all others compile to the same object in every checkout.
const std::filesystem::path& source_dir() {
    static const std::filesystem::path path = CHAINRULE_SOURCE_DIR;
    return path;
}
const std::filesystem::path& shared_dir() {
    static const std::filesystem::path path = source_dir().parent_path() / "shared";
    return path;
}
const std::filesystem::path& assets_dir() {
    static const std::filesystem::path path = CHAINRULE_ASSETS_DIR;
    return path;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Strings words_of(const std::string& language) {
    Result<Strings> words = Strings::parse(read_file(source_dir() / "tutorials" / language / "ui.json"));
    CHAINRULE_ASSERT(words, "ui.json of the language can be read");
    return *words;
}

}  // namespace chainrule
