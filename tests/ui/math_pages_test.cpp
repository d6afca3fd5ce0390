// Every formula of every page, as the program reads the page, is one that the build has set.
#include <catch_amalgamated.hpp>

#include "../support/places.h"
#include "screen_harness.h"
#include "tutorial/page.h"
#include "ui/math.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

struct Formula {
    std::string tex;
    bool display;
    std::string where;
};

void gather(const std::vector<Inline>& content, const std::string& where, std::vector<Formula>& found) {
    for (const Inline& piece : content)
        if (piece.kind == Inline::Kind::formula) found.push_back({piece.text, false, where + ":" + std::to_string(piece.line)});
}

std::vector<Formula> formulas_of_all_pages() {
    std::vector<Formula> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / "tutorials")) {
        if (entry.path().extension() != ".md") continue;
        const std::string where = entry.path().string();
        for (const Step& step : parse_page(entry.path().stem().string(), read_file(entry.path())).page.steps)
            for (const Block& block : step.blocks) {
                if (block.kind == Block::Kind::formula) found.push_back({block.text, true, where + ":" + std::to_string(block.line)});
                for (const auto* content : {&block.content, &block.hint, &block.because}) gather(*content, where, found);
                for (const auto& choice : block.choices) gather(choice, where, found);
            }
    }
    return found;
}

}  // namespace

TEST_CASE("fixed formulas: every formula of every page is set, fits beside the stage, and can be read aloud") {
    const std::vector<Formula> all = formulas_of_all_pages();
    CHECK(all.size() > 20);
    Screen screen([] {});
    for (const Formula& formula : all) {
        INFO(formula.where << " " << formula.tex);
        const auto picture = fixed_formula(formula.tex, formula.display, Type::body, 238);
        REQUIRE(picture);
        CHECK(picture->width <= 238.5F);
        CHECK_FALSE(picture->glyphs.empty());
        CHECK_FALSE(picture->text.empty());
    }
}
