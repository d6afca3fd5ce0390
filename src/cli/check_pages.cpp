#include <filesystem>
#include <ostream>

#include "base/error_text.h"
#include "cli/verbs.h"
#include "lesson/check_page.h"

namespace chainrule::cli {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> text_of(const fs::path& path) {
    Result<std::string> text = read_text(path.string());
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

Beside beside(const fs::path& page, const Context& context) {
    const fs::path folder = page.parent_path(), zoo = fs::path(context.assets) / "models";
    Beside beside;
    beside.model = [folder, zoo](const std::string& name) {
        std::optional<std::string> own = text_of(folder / ".." / "models" / (name + ".json"));
        return own ? own : text_of(zoo / (name + ".json"));
    };
    beside.page = [folder](const std::string& name) {
        std::error_code none;
        return fs::is_regular_file(folder / (name + ".md"), none);
    };
    return beside;
}

// The sentence alone: the line stands before it.
std::string sentence(Error error, const Context& context) {
    std::erase_if(error.arguments, [](auto& argument) { return argument.first == "line"; });
    return word(error, context.words);
}

}  // namespace

int check_pages(const std::vector<std::string>& files, Context& context) {
    bool right = true;
    for (const std::string& file : files) {
        const Result<std::string> text = read_text(file);
        if (!text) {
            fail(text.error(), context);
            right = false;
            continue;
        }
        const fs::path path = file;
        for (const Error& error : check_page(parse_page(path.stem().string(), *text), beside(path, context))) {
            context.err << file << ":" << line_of(error) << ": " << sentence(error, context) << "\n";
            right = false;
        }
    }
    return right ? 0 : 2;
}

}  // namespace chainrule::cli
