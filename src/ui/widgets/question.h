// A question with its field or choices, what was answered and what was said to it. In pages, and wherever a number is predicted.
#pragma once
#include "ui/widgets/page_text.h"

namespace chainrule::ui {

// Draws into a box of its own as high as it needs to be, and returns that height. `asked`: the question's text.
float question_box(App& app, const QuestionPicture& question, const std::vector<TextPiece>& asked, float x, float y, float width);

}  // namespace chainrule::ui
