// What math.json holds: glyphs of the font of formulas with their sizes, and the formulas of the pages. Read once, when first
// asked for. Inside ui/.
#pragma once
#include <string_view>
#include <vector>

#include "ui/math.h"

namespace chainrule::ui {

struct MathShape {  // in ems
    char32_t code = 0;
    float width = 0, height = 0, depth = 0;  // above and below the baseline
};
// By MathJax's typeface and code point: "N-28" is the usual "(", "S3-28" the third larger one. Null where it does not occur.
const MathShape* math_shape(std::string_view key);
const MathShape* math_shape(char32_t code);  // by its code point in the font

// In ems, y upwards from the baseline, x from the left end; not broken yet.
struct FixedFormula {
    MathPicture picture;         // `height` and `depth` below
    float height = 0, depth = 0;
    struct Break {
        float x = 0;
        int level = 0;  // 0: most readily
    };
    std::vector<Break> breaks;   // where a line may end
};
const FixedFormula* find_fixed(std::string_view tex, bool display);

// In points, broken to `width` (0: not at all), an em being `em` points or, where it must, less.
MathPicture broken(const FixedFormula& formula, float em, float width);

}  // namespace chainrule::ui
