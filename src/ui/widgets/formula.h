// A formula's pieces set in lines, with its doors as links.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/present/formula.h"
#include "ui/controls.h"

namespace chainrule::ui {

// Draws into a soft box of the given width, as high as it needs to be, and returns that height. `tone`: the box's colour.
// A pressed door's cell is put into `opened`. `id` starts the ids of the doors; `name` is what the twin calls the whole.
enum class Tone { quiet, gradient, update };
float formula_box(std::string_view id, std::string_view name, float x, float y, float width, const std::vector<Piece>& pieces,
                  Tone tone, std::string& opened);

}  // namespace chainrule::ui
