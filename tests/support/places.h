// Where the tests find files: the project's own and, where it exists, the folder of published numbers beside it.
#pragma once
#include <filesystem>
#include <string>

#include "base/strings.h"

namespace chainrule {

const std::filesystem::path& source_dir();  // the top level
const std::filesystem::path& shared_dir();  // published numbers to test against; need not exist
const std::filesystem::path& assets_dir();  // what the build made for the page

std::string read_file(const std::filesystem::path& path);  // "" where there is none
Strings words_of(const std::string& language);             // tutorials/<language>/ui.json

}  // namespace chainrule
