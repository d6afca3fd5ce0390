#include "ui/widgets/formula.h"

#include "ui/draw.h"

namespace chainrule::ui {

void draw_formula(std::string_view id, float x, float y, const LiveFormula& formula, const Strings& words, FormulaPress& press) {
    draw_math(x, y, formula.picture, theme().text);
    int number = 0;
    for (const MathDoor& door : formula.doors) {
        const Rect rect{x + door.rect.x, y + door.rect.y, door.rect.width, door.rect.height};
        const std::string door_id = std::string(id) + "." + std::to_string(number++);
        if (door.cell.empty()) {
            if (link({door_id, door.text + ": " + words("formula.more.hint")}, rect, "", Ink::accent)) press.more = true;
        } else if (link({door_id, spoken_name(door.cell, words) + " = " + door.text}, rect, "")) {
            press.cell = door.cell;
        }
    }
}

Color ground_of(Tone tone) {
    return tone == Tone::gradient ? theme().gradient_soft : tone == Tone::update ? theme().update_soft : theme().ground;
}

float formula_box(std::string_view id, std::string_view name, float x, float y, float width, const std::vector<Piece>& pieces, Tone tone,
                  const Strings& words, FormulaPress& press) {
    const LiveFormula formula = lay_out(pieces, width - 2 * formula_padding);
    const float height = formula.picture.height + 2 * formula_padding;
    fill({x, y, width, height}, ground_of(tone), 8);
    describe_text(id, "text", {x, y, width, height}, std::string(name) + ": " + formula.picture.text);
    draw_formula(id, x + formula_padding, y + formula_padding, formula, words, press);
    return height;
}

}  // namespace chainrule::ui
