// Running text of a page: prose with live numbers, links and formulas in it. Set first, so that its height is known, then drawn.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "app/present/page.h"
#include "ui/math.h"
#include "ui/prose.h"

namespace chainrule::ui {

struct TextLook {
    Type type = Type::body, strong = Type::strong, mono = Type::mono;
    Color color;
};
TextLook body_look();
TextLook strong_look();  // of what is asked
TextLook small_look();   // muted

struct SetText {
    const std::vector<TextPiece>* pieces = nullptr;
    TextLook look;
    std::vector<ProseRun> runs;                     // one per piece
    std::vector<std::optional<MathPicture>> math;  // of formulas
    Prose prose;
    float height() const { return prose.height; }
};
std::string spoken(const SetText& text);  // for the twin: formulas in words, not in TeX
SetText set_text(const std::vector<TextPiece>& pieces, float width, const TextLook& look);

// Its top left corner at x, y. What its links say is done at once. `id` begins the ids of its links.
void draw_text(App& app, std::string_view id, float x, float y, const SetText& text);

}  // namespace chainrule::ui
