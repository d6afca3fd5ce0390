// A formula's pieces set in lines, with its doors as links.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/present/formula.h"
#include "ui/controls.h"
#include "ui/math_layout.h"

namespace chainrule::ui {

struct FormulaPress {
    std::string cell;   // whose door was pressed
    bool more = false;  // the terms that are left out are asked for
};

// At x, y. `id` starts the ids of the doors.
void draw_formula(std::string_view id, float x, float y, const LiveFormula& formula, const Strings& words, FormulaPress& press);

// Draws into a soft box of the given width, as high as it needs to be, and returns that height. `tone`: the box's colour.
// `name` is what the twin calls the whole.
enum class Tone { quiet, gradient, update };
Color ground_of(Tone tone);
inline constexpr float formula_padding = 12;
float formula_box(std::string_view id, std::string_view name, float x, float y, float width, const std::vector<Piece>& pieces, Tone tone,
                  const Strings& words, FormulaPress& press);

}  // namespace chainrule::ui
