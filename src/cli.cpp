// The command line: finds the assets and words, the rest is in cli/.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/command_line.h"

namespace chainrule {
namespace {

// The assets lie beside the program; /proc tells where that is even when it was found on PATH.
std::filesystem::path assets_beside(const char* program) {
    std::error_code none;
    std::filesystem::path self = std::filesystem::canonical("/proc/self/exe", none);
    if (none) self = std::filesystem::absolute(program);
    return self.parent_path() / "assets";
}

Strings english(const std::filesystem::path& assets) {
    std::ifstream file(assets / "ui" / "en.json");
    std::stringstream text;
    text << file.rdbuf();
    Result<Strings> words = Strings::parse(text.str());
    return words ? *words : Strings();
}

int run(int count, char** arguments) {
    const std::filesystem::path assets = assets_beside(arguments[0]);
    cli::Context context{std::cout, std::cerr, english(assets), assets.string()};
    return cli::run(count, arguments, context);
}

}  // namespace
}  // namespace chainrule

int main(int count, char** arguments) { return chainrule::run(count, arguments); }
